import type { SentMessage } from "../messages.ts";
import type { BackgroundLink } from "./background-link.ts";
import { outbox } from "./outbox.ts";
import { retry } from "./retry.ts";
import { unplaced } from "./unplaced.ts";

/** Sees to it that every tracked mail gets into the database, through the outbox. */
export interface SentMail {
  /** The mail is leaving: kept at once, without waiting. */
  leaving(message: SentMessage): void;
  /** The mail did not leave. */
  stayed(id: SentMessage["id"]): void;
  /**
   * The mail client confirmed it. Without a thread it is looked for from now on, see `unplaced.ts`. Resolves to whether it is
   * in the database; if not, the background will see to it.
   */
  confirmed(message: SentMessage): Promise<boolean>;
}

/** @param signal aborted when the extension was reloaded: storage and background are out of reach then */
export function keepSentMail(
  link: Pick<BackgroundLink, "recordSent">,
  signal: AbortSignal,
): SentMail {
  // One chain of writes, so that what was put later is there later.
  let writes: Promise<unknown> = Promise.resolve();
  const write = (task: () => Promise<void>): Promise<boolean> => {
    const done = writes.then(() => retry(task, { attempts: 3, firstPauseMs: 200, signal }));
    writes = done;
    return done;
  };

  return {
    leaving: (message) => void write(() => outbox.put(message)),
    stayed: (id) => void write(() => outbox.remove(id)),
    async confirmed(message) {
      if (message.threadId === null) await write(() => unplaced.put(message));
      await write(() => outbox.put(message));
      const recorded = await retry(() => link.recordSent(message), {
        attempts: 8,
        firstPauseMs: 500,
        signal,
      });
      if (!recorded) return false;
      // Where the page does not name mails, the background may have confirmed this one before, without its thread.
      const isOwnId = message.mailMessageId === message.id;
      if (isOwnId && message.threadId !== null) await write(() => unplaced.remove(message.id));
      await write(() => outbox.remove(message.id));
      return true;
    },
  };
}
