import type { Verdict } from "../../shared/event.ts";
import type { Correction } from "../../shared/message-facts.ts";
import type { ReasonCode } from "../../shared/verdict/reasons.ts";
import type { AddressName } from "./addresses.ts";
import type { ClientName } from "./clients.ts";
import type { SourceName } from "./sources.ts";

type Unit = "ms" | "s" | "min" | "h" | "d";

/** A length of time, such as "90s" or "-2s". */
export type Span = `${number}${Unit}`;

/** When something happens, counted from Send of the story's mail: "3s", "1h 20s", "-4s". */
export type At = Span | `${Span} ${Span}`;

/** A mail that the rep sends with tracking. What is left out is as in the most usual mail. */
export interface Mail {
  /** The first names in To; default: Ada alone. */
  readonly to?: readonly string[];
  /** Where its links lead; default: two of them. */
  readonly links?: readonly string[];
  /** When the mail client said that it was sent, counted from its own Send; default "1s"; null: it never did. */
  readonly confirmed?: Span | null;
  /** The time for which it was scheduled in Outlook, counted from Send; default: it is sent at once, in Gmail. */
  readonly scheduled?: Span;
  /** When the extension hears of the mail, counted from its own Send; default at once. */
  readonly recorded?: Span;
}

/** One more mail of the same rep, in the same story. */
export interface OtherMail extends Mail {
  readonly sent: At;
  /**
   * - `same-thread`: an answer or a follow-up below the story's mail.
   * - `other-thread`: has nothing to do with it (the default).
   * - `sent-again`: the story's mail itself, taken back with "Undo" and sent a second time.
   */
  readonly is?: "same-thread" | "other-thread" | "sent-again";
}

/** Somebody, or something, asks the server for the mail's pixel, or for a link. */
export interface Fetch {
  readonly at: At;
  readonly by: ClientName;
  /** Default: where this client is most often seen. */
  readonly from?: AddressName;
  /** The link that is followed, by its position in the mail, from 1. Left out: the pixel is asked for. */
  readonly link?: number;
  /** Default GET. */
  readonly method?: "GET" | "HEAD";
  /** Besides the user agent, by lower-case name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Of one of the `others`, by its name; default: the story's mail. */
  readonly mail?: string;
  /** Which recipient's own copy; default 0: one body for all. */
  readonly recipient?: number;
  /** What it must be taken for in the end, when everything is known, and the reason that must decide it. */
  readonly is: `${Verdict}: ${ReasonCode}`;
  /** Reasons that must be told besides. */
  readonly also?: readonly ReasonCode[];
  /** Reasons that must not be told. */
  readonly never?: readonly ReasonCode[];
  /** Whom the rep must be told that it was, such as "Gmail" or "Proofpoint". Left out: not looked at. */
  readonly who?: string;
}

/** What the rep's browser sees, or what the rep says. */
export type Seen =
  /** The rep looks at the mail: in this browser, or in another one that has the extension. */
  | {
      readonly at: At;
      readonly seen: "own-view";
      readonly in?: "this-browser" | "other-browser";
      readonly mail?: string;
    }
  /** An answer, a delivery failure, or an untracked mail of the rep's stands below the mail in its thread. */
  | {
      readonly at: At;
      readonly seen: "reply" | "bounce" | "follow-up";
      readonly mail?: string;
      /** When the rep's browser shows it, if later than it was written. */
      readonly noticed?: At;
    }
  /** "That was me" on the story's n-th fetch (from 1), or, with scope null, "that was not me" after all. */
  | {
      readonly at: At;
      readonly seen: "that-was-me";
      readonly hit: number;
      readonly scope: Correction["scope"] | null;
    };

export type Step = Fetch | Seen;

type Counts = Partial<Readonly<Record<Verdict, number>>>;

/** What the rep must be shown of one mail in the end. Opens and clicks are counted in readings, not in fetches. */
export interface ExpectedMail {
  readonly state: "sent" | "unconfirmed" | "opened" | "clicked" | "replied";
  /** What is left out is 0. */
  readonly opens?: Counts;
  readonly clicks?: Counts;
}

export interface Expected extends ExpectedMail {
  /**
   * The notifications in their order, each by its title without the mail's subject: "Ada opened",
   * "Ada clicked example.com/pricing". Default: none.
   */
  readonly notified?: readonly string[];
  /** Those of them that were taken back because they turned out wrong. Default: none. */
  readonly withdrawn?: readonly string[];
  /** Of the `others`, by name. */
  readonly others?: Readonly<Record<string, ExpectedMail>>;
}

/** One short story of what may happen to a mail, and what Sightline must make of it. */
export interface Story {
  /** In kebab-case; no two stories have the same. */
  readonly id: string;
  /** What happens, in one sentence. */
  readonly tells: string;
  /** Where the facts behind it come from: an entry of `sources.ts`. */
  readonly source: SourceName;
  readonly mail?: Mail;
  readonly others?: Readonly<Record<string, OtherMail>>;
  /** The rep's settings, and computer. */
  readonly rep?: {
    readonly countUnconfirmed?: boolean;
    readonly paused?: boolean;
    /** How far the computer's clock is ahead of the server's. */
    readonly clockAhead?: Span;
    /** `at-the-end`: the browser is closed meanwhile, and reads the log once it is opened again. Default: at each hit. */
    readonly reads?: "at-each-hit" | "at-the-end";
  };
  /** In the order of their times. */
  readonly steps: readonly Step[];
  readonly expect: Expected;
}

export function isFetch(step: Step): step is Fetch {
  return "by" in step;
}

/** The verdict and the reason that a fetch expects. */
export function expectedOf({ is }: Pick<Fetch, "is">): {
  readonly verdict: Verdict;
  readonly because: ReasonCode;
} {
  const [verdict, because] = is.split(": ") as [Verdict, ReasonCode];
  return { verdict, because };
}

const UNIT_MS: Readonly<Record<Unit, number>> = {
  ms: 1,
  s: 1_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/**
 * A time of a story in milliseconds.
 * @throws {Error} when it is not one, such as "soon".
 */
export function milliseconds(time: At): number {
  let sum = 0;
  for (const part of time.split(" ")) {
    const [, amount, unit] = /^(-?[0-9.]+)(ms|s|min|h|d)$/.exec(part) ?? [];
    if (amount === undefined || unit === undefined) throw new Error(`"${time}" is no time`);
    sum += Number(amount) * UNIT_MS[unit as Unit];
  }
  return sum;
}
