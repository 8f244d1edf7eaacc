import type { Browser } from "wxt/browser";
import { gmailPages, isOutlookHost, outlookPages } from "../mail/mail-hosts.ts";
import type { SentMessage } from "../messages.ts";

type Mail = Pick<SentMessage, "mailClient" | "mailHost" | "account" | "threadId">;
type Tab = Pick<Browser.tabs.Tab, "id" | "url" | "title" | "windowId">;

/** What of the browser's tabs and windows it takes to go to a thread. */
export interface OpenThreadDeps {
  readonly tabs: {
    query(info: { url: string[] }): Promise<Tab[]>;
    update(tabId: number, properties: { active: boolean; url?: string }): Promise<unknown>;
    create(properties: { active: boolean; url: string }): Promise<unknown>;
  };
  readonly windows: { update(windowId: number, info: { focused: boolean }): Promise<unknown> };
}

/** Where a mail's thread stands in its mail client, in the mailbox that it was sent from. */
export function threadUrl({ mailClient, mailHost = "", account, threadId }: Mail): string {
  if (mailClient === "outlook") {
    const host = isOutlookHost(mailHost) ? mailHost : "outlook.office.com";
    const thread = threadId === null ? "" : `/id/${encodeURIComponent(threadId)}`;
    return `https://${host}/mail/sentitems${thread}`;
  }
  const mailbox = account === "" ? "0/" : `?authuser=${encodeURIComponent(account)}`;
  return `https://mail.google.com/mail/u/${mailbox}${threadId === null ? "" : `#all/${threadId}`}`;
}

/**
 * Shows a mail's thread. Gmail's: in the tab of its account where there is one, so that no second Gmail has to load. Outlook's:
 * in the tab that shows it already; another one would have to load anew, and somebody may be writing there. Else in a new tab.
 */
export async function openThread(deps: OpenThreadDeps, mail: Mail): Promise<void> {
  const isOutlook = mail.mailClient === "outlook";
  const tabs = await deps.tabs.query({ url: isOutlook ? outlookPages : gmailPages });
  const tab = tabs.find(isOutlook ? (shown) => shows(mail, shown) : (own) => belongsTo(mail, own));
  if (tab?.id === undefined || tab.url === undefined) {
    await deps.tabs.create({ url: threadUrl(mail), active: true });
    return;
  }
  // Only the fragment changes, so Gmail goes there without loading again.
  const url = isOutlook
    ? {}
    : {
        url: tab.url.replace(/#.*$/s, "") + (mail.threadId === null ? "" : `#all/${mail.threadId}`),
      };
  await deps.tabs.update(tab.id, { active: true, ...url });
  await deps.windows.update(tab.windowId, { focused: true });
}

/** Outlook's address names the conversation that is open, in whichever folder. */
function shows({ threadId }: Mail, { url = "" }: Tab): boolean {
  const id = /\/id\/([^/?#]+)/.exec(url)?.[1] ?? "";
  try {
    return decodeURIComponent(id) === threadId;
  } catch {
    return false;
  }
}

/** Gmail names the account in the tab's title ("Inbox (2) - ada@example.com - Gmail"), or the address asks for it. */
function belongsTo({ account }: Mail, { title = "", url = "" }: Tab): boolean {
  if (account === "") return true;
  const wanted = account.toLowerCase();
  if (URL.parse(url)?.searchParams.get("authuser")?.toLowerCase() === wanted) return true;
  return title.toLowerCase().split(" - ").includes(wanted);
}
