import type { LogEvent } from "../../shared/event.ts";
import { eventIdSchema, type EventId, type MessageId, type SenderId } from "../../shared/ids.ts";
import { viewEvent } from "../../shared/view-event.ts";
import type { ViewRequest } from "../../shared/wire.ts";
import type { OwnSender } from "../db/kv.ts";
import { sendView, type SeenView, type SendViewDeps } from "./send-view.ts";

/** A mail that a page shows just now, as its tracked URLs name it. */
export interface ViewedMail {
  readonly sid: SenderId;
  readonly messageId: MessageId;
}

export interface NoteViewsDeps extends SendViewDeps {
  readonly randomBytes: (length: number) => Uint8Array;
  /** The senders that this browser is or was and whose keys it has (`readSenderKeys` in `db/kv.ts`); the first of a sid counts. */
  readonly senders: () => Promise<readonly OwnSender[]>;
  /** How far this computer's clock is ahead of the server's, in milliseconds; null where it is not known (`sync/clock-skew.ts`). */
  readonly clockSkew: () => Promise<number | null>;
  /** Writes these views (one or more) into the database, and folds their mails anew. */
  readonly record: (views: readonly LogEvent[]) => Promise<void>;
  readonly report: (error: unknown) => void;
}

/** Takes the page's word for what it shows. */
export interface ViewNotes {
  /**
   * Writes a view of each of these mails that is a sender's of this browser's, at most one in 15 s for each mail, and lets
   * the server know, which may take two minutes and may fail. Resolves when the views are in the database; rejects when
   * the database does.
   * @returns how many views were written.
   */
  note(mailClient: ViewRequest["mailClient"], mails: readonly ViewedMail[]): Promise<number>;
}

/** One look at a mail is one view, however many tabs and frames tell of it. Milliseconds. */
const onceInMs = 15_000;

export function createViewNotes(deps: NoteViewsDeps): ViewNotes {
  /** When a view of a mail was last written, for as long as it matters. */
  const lately = new Map<MessageId, number>();

  return {
    async note(mailClient, mails) {
      const [senders, skew] = await Promise.all([deps.senders(), deps.clockSkew()]);
      const bySid = new Map(senders.toReversed().map((sender) => [sender.sid, sender]));
      const seenAt = deps.now();
      for (const [messageId, at] of lately) {
        // Also when the clock was set back: then nothing is known.
        if (Math.abs(seenAt - at) >= onceInMs) lately.delete(messageId);
      }
      const views: SeenView[] = [];
      for (const { sid, messageId } of mails) {
        const sender = bySid.get(sid);
        if (sender === undefined || lately.has(messageId)) continue;
        lately.set(messageId, seenAt);
        const id = viewId(seenAt, deps.randomBytes);
        const view = { sid, id, messageId, mailClient, seenAt, skew: skew ?? 0 };
        views.push(view);
        // The server first: it may have other browsers of the rep's to tell.
        sendView(deps, sender, view).catch(deps.report);
      }
      if (views.length === 0) return 0;
      try {
        await deps.record(views.map((view) => viewEvent(view, Math.max(0, seenAt - view.skew))));
      } catch (cause) {
        // The page says it again.
        for (const { messageId } of views) lately.delete(messageId);
        throw cause;
      }
      return views.length;
    },
  };
}

/** As the server makes them: the time, then 64 random bits, both hexadecimal. */
function viewId(now: number, randomBytes: NoteViewsDeps["randomBytes"]): EventId {
  const bytes = [...randomBytes(8)].map((byte) => byte.toString(16).padStart(2, "0"));
  return eventIdSchema.parse(`${Math.max(0, now).toString(16).padStart(12, "0")}${bytes.join("")}`);
}
