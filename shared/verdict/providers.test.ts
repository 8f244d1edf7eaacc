import { expect, test } from "vitest";
import { logEventSchema, type Verdict } from "../event.ts";
import { chrome, gmailPrefetch, gmailProxy, judge } from "./judge.fixture.ts";
import { PROVIDERS } from "./providers.ts";

const yahooProxy = "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html";

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

test("a judgement fits into an event", () => {
  const { reasons, client, network } = logEventSchema.shape;
  for (const [, userAgent] of visitors) {
    const judged = judge({ userAgent, age: 0, method: "HEAD" });
    expect(reasons.parse(judged.reasons)).toEqual(judged.reasons);
    expect(client.shape.family.parse(judged.family)).toBe(judged.family);
    expect(network.shape.class.parse(judged.networkClass)).toBe(judged.networkClass);
  }
});
