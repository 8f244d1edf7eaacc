import { expect, test } from "vitest";
import { hitEventSchema, type HitKind, type Verdict } from "../event.ts";
import { classify } from "./classify.ts";
import type { HitFacts } from "./hit-facts.ts";
import { PROVIDERS } from "./providers.ts";
import { REASONS } from "./reasons.ts";
import { RULES } from "./rules.ts";

const chrome =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
const gmailProxy =
  "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)";
const gmailPrefetch =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0";
const yahooProxy = "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html";

type Change = Partial<Omit<HitFacts, "header">> & { headers?: Record<string, string> };

function judge({ headers = {}, ...change }: Change = {}): ReturnType<typeof classify> {
  const header = (name: string): string | null => headers[name] ?? null;
  return classify({
    kind: "open",
    method: "GET",
    userAgent: chrome,
    age: 3_600,
    header,
    ...change,
  });
}

test("an ordinary browser is a person", () => {
  for (const kind of ["open", "click"] as const) {
    expect(judge({ kind })).toEqual({
      verdict: "person",
      reasons: ["ordinary-program"],
      family: "Chrome",
      networkClass: "unknown",
    });
  }
});

type Expected = [
  name: string,
  userAgent: string,
  open: Verdict,
  click: Verdict,
  family: string,
  network: string,
];

const visitors: Expected[] = [
  ["Gmail's proxy", gmailProxy, "person", "machine", "Gmail", "mail-proxy"],
  ["Gmail's prefetch", gmailPrefetch, "unconfirmed", "machine", "Gmail", "mail-proxy"],
  [
    "Apple Mail Privacy Protection",
    "Mozilla/5.0",
    "unconfirmed",
    "machine",
    "Apple Mail",
    "mail-proxy",
  ],
  ["Yahoo's proxy", yahooProxy, "person", "machine", "Yahoo Mail", "mail-proxy"],
  ["Superhuman", "Superhuman", "person", "machine", "Superhuman", "mail-proxy"],
  ["Front", "FrontApp.com ImageProxy", "person", "machine", "Front", "mail-proxy"],
  ["Seznam", "SeznamEmailProxy/3.0.356", "person", "machine", "Seznam", "mail-proxy"],
  [
    "Rambler",
    "RamblerMail/6.0 (incompatible; ImageProxy/6.0)",
    "person",
    "machine",
    "Rambler",
    "mail-proxy",
  ],
  ...[
    "Barracuda Sentinel (EE)",
    "Mozilla/5.0 (compatible; Mimecast)",
    "urldefense",
    "safelinks",
    "proofpoint",
    "Forcepoint",
    "Symantec",
    "TrendMicro",
    "Sophos",
    "Zscaler",
  ].map((userAgent): Expected => [
    userAgent,
    userAgent,
    "machine",
    "machine",
    "Security gateway",
    "gateway",
  ]),
  ...[
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "Slack-ImgProxy (+https://api.slack.com/robots)",
    "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5",
    "Mozilla/5.0 (compatible; MicrosoftPreview/2.0; +https://aka.ms/MicrosoftPreview)",
    "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
    "WhatsApp/2.23.20.0",
    "TelegramBot (like TwitterBot)",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
  ].map((userAgent): Expected => [
    userAgent,
    userAgent,
    "machine",
    "machine",
    "Link preview",
    "hosting",
  ]),
  ...[
    "curl/8.11.0",
    "Wget/1.25.0",
    "python-requests/2.32.3",
    "Python-urllib/3.13",
    "python-httpx/0.28.1",
    "Python/3.13 aiohttp/3.11.9",
    "Go-http-client/2.0",
    "Java/17.0.13",
    "Apache-HttpClient/5.4 (Java/17)",
    "libwww-perl/6.77",
    "GuzzleHttp/7",
    "node-fetch/1.0 (+https://github.com/bitinn/node-fetch)",
    "axios/1.7.9",
    "PostmanRuntime/7.43.0",
    chrome.replace("Chrome", "HeadlessChrome"),
    "Mozilla/5.0 (Unknown; Linux x86_64) AppleWebKit/538.1 (KHTML, like Gecko) PhantomJS/2.1.1 Safari/538.1",
  ].map((userAgent): Expected => [
    userAgent,
    userAgent,
    "machine",
    "machine",
    "Program",
    "unknown",
  ]),
];

const needles = PROVIDERS.flatMap(({ userAgent }) => ("is" in userAgent ? [] : userAgent.includes));
const exactNames = PROVIDERS.flatMap(({ userAgent }) => ("is" in userAgent ? [userAgent.is] : []));

test.each(visitors)("%s", (_, userAgent, open, click, family, networkClass) => {
  for (const [kind, verdict] of [
    ["open", open],
    ["click", click],
  ] as const) {
    expect(judge({ userAgent, kind })).toMatchObject({ verdict, family, networkClass });
  }
});

test("every needle of the table has a visitor above", () => {
  const userAgents = visitors.map(([, userAgent]) => userAgent);
  const isMet = (needle: string): boolean =>
    userAgents.some((userAgent) => userAgent.toLowerCase().includes(needle));
  expect(userAgents).toEqual(expect.arrayContaining(exactNames));
  expect(needles.filter((needle) => !isMet(needle))).toEqual([]);
});

test("needles are in lower case, as the user agents are in which they are looked for", () => {
  expect(needles).toEqual(needles.map((needle) => needle.toLowerCase()));
});

test("HEAD is a machine, whoever asks", () => {
  for (const userAgent of [chrome, gmailProxy, "Mozilla/5.0", ""]) {
    const { verdict, reasons } = judge({ method: "HEAD", userAgent });
    expect(verdict).toBe("machine");
    expect(reasons[0]).toBe("head-request");
  }
});

