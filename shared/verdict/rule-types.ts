import type { HitKind, LogEvent, Verdict } from "../event.ts";
import type { Condition } from "./condition.ts";
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
