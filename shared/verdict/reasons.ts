/**
 * How sure a verdict is, by the evidence that decided it.
 * - `certain`: the one that fetched says what it is, or the rep said so.
 * - `likely`: what is known of programs, networks and times speaks for it, and nothing that is known speaks against it.
 * - `possible`: it could as well be otherwise.
 */
export type Confidence = "certain" | "likely" | "possible";

/**
 * Every piece of evidence, by its stable code, as it is stored; and how sure a verdict is that it decides. A code is
 * never given up, for the log keeps what was judged by it. The words for people are in `sentences.ts`, apart from here,
 * for the background of the extension needs none of them.
 */
export const CONFIDENCE = {
  // What the server sees of one hit, in the order in which it decides: see `RULE_SET`.
  "head-request": "certain",
  "security-gateway": "certain",
  "link-preview": "certain",
  "http-library": "certain",
  "exchange-online": "certain",
  "gateway-network": "likely",
  "proxy-followed-link": "likely",
  "bot-followed-link": "likely",
  "no-user-agent": "likely",
  "speculative-fetch": "likely",
  "gateway-isolation": "possible",
  "forged-proxy": "likely",
  "bot-list": "possible",
  "apple-privacy-egress": "certain",
  "apple-privacy-protection": "likely",
  "gmail-prefetch": "likely",
  "proxy-preloads": "possible",
  "cloud-network": "possible",
  "microsoft-network-click": "possible",
  "mail-program-followed-link": "possible",
  "not-a-browser": "possible",
  "every-link-at-once": "possible",
  "many-mails-at-once": "possible",
  "repeated-often": "possible",
  "gmail-proxy-at-once": "possible",
  "at-once": "possible",
  "mail-program-proxy": "likely",
  "mail-program": "likely",
  "microsoft-network-open": "likely",
  "private-relay": "likely",
  "web-gateway": "likely",
  "ordinary-program": "likely",
  "not-judged": "possible",
  // What the extension knows besides: see `REFINEMENTS`.
  "that-was-me": "certain",
  "same-as-that-was-me": "certain",
  "own-view": "likely",
  "like-own-device": "possible",
  "before-sent": "likely",
  "soon-after-sending": "possible",
  "delivery-failed": "likely",
  "delivery-failed-for-some": "possible",
  quoted: "likely",
  copied: "possible",
  "follow-up-quote": "possible",
  "after-reply": "likely",
  forwarded: "possible",
  "scanner-burst": "likely",
  "with-a-machine": "likely",
  "with-a-burst": "possible",
  "click-before-open": "possible",
  "whole-conversation": "likely",
  "confirmed-by-click": "likely",
  "confirmed-by-reply": "likely",
  "same-reading": "likely",
} as const satisfies Record<string, Confidence>;

export type ReasonCode = keyof typeof CONFIDENCE;

/** A code of a newer server than this extension is unknown here. */
export function isReasonCode(code: string): code is ReasonCode {
  return Object.hasOwn(CONFIDENCE, code);
}

/** How sure a verdict is that was decided by this evidence; `possible` for a code that is unknown. */
export function confidenceOf(code: string): Confidence {
  return isReasonCode(code) ? CONFIDENCE[code] : "possible";
}