test.each([
  ["sec-purpose", "prefetch"],
  ["sec-purpose", "prefetch;prerender"],
  ["sec-purpose", "prefetch;anonymous-client-ip"],
  ["purpose", "prefetch"],
  ["purpose", "preview"],
  ["x-purpose", "preview"],
  ["x-moz", "prefetch"],
  ["x-moz", "Prefetch"],
])("%s: %s is a machine", (name, value) => {
  for (const kind of ["open", "click"] as const) {
    expect(judge({ kind, headers: { [name]: value } })).toMatchObject({
      verdict: "machine",
      reasons: ["speculative-fetch"],
    });
  }
});

test("another purpose says nothing", () => {
  expect(judge({ headers: { purpose: "navigate" } }).verdict).toBe("person");
});

test.each([
  ["open", 0, "unconfirmed"],
  ["open", 1, "unconfirmed"],
  ["open", 2, "person"],
  ["click", 0, "unconfirmed"],
  ["click", 1, "unconfirmed"],
  ["click", 2, "person"],
] as const)(
  "a browser's %s after %i s is %s: time alone never makes a machine",
  (kind, age, verdict) => {
    const judged = judge({ kind, age });
    expect(judged.verdict).toBe(verdict);
    expect(judged.reasons).toEqual([verdict === "person" ? "ordinary-program" : "at-once"]);
  },
);

test.each([
  [0, "unconfirmed"],
  [2, "unconfirmed"],
  [9, "unconfirmed"],
  [10, "person"],
  [86_400, "person"],
] as const)("Gmail's proxy after %i s is %s", (age, verdict) => {
  expect(judge({ userAgent: gmailProxy, age }).verdict).toBe(verdict);
});

test("the reasons stand from the strongest to the weakest", () => {
  expect(judge({ userAgent: gmailProxy, age: 1, method: "HEAD" }).reasons).toEqual([
    "head-request",
    "gmail-proxy-at-once",
    "at-once",
    "mail-program-proxy",
  ]);
  expect(judge({ userAgent: "curl/8.11.0", age: 1 }).reasons).toEqual(["http-library", "at-once"]);
});

test.each([-1, -3_600, -100_000, 400 * 86_400, 2 ** 32])(
  "an age of %i s is no sign of anything",
  (age) => {
    for (const userAgent of [chrome, gmailProxy]) {
      expect(judge({ userAgent, age }).verdict).toBe("person");
    }
  },
);

test("without a user agent, an open is unconfirmed and a click is a machine", () => {
  expect(judge({ userAgent: "" })).toEqual({
    verdict: "unconfirmed",
    reasons: ["no-user-agent"],
    family: "",
    networkClass: "unknown",
  });
  expect(judge({ userAgent: "", kind: "click" })).toMatchObject({
    verdict: "machine",
    reasons: ["no-user-agent"],
  });
});

test("an unknown program may show pictures to a person, but a link opens in a browser", () => {
  const userAgent = "SomeMailProgram/1.0";
  expect(judge({ userAgent })).toMatchObject({ verdict: "person", reasons: ["ordinary-program"] });
  expect(judge({ userAgent, kind: "click" })).toMatchObject({
    verdict: "unconfirmed",
    reasons: ["not-a-browser"],
  });
});

test("what is only like a known user agent is not it", () => {
  const edge12 = gmailPrefetch.slice(0, -" Mozilla/5.0".length);
  expect(judge({ userAgent: edge12 }).verdict).toBe("person");
  expect(judge({ userAgent: "Mozilla/5.0 (X11; Linux x86_64)" }).verdict).toBe("person");
});

test.each([
  ["Edge", `${chrome} Edg/142.0.0.0`],
  ["Opera", `${chrome} OPR/120.0.0.0`],
  ["Samsung Internet", chrome.replace("Chrome/", "SamsungBrowser/28.0 Chrome/")],
  ["Firefox", "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"],
  ["Thunderbird", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.5.0"],
  ["Outlook", "Mozilla/4.0 (compatible; ms-office; MSOffice 16)"],
  ["Outlook", "Outlook-iOS/723.4027091.prod.iphone (4.28.0)"],
  [
    "Safari",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15",
  ],
  [
    "Chrome",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0.7444.77 Mobile/15E148 Safari/604.1",
  ],
  ["", "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"],
])("%s is called by its name: %s", (family, userAgent) => {
  expect(judge({ userAgent }).family).toBe(family);
});

test("many and long user agents are judged like the others", () => {
  for (let index = 0; index < 3_000; index++) judge({ userAgent: `Mozilla/5.0 number ${index}` });
  expect(judge({ userAgent: gmailProxy }).family).toBe("Gmail");
  expect(judge({ userAgent: `Mozilla/5.0 ${"x".repeat(100_000)}` }).verdict).toBe("person");
});

test("every reason in the tables has a sentence, and every sentence is used", () => {
  const kinds: readonly HitKind[] = ["open", "click"];
  const used = new Set<string>(["ordinary-program"]);
  for (const { means } of PROVIDERS) for (const kind of kinds) used.add(means[kind].reason);
  for (const { reason } of RULES) used.add(reason);
  expect([...used].sort()).toEqual(Object.keys(REASONS).sort());
});

test("a judgement fits into an event", () => {
  const { reasons, client, network } = hitEventSchema.shape;
  for (const [, userAgent] of visitors) {
    const judged = judge({ userAgent, age: 0, method: "HEAD" });
    expect(reasons.parse(judged.reasons)).toEqual(judged.reasons);
    expect(client.shape.family.parse(judged.family)).toBe(judged.family);
    expect(network.shape.class.parse(judged.networkClass)).toBe(judged.networkClass);
  }
});
