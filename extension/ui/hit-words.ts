import { isReasonCode, type Confidence } from "../../shared/verdict/reasons.ts";
import { sinceSending, speaksFor } from "../../shared/verdict/explain.ts";
import { country } from "../i18n/format.ts";
import type { ExplainedHit } from "../messages.ts";
import { destinationOf } from "../notifications/words.ts";
import { evidencePhrases } from "../words/evidence.ts";
import { hitPhrases } from "../words/hits.ts";

/** One hit in plain words, in the language that is spoken. */
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

export function hitWords(hit: ExplainedHit): HitWords {
  return {
    verdict: verdictWords(hit),
    when: whenWords(hit.age),
    program: programWords(hit.client),
    network: networkWords(hit.network),
    reasons: [...new Set(hit.reasons.map((code) => reasonWords(code, hit)))],
  };
}

/** "Opened", "Clicked shop.example.com/pricing". */
export function actionWords({ kind, destination }: ExplainedHit): string {
  const t = hitPhrases.get();
  if (kind === "open") return t.opened;
  const links = destination === null ? [] : [destination];
  const where = destinationOf({ links }, 1);
  return where === null ? t.clickedLink : t.clicked({ destination: where });
}

/** The verdict and how sure it is, such as "Surely a machine". */
function verdictWords({ verdict, confidence, reasons }: ExplainedHit): string {
  const t = hitPhrases.get();
  const [deciding = ""] = reasons;
  const sureness: Record<Confidence, number> = { certain: 0, likely: 1, possible: 2 };
  const pick = (...words: readonly string[]): string => words[sureness[confidence]] ?? "";
  switch (verdict) {
    case "person":
      return pick(t.surePerson, t.probablePerson, t.perhapsPerson);
    case "machine":
      return pick(t.sureMachine, t.probableMachine, t.perhapsMachine);
    case "self":
      if (deciding === "that-was-me") return t.youSaid;
      if (deciding === "same-as-that-was-me") return t.youSaidOfAnother;
      return pick(t.sureYou, t.probableYou, t.perhapsYou);
    case "unconfirmed":
      return unconfirmedWords(confidence, speaksFor(deciding));
  }
}

/** What is unconfirmed is never sure, however sure the evidence is. */
function unconfirmedWords(confidence: Confidence, side: ReturnType<typeof speaksFor>): string {
  const t = hitPhrases.get();
  const isOpen = confidence === "possible";
  if (side === "machine")
    return isOpen ? t.unconfirmedPerhapsMachine : t.unconfirmedProbableMachine;
  if (side === "self") return isOpen ? t.unconfirmedPerhapsYou : t.unconfirmedProbableYou;
  return t.unconfirmedPerson;
}

function whenWords(age: number): string {
  const t = hitPhrases.get();
  const since = sinceSending(age);
  switch (since.unit) {
    case "before":
      return t.beforeSending;
    case "at-once":
      return t.whileSending;
    case "seconds":
      return t.secondsAfter(since.count);
    case "minutes":
      return t.minutesAfter(since.count);
    case "hours":
      return t.hoursAfter(since.count);
    case "days":
      return t.daysAfter(since.count);
  }
}

/** A piece of evidence as a sentence. A code that this version does not know, of a newer server, claims nothing. */
function reasonWords(code: string, { kind, age, client }: ExplainedHit): string {
  const t = evidencePhrases.get();
  if (!isReasonCode(code)) return t.unknown;
  const { unit } = sinceSending(age);
  const soon = unit === "before" ? t.beforeSending : t.whileSending;
  return t[code]({
    who: client.family === "" ? t.it : client.family,
    what: kind === "open" ? t.thisMail : t.theLink,
    after: unit === "before" || unit === "at-once" ? soon : whenWords(age),
  });
}

function programWords({ family, os, device }: ExplainedHit["client"]): string {
  const t = hitPhrases.get();
  const devices: Record<string, string> = {
    desktop: t.computer,
    mobile: t.phone,
    tablet: t.tablet,
  };
  const parts = [family === "" ? t.unknownProgram : family, os, devices[device] ?? ""];
  return parts.filter((part) => part !== "").join(" · ");
}

function networkWords({ class: kind, country: code }: ExplainedHit["network"]): string | null {
  const t = hitPhrases.get();
  const where = code === null ? null : country(code);
  const among = (without: string, within: (place: { readonly country: string }) => string) =>
    where === null ? without : within({ country: where });
  switch (kind) {
    case "mail-proxy":
      return among(t.mailProxy, t.mailProxyIn);
    case "relay":
      return among(t.relay, t.relayIn);
    case "gateway":
      return among(t.gateway, t.gatewayIn);
    case "hosting":
      return among(t.hosting, t.hostingIn);
    case "access":
      return among(t.access, t.accessIn);
    default:
      return where;
  }
}
