import { describe, expect, test } from "vitest";
import { NOTHING_RECENT } from "./hit-facts.ts";
import { chrome, gmailProxy, judge } from "./judge.fixture.ts";

const at = (asn: number | null, lists: readonly "apple-egress"[] = []) => ({
  isPublic: true,
  lists,
  asn,
  country: null,
});
const AMAZON = 16_509;
const MICROSOFT = 8_075;
const ZSCALER = 53_813;

const someBot = "Mozilla/5.0 (compatible; SomeBot/1.0; +https://example.org/bot)";

describe("the general list of bots", () => {
  test("makes an open by what nothing else knows unconfirmed, never a machine", () => {
    for (const userAgent of [someBot, "SomeMailProgram/1.0"]) {
      expect(judge({ userAgent, isBot: () => true })).toMatchObject({
        verdict: "unconfirmed",
        reasons: ["bot-list"],
      });
    }
  });

  test("makes a click a machine where the program itself says that it is a bot", () => {
    const { verdict, reasons } = judge({ kind: "click", userAgent: someBot, isBot: () => true });
    expect(verdict).toBe("machine");
    expect(reasons).toEqual(["bot-followed-link", "bot-list"]);
    const other = judge({ kind: "click", userAgent: "Mozilla/5.0 (Foo)", isBot: () => true });
    expect(other.verdict).toBe("unconfirmed");
  });

  test("is not asked of what says its name", () => {
    const userAgents = [
      gmailProxy,
      "Mozilla/5.0",
      "Superhuman",
      "Outlook-iOS/2.0",
      "okhttp/4.12.0",
      "curl/8.11.0",
    ];
    for (const userAgent of userAgents) {
      const { reasons } = judge({ userAgent, isBot: () => expect.unreachable("asked") });
      expect(reasons).not.toContain("bot-list");
    }
  });

  test("is asked of what only comes from a known network, once", () => {
    let asked = 0;
    const isBot = () => ++asked > 0;
    const judged = judge({ kind: "open", userAgent: someBot, network: at(MICROSOFT), isBot });
    expect(judged).toMatchObject({
      verdict: "unconfirmed",
      reasons: ["bot-list", "microsoft-network-open"],
    });
    expect(asked).toBe(1);
  });
});

describe("networks", () => {
  test("an open from Microsoft's network counts, a click from there is unconfirmed", () => {
    const network = at(MICROSOFT);
    expect(judge({ network })).toMatchObject({ verdict: "person", family: "Outlook" });
    expect(judge({ network, kind: "click" })).toMatchObject({ verdict: "unconfirmed", family: "" });
  });

  test("servers' networks make a browser's hits unconfirmed", () => {
    for (const kind of ["open", "click"] as const) {
      expect(judge({ kind, network: at(AMAZON) })).toMatchObject({
        verdict: "unconfirmed",
        reasons: ["cloud-network"],
        networkClass: "hosting",
      });
    }
  });

  test("a mail provider's proxy that stands among servers is still a person's", () => {
    expect(judge({ userAgent: "FrontApp.com ImageProxy", network: at(AMAZON) })).toMatchObject({
      verdict: "person",
      networkClass: "mail-proxy",
    });
  });

  test("Private Relay is a person's, also where its address is of a host of servers", () => {
    expect(judge({ network: at(AMAZON, ["apple-egress"]) })).toMatchObject({
      verdict: "person",
      reasons: ["private-relay"],
      networkClass: "relay",
    });
  });

  test("Mail Privacy Protection is not taken for Private Relay", () => {
    const network = at(null, ["apple-egress"]);
    expect(judge({ userAgent: "Mozilla/5.0", network }).reasons).toEqual(["apple-privacy-egress"]);
  });

  test("an address that nothing is known of is one of ordinary access", () => {
    expect(judge({ network: at(null) }).networkClass).toBe("access");
    expect(judge({}).networkClass).toBe("unknown");
  });

  test("a gateway that calls itself a mail program is the gateway", () => {
    const judged = judge({
      userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.5.0",
      network: at(22_843),
    });
    expect(judged).toMatchObject({
      verdict: "machine",
      reasons: ["gateway-network", "mail-program"],
      family: "Proofpoint",
      networkClass: "gateway",
    });
  });
});

describe("what came just before", () => {
  test("three links within seconds make each of them unconfirmed", () => {
    const click = (linksAtOnce: number) =>
      judge({ kind: "click", recent: { ...NOTHING_RECENT, linksAtOnce } });
    expect(click(2).verdict).toBe("person");
    expect(click(3)).toMatchObject({ verdict: "unconfirmed", reasons: ["every-link-at-once"] });
  });

  test("three mails from one network within seconds are unconfirmed", () => {
    const recent = { ...NOTHING_RECENT, mailsAtOnce: 3 };
    expect(judge({ recent }).reasons).toEqual(["many-mails-at-once"]);
    expect(judge({ recent: { ...recent, mailsAtOnce: 2 } }).verdict).toBe("person");
  });

  test("fetching again and again is unconfirmed; Outlook's eight times for one reading are not", () => {
    const recent = { ...NOTHING_RECENT, repeats: 12 };
    expect(judge({ recent }).reasons).toEqual(["repeated-often"]);
    expect(judge({ recent: { ...recent, repeats: 8 } }).verdict).toBe("person");
  });

  test("those who fetch for many people at once are not judged by it", () => {
    const recent = { linksAtOnce: 0, mailsAtOnce: 50, repeats: 50 };
    for (const change of [
      { userAgent: gmailProxy },
      { network: at(MICROSOFT) },
      { network: at(ZSCALER) },
      { network: at(null, ["apple-egress"]) },
    ]) {
      expect(judge({ ...change, recent }).verdict).toBe("person");
    }
  });
});

test("Gmail's proxy is asked for its time; a click has no such time", () => {
  expect(judge({ userAgent: gmailProxy, age: 9 }).reasons).toEqual([
    "gmail-proxy-at-once",
    "mail-program-proxy",
  ]);
  expect(judge({ userAgent: gmailProxy, age: 9, kind: "click" }).reasons).toEqual([
    "proxy-followed-link",
  ]);
});

test("what is fetched ahead is doubted, and never a doubt about what says that it is a machine", () => {
  const headers = { "sec-purpose": "prefetch" };
  const judged = judge({ userAgent: chrome, network: at(null), headers });
  expect(judged).toMatchObject({ verdict: "unconfirmed", confidence: "likely" });
  expect(judge({ userAgent: "curl/8.11.0", headers }).verdict).toBe("machine");
});

test("Gmail is believed where the data of networks could not be read, and not from elsewhere", () => {
  const network = { isPublic: true, lists: [], asn: null, country: null };
  expect(judge({ userAgent: gmailProxy, network }).verdict).toBe("person");
  expect(judge({ userAgent: gmailProxy, network: { ...network, country: "DE" } })).toMatchObject({
    verdict: "unconfirmed",
    reasons: ["forged-proxy"],
  });
});
