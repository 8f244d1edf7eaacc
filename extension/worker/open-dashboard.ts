import type { Browser } from "wxt/browser";
import type { Request } from "../messages.ts";

/** A place in the dashboard. */
export type DashboardPlace = Extract<Request, { type: "open-dashboard" }>["at"];

/** What of the browser it takes to show the dashboard. */
export interface OpenDashboardDeps {
  readonly runtime: { readonly id: string };
  readonly tabs: {
    query(info: { url: string[] }): Promise<Pick<Browser.tabs.Tab, "id" | "windowId">[]>;
    update(tabId: number, properties: { active: boolean; url: string }): Promise<unknown>;
    create(properties: { active: boolean; url: string }): Promise<unknown>;
  };
  readonly windows: { update(windowId: number, info: { focused: boolean }): Promise<unknown> };
}

/** The part of its address after the page's, as the dashboard's own routes are. */
export function dashboardRoute(at: DashboardPlace): string {
  if (at.page === "mails") return "#/";
  return at.page === "mail" ? `#/mail/${at.messageId}` : `#/${at.page}`;
}

/** Shows a place in the dashboard: in the tab where it is open, which need not load anew, else in a new one. */
export async function openDashboard(
  { runtime, tabs, windows }: OpenDashboardDeps,
  at: DashboardPlace,
): Promise<void> {
  const page = `chrome-extension://${runtime.id}/dashboard.html`;
  const url = page + dashboardRoute(at);
  const [tab] = await tabs.query({ url: [page] });
  if (tab?.id === undefined) {
    await tabs.create({ url, active: true });
    return;
  }
  await tabs.update(tab.id, { active: true, url });
  await windows.update(tab.windowId, { focused: true });
}
