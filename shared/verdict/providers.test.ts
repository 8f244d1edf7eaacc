import { expect, test } from "vitest";
import { logEventSchema } from "../event.ts";
import { chrome, judge } from "./judge.fixture.ts";
import { PROVIDERS } from "./rule-set.ts";
import { SAMPLES } from "./samples/samples.fixture.ts";

test.each(SAMPLES.map((sample) => [`${sample.provider}, ${sample.kind}`, sample] as const))(
  "%s: $userAgent",
  (_, { kind, userAgent, network, family, networkClass, decides }) => {
    const { verdict, reasons, ...judged } = judge({ kind, userAgent, network });
    expect({ verdict, reason: reasons[0] }).toEqual(decides);
    expect(judged).toMatchObject({ family, networkClass });
  },
);

test("every provider has a sample, and every sample a provider", () => {
  const sampled = new Set(SAMPLES.map(({ provider }) => provider));
  expect([...sampled].sort()).toEqual(PROVIDERS.map(({ id }) => id).sort());
});

test("every word by which a provider is known has a sample", () => {
  const missing = PROVIDERS.flatMap(({ id, match: { userAgent } }) => {
    const own = SAMPLES.filter(({ provider }) => provider === id);
    const met = own.map((sample) => sample.userAgent.toLowerCase());
    const needles = [...(userAgent?.includes ?? []), ...(userAgent?.startsWith ?? [])];
    return needles.filter((needle) => !met.some((lower) => lower.includes(needle)));
  });
  expect(missing).toEqual([]);
});

test("a judgement fits into an event", () => {
  const { reasons, client, network } = logEventSchema.shape;
  for (const { userAgent, network: facts } of SAMPLES) {
    const judged = judge({ userAgent, network: facts, age: 0, method: "HEAD", isBot: () => true });
    expect(reasons.parse(judged.reasons)).toEqual(judged.reasons);
    expect(client.shape.family.parse(judged.family)).toBe(judged.family);
    expect(network.shape.class.parse(judged.networkClass)).toBe(judged.networkClass);
  }
});

const iPhone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";

test.each([
  ["Avast's browser", `${chrome} Avast/131.0.27894.265`],
  ["AVG's browser", `${chrome} AVG/131.0.27894.265`],
  ["Norton's browser", `${chrome} Norton/131.0.27894.265`],
  ["Slack's desktop app", `${chrome} Slack_SSB/4.39.95 Electron/31.4.0`],
  ["Discord's desktop app", `${chrome} discord/1.0.9168 Electron/32.2.2`],
  ["Facebook's browser", `${iPhone} Mobile/15E148 [FBAN/FBIOS;FBAV/483.0;FBDV/iPhone14,5]`],
  ["LinkedIn's browser", `${iPhone} Mobile/15E148 [LinkedInApp]/9.29.6380`],
  ["Google's app", `${iPhone} GSA/340.3.6 Mobile/15E148 Safari/604.1`],
  [
    "a phone by Cubot",
    chrome.replace("Windows NT 10.0; Win64; x64", "Linux; Android 10; CUBOT P40"),
  ],
  ["Opera Mini", "Opera/9.80 (J2ME/MIDP; Opera Mini/7.1) Presto/2.12"],
  ["a browser that says little", "Mozilla/5.0 (X11; Linux x86_64)"],
])("%s is a person's, whose names are like a machine's", (_, userAgent) => {
  for (const kind of ["open", "click"] as const) {
    expect(judge({ kind, userAgent })).toMatchObject({ verdict: "person", confidence: "likely" });
  }
});
