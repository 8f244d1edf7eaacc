import { browser } from "wxt/browser";
import type { Broadcast } from "../../../extension/messages.ts";
import { watchSends } from "../../../extension/sends/watch-sends.ts";
import { messageIdSchema, type MessageId } from "../../../shared/ids.ts";
import type { Note } from "./notes.ts";
import { startProbeWorker } from "./worker.ts";

const probe = startProbeWorker();

/** What the extension's background does, with the probe's notes for an outbox. */
watchSends(browser.webRequest, {
  now: Date.now,
  onlyUnconfirmed: async () => onlyUnconfirmed(probe.notes),
  async seen(send) {
    const message: Broadcast = send;
    for (const { id } of await browser.tabs.query({}))
      // Most tabs have nobody who listens.
      if (id !== undefined) await browser.tabs.sendMessage(id, message).catch(() => undefined);
  },
  report: (error) => console.error(error),
});

/** The one mail that was prepared and of which nothing has come since. */
function onlyUnconfirmed(notes: readonly Note[]): MessageId | null {
  const open = notes.filter((note) => {
    if (note.what !== "compose") return false;
    const last = notes.findLast((it) => "id" in it && it.id === note.id && it.what !== "closed");
    return last?.what === "leaving";
  });
  const [only] = open;
  return open.length === 1 && only?.what === "compose" ? messageIdSchema.parse(only.pixelOf) : null;
}
