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
function routeOf(at: DashboardPlace): string {
  if (at.page === "mails") return "#/";
  if (at.page === "mail") return `#/mail/${at.messageId}`;
  const section = at.page === "settings" && at.section !== undefined ? `/${at.section}` : "";
  return `#/${at.page}${section}`;
}

/** Shows a place in the dashboard: in the tab where it is open, which need not load anew, else in a new one. */
export async function openDashboard(deps: OpenDashboardDeps, at: DashboardPlace): Promise<void> {
  const { tabs, windows } = deps;
  // With whatever query: the settings have one.
  const [tab] = await tabs.query({ url: [`${pageOf(deps)}*`] });
  if (tab?.id === undefined) {
    await openNewDashboard(deps, at);
    return;
  }
  await tabs.update(tab.id, { active: true, url: pageOf(deps) + routeOf(at) });
  await windows.update(tab.windowId, { focused: true });
}

/** Shows a place in the dashboard in a tab of its own. */
export async function openNewDashboard(
  deps: Pick<OpenDashboardDeps, "runtime" | "tabs">,
  at: DashboardPlace,
): Promise<void> {
  await deps.tabs.create({ url: pageOf(deps) + routeOf(at), active: true });
}

function pageOf({ runtime }: Pick<OpenDashboardDeps, "runtime">): string {
  return `chrome-extension://${runtime.id}/dashboard.html`;
}
