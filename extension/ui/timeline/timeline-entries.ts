import type { Verdict } from "../../../shared/event.ts";
import type { MailSummary } from "../../db/summary.ts";
import type { ExplainedHit, MessageExplanation } from "../../messages.ts";

/** Something that happened to a mail. Times are milliseconds since 1970. */
export type TimelineEntry =
  | {
      readonly kind: "reading";
      /** The same while more fetches join the reading: its oldest hit's. */
      readonly key: string;
      readonly at: number;
      /** Of the reading as a whole. */
      readonly verdict: Verdict;
      /** Newest first; at least one. */
      readonly hits: readonly ExplainedHit[];
      readonly newest: ExplainedHit;
    }
  | { readonly kind: "reply" | "bounce" | "sent"; readonly key: string; readonly at: number };

const fromStrongest: readonly Verdict[] = ["person", "unconfirmed", "machine", "self"];

/** All that happened to a mail, the newest first; that it was sent stands at the end, whatever the clocks say. */
export function timelineEntries(
  {
    sentAt,
    engagement: { repliedAt, bouncedAt },
  }: Pick<MailSummary, "sentAt"> & {
    readonly engagement: Pick<MailSummary["engagement"], "repliedAt" | "bouncedAt">;
  },
  { readings }: Pick<MessageExplanation, "readings">,
): TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  for (const hits of readings) {
    const [newest] = hits;
    const oldest = hits.at(-1);
    if (newest === undefined || oldest === undefined) continue;
    const verdict =
      fromStrongest.find((one) => hits.some((hit) => hit.verdict === one)) ?? newest.verdict;
    entries.push({ kind: "reading", key: oldest.eventId, at: newest.at, verdict, hits, newest });
  }
  if (repliedAt !== null) entries.push({ kind: "reply", key: "reply", at: repliedAt });
  if (bouncedAt !== null) entries.push({ kind: "bounce", key: "bounce", at: bouncedAt });
  entries.sort((a, b) => b.at - a.at);
  return [...entries, { kind: "sent", key: "sent", at: sentAt }];
}
