import type { HitKind } from "../event.ts";

/** Published lists of addresses that rules may name. */
export type NetworkList =
  | "apple-egress"
  | "google"
  | "google-cloud"
  | "exchange-online"
  | "barracuda";

/** What the packaged data say of an address. The address itself is not here. */
export interface NetworkFacts {
  /** False for loopback and private addresses, and where there is none: then nothing else is known either. */
  readonly isPublic: boolean;
  readonly lists: readonly NetworkList[];
  /** Number of the autonomous system, of those that rules name; null for all others. */
  readonly asn: number | null;
  /** ISO 3166-1 alpha-2 in capitals. */
  readonly country: string | null;
}

/** What the server itself saw in the last seconds, of hits on this one sender's mails. It is forgotten after a minute. */
export interface RecentFacts {
  /** Different links of this mail that this client asked for within 3 s, this one among them; 0 for an open. */
  readonly linksAtOnce: number;
  /** Different mails of this sender that were asked for from this client's network within 5 s, this one among them. */
  readonly mailsAtOnce: number;
  /** How often this client asked for this very URL within the last minute, before this. */
  readonly repeats: number;
}

/** What a server sees of one hit. */
export interface HitFacts {
  readonly kind: HitKind;
  readonly method: "GET" | "HEAD";
  /** As it came; "" when there was none. */
  readonly userAgent: string;
  /** A request header by its lower-case name. */
  header(name: string): string | null;
  /** Seconds between minting and the hit; negative when the sender's clock is ahead. */
  readonly age: number;
  readonly network: NetworkFacts;
  readonly recent: RecentFacts;
  /** What a general list of bots says of the user agent; asked at most once, and not of what says its name. */
  isBot(): boolean;
}

export const UNKNOWN_NETWORK: NetworkFacts = {
  isPublic: false,
  lists: [],
  asn: null,
  country: null,
};

export const NOTHING_RECENT: RecentFacts = { linksAtOnce: 0, mailsAtOnce: 1, repeats: 0 };
