import type { ExplainedHit } from "../../messages.ts";

/** Fetches of one reading of which there is only one thing to say. */
export interface HitGroup {
  /** Newest first; at least one. */
  readonly hits: readonly ExplainedHit[];
  readonly newest: ExplainedHit;
  /** The one that the words are about: what came after it only repeats it. */
  readonly oldest: ExplainedHit;
  /** How many other hits of the mail are like these, and not the rep's own yet. */
  readonly others: number;
}

/** Puts those together that have the same explanation, in the order of their newest: eight fetches need no eight texts. */
export function groupHits(hits: readonly ExplainedHit[]): HitGroup[] {
  const groups: HitGroup[] = [];
  for (const members of Map.groupBy(hits, whatIsSaid).values()) {
    const [newest] = members;
    const oldest = members.at(-1);
    if (newest === undefined || oldest === undefined) continue;
    // Its own members count among those that are alike, as long as they are not the rep's.
    const own = newest.verdict === "self" ? 0 : members.length - 1;
    groups.push({ hits: members, newest, oldest, others: Math.max(0, newest.similar - own) });
  }
  return groups;
}

function whatIsSaid(hit: ExplainedHit): string {
  const { kind, destination, verdict, confidence, reasons, client, network } = hit;
  const isCorrected = hit.correction !== null;
  return JSON.stringify([
    [kind, destination, verdict, confidence, isCorrected, ...reasons],
    [client.family, client.os, client.device, network.class, network.country],
  ]);
}
