import type { HitEvent, Verdict } from "../event.ts";
import { traitsKey, traitsOf } from "../message-facts.ts";
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
  hits: readonly JudgedHit[],
  groupOf: (hit: JudgedHit) => Group,
): Chain<Group>[] {
  const all: Chain<Group>[] = [];
  const latest = new Map<string, Chain<Group>>();
  for (const [index, hit] of hits.entries()) {
    const group = groupOf(hit);
    const single = { group, hits: [hit] };
    // Most hits have no other near them, and what they are compared by takes the most time.
    const key = isAlone(hits, index) ? null : `${group}|${placeOf(hit)}`;
    const chain = key === null ? undefined : latest.get(key);
    if (chain !== undefined && isSameReading(chain.hits, hit)) {
      chain.hits.push(hit);
      continue;
    }
    if (key !== null) latest.set(key, single);
    all.push(single);
  }
  return all;
}

function isAlone(hits: readonly JudgedHit[], index: number): boolean {
  const at = (place: number): number => hits[place]?.event.receivedAt ?? Infinity;
  return (
    Math.abs(at(index) - at(index - 1)) > READING_GAP_MS &&
    Math.abs(at(index + 1) - at(index)) > READING_GAP_MS
  );
}

function isSameReading(chain: readonly JudgedHit[], { event }: JudgedHit): boolean {
  const since = (hit: JudgedHit | undefined): number =>
    event.receivedAt - (hit?.event.receivedAt ?? -Infinity);
  const gap = event.kind === "open" ? READING_GAP_MS : CLICK_GAP_MS;
  return since(chain.at(-1)) <= gap && since(chain[0]) <= LONGEST_READING_MS;
}

function placeOf({ event }: JudgedHit): string {
  return `${event.kind}|${event.recipient}|${event.link}|${traitsKey(traitsOf(event))}`;
}

/** The sessions that a mail's judged hits make, oldest first. Unconfirmed fetches of a person's reading count with it. */
export function sessionsOf(hits: readonly JudgedHit[]): Session[] {
  const chains = chainsOf(hits, ({ verdict, reasons }): Verdict =>
    reasons.includes("same-reading") ? "person" : verdict,
  );
  return chains.map(({ group, hits: chain }) => ({
    hits: chain.map(({ event }) => event),
    verdict: group,
  }));
}
