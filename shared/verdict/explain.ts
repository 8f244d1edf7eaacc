import type { HitKind } from "../event.ts";
import { isReasonCode } from "./reasons.ts";
import { SENTENCES } from "./sentences.ts";

/** What a sentence may name of its hit. */
export interface Explained {
  /** The program or service that fetched; "" when unknown. */
  readonly family: string;
  /** Seconds after the mail was sent; negative where it came before, or the clocks differ. */
  readonly age: number;
  readonly kind: HitKind;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * One piece of evidence as a sentence for people, in English. A code that this version does not know, of a newer server,
 * gives a sentence that claims nothing.
 */
export function explain(code: string, hit: Explained): string {
  if (!isReasonCode(code)) return "There is evidence that this version cannot put into words yet.";
  const words: Readonly<Record<string, string>> = {
    who: hit.family === "" ? "It" : hit.family,
    what: hit.kind === "open" ? "this mail" : "the link",
    after: afterSending(hit.age),
  };
  return SENTENCES[code].text.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
}

/** Whether this evidence speaks for a person, a machine or the sender; `neither` for remarks and for unknown codes. */
export function speaksFor(code: string): "person" | "machine" | "self" | "neither" {
  return isReasonCode(code) ? SENTENCES[code].speaksFor : "neither";
}

/** How long after sending: in the largest unit that leaves a number to read. */
export type SinceSending =
  | { readonly unit: "before" | "at-once" }
  | { readonly unit: "seconds" | "minutes" | "hours" | "days"; readonly count: number };

/** @param age in seconds; negative where it came before, or the clocks differ */
export function sinceSending(age: number): SinceSending {
  if (age < 0) return { unit: "before" };
  if (age < 1) return { unit: "at-once" };
  if (age < 2 * MINUTE) return { unit: "seconds", count: Math.round(age) };
  if (age < 2 * HOUR) return { unit: "minutes", count: Math.floor(age / MINUTE) };
  if (age < 2 * DAY) return { unit: "hours", count: Math.floor(age / HOUR) };
  return { unit: "days", count: Math.floor(age / DAY) };
}

const UNITS = { seconds: "s", minutes: "min", hours: "h", days: "days" } as const;

/** "2 s after you sent it". */
function afterSending(age: number): string {
  const since = sinceSending(age);
  if (!("count" in since))
    return since.unit === "before"
      ? "before you sent it"
      : "within the second in which you sent it";
  return `${since.count} ${UNITS[since.unit]} after you sent it`;
}
