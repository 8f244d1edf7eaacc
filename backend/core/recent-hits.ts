import { LRUCache } from "lru-cache";
import type { HitKind } from "../../shared/event.ts";
import type { MessageId, SenderId } from "../../shared/ids.ts";
import { NOTHING_RECENT, type RecentFacts } from "../../shared/verdict/hit-facts.ts";
import { addressWords } from "./network/address-words.ts";
import type { Timers } from "./timers.ts";

/** A hit, as far as it matters for the next ones. */
export interface NotedHit {
  readonly sid: SenderId;
  readonly messageId: MessageId;
  readonly recipient: number;
  readonly kind: HitKind;
  readonly link: number;
  /** Of the client; "" or no address when that is not known: then no client can be told from another. */
  readonly address: string;
}

/** What was asked for in the last minute, by whom. It is in memory only, and forgotten. */
export interface RecentHits {
  /** Takes note of a hit, and tells what was asked for before it. */
  note(hit: NotedHit): RecentFacts;
  /** How many hits are remembered now. */
  size(): number;
}

interface RecentHitsDeps {
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly timers: Timers;
}

const LINKS_WITHIN_MS = 3_000;
const MAILS_WITHIN_MS = 5_000;
const REPEATS_WITHIN_MS = 60_000;

/** How often what is too old is thrown away, in milliseconds. */
const SWEEP_EVERY_MS = 5_000;

/** Bounds of the memory. Beyond them the oldest is forgotten early: a burst shows long before. */
export const MOST_SENDERS = 1_000;
export const MOST_HITS_OF_A_SENDER = 32;

/** Beyond so many links or mails at once it does not matter how many more there are. */
export const MOST_AT_ONCE = 8;

interface RememberedHit {
  readonly hit: NotedHit;
  readonly at: number;
  readonly network: number;
}

const ALONE: Readonly<Record<HitKind, RecentFacts>> = {
  open: NOTHING_RECENT,
  click: { ...NOTHING_RECENT, linksAtOnce: 1 },
};

/**
 * Remembers the hits of the last minute, of up to a thousand senders. An instance in the cloud sees its own hits only: the
 * engagement fold is what decides in the end.
 */
export function createRecentHits({ clock, timers }: RecentHitsDeps): RecentHits {
  /** Of each sender the last hits, the oldest first. */
  const remembered = new LRUCache<SenderId, RememberedHit[]>({ max: MOST_SENDERS });
  let stopSweeping: (() => void) | null = null;

  return {
    note(hit) {
      const network = networkOf(hit.address);
      if (network === null) return ALONE[hit.kind];
      const now = clock();
      const noted: RememberedHit = { hit, at: now, network };
      const before = remembered.get(hit.sid);
      if (before === undefined) {
        remembered.set(hit.sid, [noted]);
        stopSweeping ??= timers.every(SWEEP_EVERY_MS, sweep);
        return ALONE[hit.kind];
      }
      const facts = compareWith(before, noted);
      if (before.length >= MOST_HITS_OF_A_SENDER) before.shift();
      before.push(noted);
      return facts;
    },
    size: () => [...remembered.values()].reduce((sum, hits) => sum + hits.length, 0),
  };

  function sweep(): void {
    const now = clock();
    const forgotten: SenderId[] = [];
    for (const [sid, hits] of remembered.entries()) {
      const young = hits.filter(({ at }) => isWithin(REPEATS_WITHIN_MS, at, now));
      hits.splice(0, hits.length, ...young);
      if (young.length === 0) forgotten.push(sid);
    }
    for (const sid of forgotten) remembered.delete(sid);
    if (remembered.size > 0) return;
    stopSweeping?.();
    stopSweeping = null;
  }
}

function compareWith(
  before: readonly RememberedHit[],
  { hit, at, network }: RememberedHit,
): RecentFacts {
  let links: number[] | null = null;
  let mails: MessageId[] | null = null;
  let repeats = 0;
  for (const { hit: other, at: otherAt, network: otherNetwork } of before) {
    if (other.messageId !== hit.messageId) {
      if (otherNetwork === network && isWithin(MAILS_WITHIN_MS, otherAt, at))
        mails = withOther(mails, other.messageId);
    } else if (other.kind === hit.kind && other.address === hit.address) {
      if (other.link === hit.link) {
        if (other.recipient === hit.recipient && isWithin(REPEATS_WITHIN_MS, otherAt, at))
          repeats++;
      } else if (isWithin(LINKS_WITHIN_MS, otherAt, at)) links = withOther(links, other.link);
    }
  }
  return {
    linksAtOnce: hit.kind === "open" ? 0 : 1 + (links?.length ?? 0),
    mailsAtOnce: 1 + (mails?.length ?? 0),
    repeats,
  };
}

function withOther<T>(others: T[] | null, other: T): T[] {
  if (others === null) return [other];
  if (others.length < MOST_AT_ONCE - 1 && !others.includes(other)) others.push(other);
  return others;
}

/** Either way round: a clock may be set back. */
function isWithin(ms: number, at: number, now: number): boolean {
  return Math.abs(now - at) <= ms;
}

/** The first 24 bits of an IPv4 address, the first 48 of an IPv6 one: about what one company or household has. */
function networkOf(address: string): number | null {
  const words = addressWords(address);
  if (words === null) return null;
  const [first = 0, second] = words;
  return second === undefined ? first >>> 8 : -1 - (first * 65_536 + (second >>> 16));
}
