import type { LogEvent } from "../../shared/event.ts";
import type { SightlineDatabase } from "../db/database.ts";
import { forgetCursor, readCursor } from "../db/kv.ts";
import { recordEvents, type RecordedEvents } from "../db/record-events.ts";
import type { Telling } from "../db/tell.ts";
import type { ClockReading } from "./clock-skew.ts";
import type { AccessProblem, Credentials } from "./credentials.ts";
import { fetchEventsPage, readEvents, type FetchedPage } from "./fetch-events.ts";
import type { Fetch } from "./fetch.ts";
import type { Trouble } from "./trouble.ts";

export type PullOutcome =
  | {
      readonly kind: "pulled";
      readonly added: number;
      readonly unreadable: number;
      /** The server's current key version; null from a server that knows of none. */
      readonly keyVersion: number | null;
      /** How far this computer's clock is ahead of the server's. */
      readonly clock: ClockReading | null;
    }
  | { readonly kind: "unauthorized"; readonly problem: AccessProblem }
  | { readonly kind: "failed"; readonly trouble: Trouble; readonly retryAfter: number | null };

export interface PullDeps {
  readonly db: SightlineDatabase;
  readonly fetch: Fetch;
  readonly now: () => number;
  /** Asked before each transaction. */
  readonly telling: () => Promise<Telling>;
  /** After each transaction that changed something. */
  readonly onRecorded: (recorded: RecordedEvents) => void;
}

/**
 * A long history is written in stretches of this many events, one transaction each. As long as memory allows (some
 * 60 MB), because a mail's hits lie scattered over the log, and each stretch writes every mail that has one in it.
 */
const stretchLength = 100_000;

/**
 * Reads the log from the cursor to its end into the database. May be stopped at any moment: the cursor moves only
 * together with the events before it.
 */
export async function pullEvents(
  deps: PullDeps,
  credentials: Credentials,
  signal: AbortSignal,
): Promise<PullOutcome> {
  let cursor = await readCursor(deps.db, credentials);
  let waiting: LogEvent[] = [];
  let added = 0;
  let unreadable = 0;
  let restarted = false;

  /** Writes what was read so far, with the cursor after it. */
  async function flush(after: string): Promise<void> {
    signal.throwIfAborted();
    const telling = await deps.telling();
    const stretch = { account: credentials, events: waiting, cursor: after, telling };
    const recorded = await recordEvents(deps.db, stretch);
    waiting = [];
    added += recorded.added;
    // Without a new event when the log has a view that this browser wrote down before.
    if (recorded.added > 0 || recorded.threadIds.length > 0) deps.onRecorded(recorded);
  }

  const ask = (after: string | null): Promise<FetchedPage> =>
    fetchEventsPage(deps, credentials, after, signal);
  let asked = ask(cursor);
  for (;;) {
    const page = await asked;
    if (page.kind !== "page") {
      if (waiting.length > 0 && cursor !== null) await flush(cursor);
      if (page.kind !== "invalid-cursor") return page;
      if (restarted) return failed({ kind: "cursor-refused" });
      // Events are known by their ids, so reading all of them again counts none twice.
      restarted = true;
      await forgetCursor(deps.db, credentials);
      cursor = null;
      asked = ask(cursor);
      continue;
    }
    const moved = page.cursor !== cursor;
    cursor = page.cursor;
    // On its way while this page is worked through. It never rejects, so it may be left when this ends early.
    if (page.more && moved) asked = ask(cursor);
    const events = readEvents(page.events, credentials.sid);
    waiting.push(...events);
    unreadable += page.events.length - events.length;
    const ends = !page.more || !moved;
    if (ends ? moved || waiting.length > 0 : waiting.length >= stretchLength) await flush(cursor);
    if (!page.more) {
      const { keyVersion = null, clock } = page;
      return { kind: "pulled", added, unreadable, keyVersion, clock };
    }
    if (!moved) return failed({ kind: "log-stuck" });
  }
}

function failed(trouble: Trouble): PullOutcome {
  return { kind: "failed", trouble, retryAfter: null };
}
