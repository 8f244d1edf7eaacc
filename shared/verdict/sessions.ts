import type { HitEvent, Verdict } from "../event.ts";
import type { JudgedHit } from "./refinement.ts";

/** One reading of a mail, or one click: a double fetch, a reload and a picture that is fetched eight times are one. */
export interface Session {
  /** Oldest first; at least one. */
  readonly hits: readonly HitEvent[];
  readonly verdict: Verdict;
}

/** Hits of one kind, recipient, link and client that follow each other, and what else they have in common. */
interface Chain<Group extends string> {
  readonly group: Group;
  readonly firstAt: number;
  lastAt: number;
  readonly hits: JudgedHit[];
}

/** Fetches of one reading follow each other within this time: a reload, a window that is opened again. */
const READING_GAP_MS = 120_000;
/** A mail that is fetched again and again for longer than this is read again. */
const LONGEST_READING_MS = 1_800_000;
/** Two clicks on one link this soon are one double click. */
const CLICK_GAP_MS = 3_000;

/**
 * Puts hits into chains, each hit into one.
 * @param hits oldest first.
 * @returns in the order of their first hits.
 */
export function chainsOf<Group extends string>(
  hits: Iterable<JudgedHit>,
  groupOf: (hit: JudgedHit) => Group,
): Chain<Group>[] {
  const all: Chain<Group>[] = [];
  const latest = new Map<Group, Map<string, Chain<Group>>>();
  for (const hit of hits) {
    const { kind, receivedAt } = hit.event;
    const group = groupOf(hit);
    const ofGroup = latest.get(group) ?? new Map<string, Chain<Group>>();
    latest.set(group, ofGroup);
    const chain = ofGroup.get(hit.place);
    const gap = kind === "open" ? READING_GAP_MS : CLICK_GAP_MS;
    if (
      chain !== undefined &&
      receivedAt - chain.lastAt <= gap &&
      receivedAt - chain.firstAt <= LONGEST_READING_MS
    ) {
      chain.hits.push(hit);
      chain.lastAt = receivedAt;
    } else {
      const begun = { group, firstAt: receivedAt, lastAt: receivedAt, hits: [hit] };
      ofGroup.set(hit.place, begun);
      all.push(begun);
    }
  }
  return all;
}

/** The sessions that a mail's judged hits make, oldest first. Unconfirmed fetches of a person's reading count with it. */
export function sessionsOf(hits: Iterable<JudgedHit>): Session[] {
  const chains = chainsOf(hits, ({ verdict, reasons }): Verdict =>
    reasons.includes("same-reading") ? "person" : verdict,
  );
  return chains.map(({ group, hits: chain }) => ({
    hits: chain.map(({ event }) => event),
    verdict: group,
  }));
}
