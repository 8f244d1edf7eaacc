import type { Browser } from "wxt/browser";
import type { SentMessage } from "../messages.ts";

type Mail = Pick<SentMessage, "account" | "threadId">;

/** What of the browser's tabs and windows it takes to go to a thread. */
export interface OpenThreadDeps {
  readonly tabs: {
    query(info: {
      url: string;
    }): Promise<Pick<Browser.tabs.Tab, "id" | "url" | "title" | "windowId">[]>;
    update(tabId: number, properties: { active: boolean; url: string }): Promise<unknown>;
    create(properties: { active: boolean; url: string }): Promise<unknown>;
  };
  readonly windows: { update(windowId: number, info: { focused: boolean }): Promise<unknown> };
}

/** Where a mail's thread stands in Gmail, in the mailbox that it was sent from. */
export function threadUrl({ account, threadId }: Mail): string {
  const mailbox = account === "" ? "0/" : `?authuser=${encodeURIComponent(account)}`;
  return `https://mail.google.com/mail/u/${mailbox}${threadId === null ? "" : `#all/${threadId}`}`;
}

/**
 * Shows a mail's thread: in the Gmail tab of its account where there is one, so that no second Gmail has to load,
 * else in a new tab.
 */
export async function openThread(deps: OpenThreadDeps, mail: Mail): Promise<void> {
  const tabs = await deps.tabs.query({ url: "https://mail.google.com/*" });
  const tab = tabs.find(({ title, url }) => belongsTo(mail.account, title ?? "", url ?? ""));
  if (tab?.id === undefined || tab.url === undefined) {
    await deps.tabs.create({ url: threadUrl(mail), active: true });
    return;
  }
  // Only the fragment changes, so Gmail goes there without loading again.
  const url =
    tab.url.replace(/#.*$/s, "") + (mail.threadId === null ? "" : `#all/${mail.threadId}`);
  await deps.tabs.update(tab.id, { active: true, url });
  await deps.windows.update(tab.windowId, { focused: true });
}

/** Gmail names the account in the tab's title ("Inbox (2) - ada@example.com - Gmail"), or the address asks for it. */
function belongsTo(account: string, title: string, url: string): boolean {
  if (account === "") return true;
  const wanted = account.toLowerCase();
  if (URL.parse(url)?.searchParams.get("authuser")?.toLowerCase() === wanted) return true;
  return title.toLowerCase().split(" - ").includes(wanted);
}
