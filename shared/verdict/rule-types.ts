import type { HitKind, LogEvent, Verdict } from "../event.ts";
import type { HitFacts, NetworkList } from "./hit-facts.ts";
import type { ReasonCode } from "./reasons.ts";

/** Where a fact is from, for whoever doubts it. */
export interface Source {
  /** An address, or in words. */
  readonly from: string;
  /** When it was looked up: YYYY-MM or YYYY-MM-DD. */
  readonly date: string;
}

/** One thing that is known of a hit, and what it makes of it. Whether it was the sender, only the sender's browser knows. */
export interface Evidence {
  readonly verdict: Exclude<Verdict, "self">;
  readonly reason: ReasonCode;
}

/**
 * - `mail-proxy`: fetches pictures in the place of a mail provider's users, and says so.
 * - `mail-network`: a mail provider's network, from which its users' pictures come.
 * - `mail-program`: people read with it.
 * - `gateway`: checks mail before people get it.
 * - `preview`: draws a card of a link in a chat or on a page.
 * - `library`: programs fetch with it.
 * - `relay`, `web-gateway`: networks that people's own browsers come out of.
 * - `cloud`: networks where servers stand.
 */
export type ProviderKind =
  | "mail-proxy"
  | "mail-network"
  | "mail-program"
  | "gateway"
  | "preview"
  | "library"
  | "relay"
  | "web-gateway"
  | "cloud";

/** Each field that is there must fit; needles are in lower case and match in any case. */
export interface UserAgentTest {
  /** Exactly this, letter case included. */
  readonly is?: string;
  /** Any of these anywhere. */
  readonly includes?: readonly string[];
  readonly startsWith?: readonly string[];
  readonly endsWith?: readonly string[];
  /** None of these anywhere. */
  readonly lacks?: readonly string[];
}

/** When something is to be said of a hit, as data. Every field that is there must hold; an empty condition always does. */
export interface Condition {
  readonly kind?: HitKind;
  readonly method?: HitFacts["method"];
  readonly userAgent?: UserAgentTest;
  /** Any of these headers holds any of these words, in any case. */
  readonly header?: { readonly names: readonly string[]; readonly includes: readonly string[] };
  /** The country of the address is known: it is of the internet, and the packaged data could be read. */
  readonly located?: boolean;
  /** The address is on any of these lists. */
  readonly lists?: readonly NetworkList[];
  /** The address belongs to any of these autonomous systems. */
  readonly asns?: readonly number[];
  /** Any of the providers that were recognised is one of these. Rules only: providers are recognised before. */
  readonly provider?: {
    readonly ids?: readonly string[];
    readonly kinds?: readonly ProviderKind[];
  };
  /** Seconds since minting: at least `from` and less than `under`. */
  readonly age?: { readonly from: number; readonly under: number };
  /** At least so many. */
  readonly recent?: Partial<HitFacts["recent"]>;
  /** The general list of bots knows the user agent. */
  readonly bot?: true;
  readonly not?: Condition;
  /** At least one of these holds. */
  readonly any?: readonly Condition[];
}

/** A program, a service or a network that is known, as data. */
export interface Provider {
  /** Unique among providers and rules. */
  readonly id: string;
  /** For people who read about it. */
  readonly name: string;
  /** What the log calls the one that fetched, such as "Gmail"; "" for what only carries other people's programs. */
  readonly family: string;
  readonly kind: ProviderKind;
  readonly match: Condition;
  /** What it says of the network; `unknown`: nothing. */
  readonly network: LogEvent["network"]["class"];
  /** What it makes of an open and of a click; null: nothing by itself. */
  readonly means: Readonly<Record<HitKind, Evidence | null>>;
  readonly source: Source;
}

/** What speaks for or against a person, whoever fetched; as data. */
export interface HitRule {
  /** The code of the reason that it gives; unique among providers and rules. */
  readonly id: ReasonCode;
  readonly when: Condition;
  /** A kind of hit that is left out is nothing that it speaks of. */
  readonly verdict: Readonly<Partial<Record<HitKind, Evidence["verdict"]>>>;
  readonly source: Source;
}

/** All that a server knows of who fetches what. */
export interface RuleSet {
  /** Of those that fit, the first one names the client and the class of the network, but for the one that decides. */
  readonly providers: readonly Provider[];
  /** In no order. */
  readonly rules: readonly HitRule[];
  /** The one order of priority: of all evidence, that whose reason stands first here decides. */
  readonly order: readonly ReasonCode[];
}
