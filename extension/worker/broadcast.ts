import type { Browser } from "wxt/browser";
import type { SightlineDatabase } from "../db/database.ts";
import { readThreadStatuses } from "../db/thread-statuses.ts";
import type { Broadcast } from "../messages.ts";

/** As many statuses as one message carries; after a long absence there are several. */
const chunkLength = 500;

/** What of the browser's tabs it takes to reach all mail tabs. */
export interface BroadcastTabs {
  query(info: { url: string }): Promise<Pick<Browser.tabs.Tab, "id">[]>;
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
  const tabs = await deps.tabs.query({ url: "https://mail.google.com/*" });
  const tabIds = tabs.map(({ id }) => id).filter((id) => id !== undefined);
  if (tabIds.length === 0) return;
  for (let start = 0; start < threadIds.length; start += chunkLength) {
    const statuses = await readThreadStatuses(deps.db, threadIds.slice(start, start + chunkLength));
    const message: Broadcast = { type: "statuses-changed", statuses };
    await Promise.allSettled(tabIds.map((id) => deps.tabs.sendMessage(id, message)));
  }
}
