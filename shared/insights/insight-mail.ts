import type { Engagement } from "../engagement.ts";
import type { HitKind, Verdict } from "../event.ts";

/** What insights need to know of one mail that stands in somebody's mailbox. All times are milliseconds since 1970. */
export interface InsightMail {
  readonly account: string;
  readonly recipients: readonly { readonly email: string; readonly name: string }[];
  /** Destinations of its wrapped links. */
  readonly links: readonly string[];
  readonly sentAt: number;
  readonly tracking: { readonly opens: boolean; readonly links: boolean };
  /** False for one that was sent from another browser: nothing is known of it but what came of it. */
  readonly recorded: boolean;
  readonly engagement: Engagement;
  /** Each reading and each click: when it began, what it was, and whose. */
  readonly readings: readonly (readonly [at: number, kind: HitKind, verdict: Verdict])[];
}

/**
 * Whose hits count. Each of them counts what the one before it counts, too; the rep's own count in none.
 * - `people`: those by people.
 * - `unconfirmed`: also those that a person or a machine may have made.
 * - `machines`: everything that fetched the mail, as trackers that cannot tell count it.
 */
export const MEASURES = ["people", "unconfirmed", "machines"] as const;
export type Measure = (typeof MEASURES)[number];

const COUNTED: Record<Measure, ReadonlySet<Verdict>> = {
  people: new Set(["person"]),
  unconfirmed: new Set(["person", "unconfirmed"]),
  machines: new Set(["person", "unconfirmed", "machine"]),
};

/** Whether a hit with this verdict counts. */
export function counts(measure: Measure, verdict: Verdict): boolean {
  return COUNTED[measure].has(verdict);
}

/** Whether anything can be known of the mail: it was tracked, and did not come back from the only one it was sent to. */
export function isMeasurable({ tracking, engagement }: InsightMail): boolean {
  const cameBack = engagement.bouncedAt !== null && engagement.whoIsKnown;
  return (tracking.opens || tracking.links) && !cameBack;
}

/** Whether somebody clicked a link of it. */
export function isClicked(
  { engagement }: Pick<InsightMail, "engagement">,
  measure: Measure,
): boolean {
  return [...COUNTED[measure]].some((verdict) => engagement.clicks[verdict] > 0);
}

/** Whether somebody had it before them: an open, a click or the reply says so. */
export function isOpened(mail: Pick<InsightMail, "engagement">, measure: Measure): boolean {
  const { opens, repliedAt } = mail.engagement;
  const isFetched = [...COUNTED[measure]].some((verdict) => opens[verdict] > 0);
  return isFetched || isClicked(mail, measure) || repliedAt !== null;
}
