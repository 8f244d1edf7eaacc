import type { Browser } from "wxt/browser";
import type { SightlineDatabase } from "../db/database.ts";
import { readThreadStatuses } from "../db/thread-statuses.ts";
import { gmailPages, outlookPages } from "../mail/mail-hosts.ts";
import type { Broadcast } from "../messages.ts";

/** As many statuses as one message carries; after a long absence there are several. */
const chunkLength = 500;

/** What of the browser's tabs it takes to reach all mail tabs. */
export interface BroadcastTabs {
  query(info: {
    url?: string[];
    windowType?: "popup";
    active?: boolean;
    lastFocusedWindow?: boolean;
  }): Promise<Pick<Browser.tabs.Tab, "id">[]>;
  sendMessage(tabId: number, message: Broadcast): Promise<unknown>;
}

/** Tells every mail tab what became of these threads. Tabs without a content script of ours do not matter. */
export async function broadcastStatuses(
  deps: {
    readonly db: Pick<SightlineDatabase, "threads">;
    readonly tabs: BroadcastTabs;
  },
  threadIds: readonly string[],
): Promise<void> {
  if (threadIds.length === 0) return;
  const found = await Promise.all([
    deps.tabs.query({ url: [...gmailPages, ...outlookPages] }),
    // A mail in a window of its own, which Outlook makes without an address.
    deps.tabs.query({ windowType: "popup" }),
  ]);
  const tabIds = idsOf(found.flat());
  if (tabIds.length === 0) return;
  for (let start = 0; start < threadIds.length; start += chunkLength) {
    const statuses = await readThreadStatuses(deps.db, threadIds.slice(start, start + chunkLength));
    tellTabs(deps.tabs, tabIds, { type: "statuses-changed", statuses });
  }
}

/**
 * Tells every tab of the browser. A window without an address cannot be told from a page of somebody else's; to that nothing
 * is said, for no content script of ours is there.
 */
export async function broadcastToAll(tabs: BroadcastTabs, message: Broadcast): Promise<void> {
  tellTabs(tabs, idsOf(await tabs.query({})), message);
}

/** Waits for none of them: a tab that the browser has frozen answers when it is looked at again. */
function tellTabs(tabs: BroadcastTabs, tabIds: readonly number[], message: Broadcast): void {
  void Promise.allSettled(tabIds.map((id) => tabs.sendMessage(id, message)));
}

function idsOf(tabs: readonly Pick<Browser.tabs.Tab, "id">[]): number[] {
  return [...new Set(tabs.map(({ id }) => id).filter((id) => id !== undefined))];
}
