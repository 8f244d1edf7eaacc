import type { Verdict } from "../../../shared/event.ts";
import type { EventId } from "../../../shared/ids.ts";
import type { FeedFilter, FeedKind } from "../../db/feed-filter.ts";

/** What the rep wants to see of the feed. */
export interface FeedChoice {
  readonly show: "everything" | "new" | "click" | "reply" | "bounce" | Verdict;
  readonly search: string;
}

/** Nothing is left out. */
export const wholeFeed: FeedChoice = { show: "everything", search: "" };

/** Whether this choice leaves something out. */
export function isNarrowed({ show, search }: FeedChoice): boolean {
  return show !== "everything" || search.trim() !== "";
}

const hits: readonly FeedKind[] = ["open", "click"];

/**
 * What the database is asked for.
 * @param fresh one hit of each reading that is new
 */
export function filterOf(show: FeedChoice["show"], fresh: ReadonlySet<EventId>): FeedFilter {
  switch (show) {
    case "everything":
      return {};
    case "new":
      return { hits: fresh };
    case "click":
    case "reply":
    case "bounce":
      return { kinds: [show] };
    case "person":
    case "unconfirmed":
    case "machine":
    case "self":
      return { kinds: hits, verdicts: [show] };
  }
}
