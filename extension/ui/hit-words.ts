import { afterSending, explain, speaksFor } from "../../shared/verdict/explain.ts";
import type { Confidence } from "../../shared/verdict/reasons.ts";
import type { ExplainedHit } from "../messages.ts";
import { destinationOf } from "../notifications/words.ts";

/** One hit in plain words, as the popup and an open thread both show it. */
export interface HitWords {
  /** "Probably a person". */
  readonly verdict: string;
  /** "2 s after you sent it", "Before you sent it". */
  readonly when: string;
  /** "Chrome · Windows · computer". */
  readonly program: string;
  /** "Home, office or mobile connection (Germany)"; null where nothing is known. */
  readonly network: string | null;
  /** The evidence, the deciding one first; no sentence twice. */
  readonly reasons: readonly string[];
}

/** @param countryName as `countryNames` gives it. */
export function hitWords(hit: ExplainedHit, countryName: (code: string) => string): HitWords {
  const { kind, age, client } = hit;
  const facts = { kind, age, family: client.family };
  return {
    verdict: verdictWords(hit),
    when: afterSending(age).replace(/^./, (letter) => letter.toUpperCase()),
    program: programWords(client),
    network: networkWords(hit.network, countryName),
    reasons: [...new Set(hit.reasons.map((code) => explain(code, facts)))],
  };
}

/** "Opened", "Clicked shop.example.com/pricing". */
export function actionWords({ kind, destination }: ExplainedHit): string {
  if (kind === "open") return "Opened";
  const links = destination === null ? [] : [destination];
  return `Clicked ${destinationOf({ links }, 1) ?? "a link"}`;
}

/**
 * Names of countries in the reader's language, from ISO 3166-1 alpha-2.
 * @param locales as for `Intl.DisplayNames`; undefined: the browser's own.
 */
export function countryNames(locales?: string | readonly string[]): (code: string) => string {
  const names = new Intl.DisplayNames(locales, { type: "region", fallback: "code" });
  return (code) => names.of(code) ?? code;
}

/** Goes with the offer to treat everything by one client as the rep's own, where that client is everybody's. */
export const SHARED_CAUTION =
  "Recipients’ own readings look just like them, and would count as yours, later ones too.";

const sureness: Record<Confidence, string> = {
  certain: "Surely",
  likely: "Probably",
  possible: "Perhaps",
};

/** The verdict and how sure it is, such as "Surely a machine". */
function verdictWords({ verdict, confidence, reasons }: ExplainedHit): string {
  const [deciding = ""] = reasons;
  switch (verdict) {
    case "person":
      return `${sureness[confidence]} a person`;
    case "machine":
      return `${sureness[confidence]} a machine`;
    case "self":
      if (deciding === "that-was-me") return "You, as you said";
      if (deciding === "same-as-that-was-me") return "You, as you said of another";
      return `${sureness[confidence]} you`;
    case "unconfirmed":
      return unconfirmedWords(confidence, speaksFor(deciding));
  }
}

/** What is unconfirmed is never sure, however sure the evidence is. */
function unconfirmedWords(confidence: Confidence, side: ReturnType<typeof speaksFor>): string {
  const how = confidence === "possible" ? "perhaps" : "probably";
  if (side === "machine") return `Unconfirmed: ${how} a machine`;
  if (side === "self") return `Unconfirmed: ${how} you`;
  return "Unconfirmed: perhaps a person";
}

const devices: Record<string, string> = {
  desktop: "computer",
  mobile: "phone",
  tablet: "tablet",
};

function programWords({ family, os, device }: ExplainedHit["client"]): string {
  const parts = [family === "" ? "Unknown program" : family, os, devices[device] ?? ""];
  return parts.filter((part) => part !== "").join(" · ");
}

/** What stands where the country is known goes in the place of `*`. */
const networks: Record<string, string> = {
  "mail-proxy": "Mail provider’s proxy*, not the reader’s own connection",
  relay: "Relay* that hides the reader’s address",
  gateway: "Mail security service*",
  hosting: "Data centre*",
  access: "Home, office or mobile connection*",
};

function networkWords(
  { class: kind, country }: ExplainedHit["network"],
  countryName: (code: string) => string,
): string | null {
  const where = country === null ? null : countryName(country);
  return networks[kind]?.replace("*", where === null ? "" : ` (${where})`) ?? where;
}
