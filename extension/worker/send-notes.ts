import { confirmInOutbox, onlyUnconfirmed } from "../sends/confirm-in-outbox.ts";
import type { SendNotes } from "../sends/watch-sends.ts";
import { broadcastToAll, type BroadcastTabs } from "./broadcast.ts";
import { report } from "./report.ts";

/** What the background does about requests that send mail: it tells all tabs, and sees to mail whose tab is gone. */
export function createSendNotes(api: { readonly tabs: BroadcastTabs }): SendNotes {
  return {
    now: Date.now,
    onlyUnconfirmed: () => onlyUnconfirmed(Date.now()),
    async seen(send) {
      // Before the tab is told: what it knows of the mail besides comes after it. Whoever watches the outbox records it.
      if (send.phase === "sent") await confirmInOutbox(send);
      await broadcastToAll(api.tabs, send);
    },
    report,
  };
}
