import type { HitEvent, HitKind, LogEvent, Verdict } from "../event.ts";
import type { MessageFacts } from "../message-facts.ts";
import type { ReasonCode } from "./reasons.ts";

/** A hit with what is made of it so far. */
export interface JudgedHit {
  readonly event: HitEvent;
  verdict: Verdict;
  /** The deciding one first. */
  reasons: ReasonCode[];
  /** Something besides the hit itself and its time speaks against it: no other hit can confirm it any more. */
  lowered: boolean;
}

/** A mail whose hits are being judged. */
export interface Mail extends MessageFacts {
  /** Oldest first. */
  readonly hits: readonly JudgedHit[];
  /** When and in which mail client the rep looked at it, oldest first. */
  readonly views: readonly { readonly event: LogEvent }[];
}

/** One thing that is known of a mail besides the single hit, and what it makes of its hits. */
export interface Refinement {
  /** Also the code of the evidence. */
  readonly id: ReasonCode;
  /** What it looks at; where there is none of this, it says nothing. */
  readonly looksAt: keyof Mail;
  /** What hits must have been until then, to be judged by it. */
  readonly judges: readonly Verdict[];
  /**
   * What it makes of an open and of a click that it applies to; `null`: it does not look at them.
   * `unconfirmed` and `machine`: at most that, so it never raises; `person`: only what nothing besides the hit lowered;
   * `self`: whatever it was; `remark`: it stays what it is, and the evidence is kept.
   */
  readonly gives: Readonly<Record<HitKind, Verdict | "remark" | null>>;
  /** What it lowers, another hit can still confirm. */
  readonly leavesOpen?: true;
  /** Looks at the mail once, before any of its hits changes, and gives the test of each by itself; `null`: of none. */
  readonly appliesTo: (mail: Mail) => ((hit: JudgedHit) => boolean) | null;
}
