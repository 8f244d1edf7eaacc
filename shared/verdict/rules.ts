import type { Verdict } from "../event.ts";
import type { HitFacts } from "./hit-facts.ts";
import type { Provider } from "./providers.ts";
import type { ReasonCode } from "./reasons.ts";

/** What speaks against a person, whoever the provider is. */
export interface Rule {
  readonly reason: ReasonCode;
  /** What the facts make of the hit at the most, or null when the rule has nothing to say. */
  judge(facts: HitFacts, provider: Provider | null): Exclude<Verdict, "person" | "self"> | null;
}

const SPECULATIVE_HEADERS = ["sec-purpose", "purpose", "x-purpose", "x-moz"] as const;
const SPECULATIVE = /prefetch|prerender|preview/i;

/** Every browser that people use calls itself Mozilla, and very old Operas call themselves Opera. */
const BROWSER = /^(?:Mozilla|Opera)\//;

/** As Mautic does; nobody reads a mail this soon after it was sent. */
const AT_ONCE_SECONDS = 2;

/**
 * Whether Gmail's proxy fetches at delivery is disputed (gophish 1390 and mautic 7884 say that it does). Minting comes
 * before delivery by Gmail's shortest time for "Undo send" (5 s) and the way of the mail, a few seconds more.
 */
const GMAIL_DELIVERY_SECONDS = 10;

/** In no order: the strongest verdict counts. Time alone never makes more than `unconfirmed`. */
export const RULES: readonly Rule[] = [
  {
    reason: "head-request",
    judge: ({ method }) => (method === "HEAD" ? "machine" : null),
  },
  {
    reason: "speculative-fetch",
    judge: (facts) =>
      SPECULATIVE_HEADERS.some((name) => SPECULATIVE.test(facts.header(name) ?? ""))
        ? "machine"
        : null,
  },
  {
    // A picture may come through something that keeps the name of the program to itself. A link opens in a browser.
    reason: "no-user-agent",
    judge: ({ userAgent, kind }) => {
      if (userAgent !== "") return null;
      return kind === "click" ? "machine" : "unconfirmed";
    },
  },
  {
    reason: "not-a-browser",
    judge: ({ userAgent, kind }, provider) =>
      kind === "click" && provider === null && userAgent !== "" && !BROWSER.test(userAgent)
        ? "unconfirmed"
        : null,
  },
  {
    reason: "gmail-proxy-at-once",
    judge: ({ age }, provider) =>
      provider?.name === "gmail-proxy" && isSoon(age, GMAIL_DELIVERY_SECONDS)
        ? "unconfirmed"
        : null,
  },
  {
    reason: "at-once",
    judge: ({ age }) => (isSoon(age, AT_ONCE_SECONDS) ? "unconfirmed" : null),
  },
];

/** A negative age comes from a sender's clock that is ahead: it says nothing of how soon the hit came. */
function isSoon(age: number, seconds: number): boolean {
  return age >= 0 && age < seconds;
}
