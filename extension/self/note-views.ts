import type { LogEvent } from "../../shared/event.ts";
import type { MessageId, SenderId } from "../../shared/ids.ts";
import type { ViewRequest } from "../../shared/wire.ts";
import type { OwnSender } from "../db/kv.ts";
import type { After } from "../sync/within.ts";
import type { Fetch } from "../sync/fetch.ts";

/** A mail that a page shows just now, as its tracked URLs name it. */
export interface ViewedMail {
  readonly sid: SenderId;
  readonly messageId: MessageId;
}

export interface NoteViewsDeps {
  readonly fetch: Fetch;
  /** Milliseconds since 1970, by this computer's clock. */
  readonly now: () => number;
  readonly random: () => number;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly after: After;
  /** The senders that this browser is or was and whose keys it has; the current one first. */
  readonly senders: () => Promise<readonly OwnSender[]>;
  /** How far this computer's clock is ahead of the server's, in milliseconds; null where it is not known (`sync/clock-skew.ts`). */
  readonly clockSkew: () => Promise<number | null>;
  /** Writes these views (one or more) into the database, and folds their mails anew. */
  readonly record: (views: readonly LogEvent[]) => Promise<void>;
  /** Any extension API call: it restarts the worker's 30 s idle timer. */
  readonly keepAlive: () => void;
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
