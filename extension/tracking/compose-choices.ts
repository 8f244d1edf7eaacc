import type { ComposeChange } from "../inset/protocol.ts";
import type { SentMessage } from "../messages.ts";
import type { TrackingChoice } from "../preferences.ts";
import type { Wish } from "../rules/decide-tracking.ts";

/** What the rep chose for one mail. */
export interface ComposeChoice {
  readonly wish: Wish;
  readonly reminder: NonNullable<SentMessage["reminder"]> | null;
}

/** By draft. Shared by all windows of a page, in which a draft may close and open again. */
export type ComposeChoices = Map<string, ComposeChoice>;

/** How a new mail begins. */
export function firstChoice(byDefault: TrackingChoice & Pick<Wish, "from">): ComposeChoice {
  return { wish: { ...byDefault, overruled: new Set() }, reminder: null };
}

/** The rep wants this of the mail. */
export function withTracking(
  { wish, reminder }: ComposeChoice,
  { opens, links }: TrackingChoice,
): ComposeChoice {
  return { wish: { ...wish, opens, links, from: "mail" }, reminder };
}

/**
 * What the menu changed.
 * @param hindrances the names of all that hinders the mail just now
 */
export function withChange(
  before: ComposeChoice,
  { opens, links, reminder, override }: ComposeChange,
  hindrances: ReadonlySet<string>,
): ComposeChoice {
  const { wish } = before;
  const isTracking = opens !== undefined || links !== undefined;
  const tracking = { opens: opens ?? wish.opens, links: links ?? wish.links };
  const after = isTracking ? withTracking(before, tracking) : before;
  const overruled =
    override === undefined ? wish.overruled : override ? hindrances : new Set<string>();
  return {
    wish: { ...after.wish, overruled },
    reminder: reminder === undefined ? before.reminder : reminder,
  };
}
