import type { HitEvent } from "../../shared/event.ts";
import type { SightlineDatabase } from "../db/database.ts";
import { forgetCursor, readCursor } from "../db/kv.ts";
import { recordEvents, type RecordedEvents } from "../db/record-events.ts";
import { fetchEventsPage, type Credentials } from "./fetch-events.ts";

export type PullOutcome =
  | { readonly kind: "pulled"; readonly added: number; readonly unreadable: number }
  | { readonly kind: "unauthorized" }
  | { readonly kind: "failed"; readonly detail: string; readonly retryAfter: number | null };

export interface PullDeps {
  readonly db: SightlineDatabase;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  /** Asked before each transaction: false means that its hits never notify. */
  readonly mayNotify: () => Promise<boolean>;
  /** After each transaction that changed something. */
  readonly onRecorded: (recorded: RecordedEvents) => void;
}

/** A long history is written in stretches of about this many events: one transaction each. */
const stretchLength = 20_000;

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
  let events: HitEvent[] = [];
  let added = 0;
  let unreadable = 0;
  let restarted = false;
  for (;;) {
    const page = await fetchEventsPage(deps, credentials, cursor, signal);
    if (page.kind === "invalid-cursor" && !restarted) {
      // Events are known by their ids, so reading all of them again counts none twice.
      restarted = true;
      await forgetCursor(deps.db, credentials);
      cursor = null;
      continue;
    }
    if (page.kind === "invalid-cursor") {
      return { kind: "failed", detail: "The server refuses its own cursor.", retryAfter: null };
    }
    if (page.kind !== "page") return page;

    const stuck = page.more && page.cursor === cursor;
    const moved = page.cursor !== cursor;
    events = events.concat(page.events);
    unreadable += page.unreadable;
    cursor = page.cursor;
    if (page.more && !stuck && events.length < stretchLength) continue;

    if (events.length > 0 || moved) {
      signal.throwIfAborted();
      const notify = await deps.mayNotify();
      const recorded = await recordEvents(deps.db, {
        account: credentials,
        events,
        cursor,
        notify,
      });
      added += recorded.added;
      events = [];
      if (recorded.added > 0) deps.onRecorded(recorded);
    }
    if (stuck) {
      return { kind: "failed", detail: "The server's log does not move on.", retryAfter: null };
    }
    if (!page.more) return { kind: "pulled", added, unreadable };
  }
}
