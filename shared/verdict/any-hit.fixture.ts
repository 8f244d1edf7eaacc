import * as fc from "fast-check";
import type { HitFacts, NetworkFacts } from "./hit-facts.ts";
import { chrome } from "./judge.fixture.ts";
import { NAMED_ASNS } from "./named-asns.ts";
import { RULE_SET } from "./rule-set.ts";
import type { RuleSet } from "./rule-types.ts";
import { SAMPLES } from "./samples/samples.fixture.ts";

const browsers = [
  chrome,
  "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1",
] as const;

export const anyBrowser = fc.constantFrom(...browsers);

/** Times and numbers of any kind, plausible ones among them. */
export const anyTiming = fc.record({
  age: fc.oneof(fc.integer({ min: -5, max: 40 }), fc.integer()),
  recent: fc.record({
    linksAtOnce: fc.nat({ max: 300 }),
    mailsAtOnce: fc.integer({ min: 1, max: 300 }),
    repeats: fc.nat({ max: 300 }),
  }),
});

const anyNetwork: fc.Arbitrary<NetworkFacts> = fc.record({
  isPublic: fc.boolean(),
  lists: fc.subarray([
    "apple-egress",
    "google",
    "google-cloud",
    "exchange-online",
    "barracuda",
  ] as const),
  asn: fc.option(fc.constantFrom(...NAMED_ASNS)),
  country: fc.option(fc.constantFrom("US", "DE")),
});

/** Any hit that can be: by what is known, by browsers and by strangers, from anywhere. */
export const anyHit: fc.Arbitrary<HitFacts> = fc
  .record({
    kind: fc.constantFrom("open" as const, "click" as const),
    method: fc.constantFrom("GET" as const, "HEAD" as const),
    userAgent: fc.oneof(
      fc.constantFrom(...SAMPLES.map(({ userAgent }) => userAgent)),
      anyBrowser,
      fc.string(),
    ),
    timing: anyTiming,
    network: anyNetwork,
    purpose: fc.option(fc.constantFrom("prefetch", "preview", "navigate")),
    bot: fc.boolean(),
  })
  .map(({ timing, purpose, bot, ...facts }) => ({
    ...facts,
    ...timing,
    header: (name) => (name === "purpose" ? purpose : null),
    isBot: () => bot,
  }));

/** The same rules and providers in any order, and any order of what decides. */
export const anyOrder: fc.Arbitrary<RuleSet> = fc.record({
  providers: shuffled(RULE_SET.providers),
  rules: shuffled(RULE_SET.rules),
  order: shuffled(RULE_SET.order),
});

function shuffled<T>(list: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...list], { minLength: list.length });
}
