import type { Verdict } from "../../../shared/event.ts";
import type { FeedFilter, FeedKind } from "../../db/feed-filter.ts";

/** What the rep wants to see of the feed. */
export interface FeedChoice {
  readonly show: "everything" | "new" | "click" | "bounce" | Verdict;
  readonly search: string;
}

/** Nothing is left out. */
export const wholeFeed: FeedChoice = { show: "everything", search: "" };

/** Whether this choice leaves something out. */
export function isNarrowed({ show, search }: FeedChoice): boolean {
  return show !== "everything" || search.trim() !== "";
}

const hits: readonly FeedKind[] = ["open", "click"];

/** What the database is asked for. What is new it does not know. */
export function filterOf({ show }: Pick<FeedChoice, "show">): FeedFilter {
  switch (show) {
    case "everything":
    case "new":
      return {};
    case "click":
    case "bounce":
      return { kinds: [show] };
    case "person":
    case "unconfirmed":
    case "machine":
    case "self":
      return { kinds: hits, verdicts: [show] };
  }
}
