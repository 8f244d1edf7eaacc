import { describe, expect, test } from "vitest";
import { eventIdSchema } from "../../shared/ids.ts";
import type { ExplainedHit } from "../messages.ts";
import evidence from "../words/de/evidence.json" with { type: "json" };
import hits from "../words/de/hits.json" with { type: "json" };
import { speak } from "../i18n/i18n.ts";
import { hitWords } from "./hit-words.ts";

const open: ExplainedHit = {
  eventId: eventIdSchema.parse("e".repeat(16)),
  kind: "open",
  at: 0,
  age: 2,
  destination: null,
  verdict: "unconfirmed",
  confidence: "possible",
  reasons: ["gmail-proxy-at-once", "mail-program-proxy"],
  client: { family: "Gmail", os: "", device: "unknown" },
  network: { class: "mail-proxy", country: "IE" },
  correction: null,
  taughtBy: null,
  similar: 0,
};
const words = (facts: Partial<ExplainedHit> = {}) => hitWords({ ...open, ...facts });

test("an open within seconds of sending is told as what it is", () => {
  expect(words()).toEqual({
    verdict: "Unconfirmed: perhaps a person",
    when: "2 s after you sent it",
    program: "Gmail",
    network: "Mail provider’s proxy (Ireland), not the reader’s own connection",
    reasons: [
      expect.stringMatching(/^Gmail fetched this through its image proxy 2 s after you sent it/),
      expect.stringMatching(/^Gmail fetched the pictures/),
    ],
  });
});

describe("the verdict says how sure it is", () => {
  test.each([
    ["person", "certain", "ordinary-program", "Surely a person"],
    ["person", "likely", "ordinary-program", "Probably a person"],
    ["person", "possible", "ordinary-program", "Perhaps a person"],
    ["machine", "certain", "head-request", "Surely a machine"],
    ["machine", "likely", "gateway-network", "Probably a machine"],
    ["machine", "possible", "bot-list", "Perhaps a machine"],
    ["self", "likely", "own-view", "Probably you"],
    ["self", "certain", "that-was-me", "You, as you said"],
    ["self", "certain", "same-as-that-was-me", "You, as you said of another"],
    ["unconfirmed", "certain", "apple-privacy-egress", "Unconfirmed: perhaps a person"],
    ["unconfirmed", "possible", "at-once", "Unconfirmed: perhaps a machine"],
    ["unconfirmed", "likely", "scanner-burst", "Unconfirmed: probably a machine"],
    ["unconfirmed", "possible", "like-own-device", "Unconfirmed: perhaps you"],
    ["person", "possible", "a-code-of-a-newer-server", "Perhaps a person"],
  ] as const)("%s, %s, %s: %s", (verdict, confidence, reason, expected) => {
    expect(words({ verdict, confidence, reasons: [reason] }).verdict).toBe(expected);
  });

  test("also where no reason is known", () => {
    const { verdict, reasons } = words({ reasons: [] });
    expect(verdict).toBe("Unconfirmed: perhaps a person");
    expect(reasons).toEqual([]);
  });
});

test.each([
  [{ family: "Chrome", os: "Windows", device: "desktop" }, "Chrome · Windows · computer"],
  [{ family: "Safari", os: "iOS", device: "mobile" }, "Safari · iOS · phone"],
  [{ family: "", os: "Android", device: "tablet" }, "Unknown program · Android · tablet"],
  [{ family: "", os: "", device: "of a newer server" }, "Unknown program"],
])("%o is called %s", (client, expected) => {
  expect(words({ client }).program).toBe(expected);
});

test.each([
  ["access", "DE", "Home, office or mobile connection (Germany)"],
  ["access", null, "Home, office or mobile connection"],
  ["relay", "FR", "Relay (France) that hides the reader’s address"],
  ["gateway", "US", "Mail security service (United States)"],
  ["hosting", null, "Data centre"],
  ["unknown", "BR", "Brazil"],
  ["unknown", null, null],
  ["of a newer server", null, null],
  ["access", "ZX", "Home, office or mobile connection (ZX)"],
])("a network of the class %s in %s is called %s", (kind, country, expected) => {
  expect(words({ network: { class: kind, country } }).network).toBe(expected);
});

test("in another language all of it is said in that", () => {
  speak("de", { evidence, hits });
  try {
    const german = words({ reasons: ["gmail-proxy-at-once"] });
    expect(german).toMatchObject({
      verdict: "Unbestätigt: vielleicht eine Person",
      when: "2 s nach dem Senden",
      network: expect.stringContaining("(Irland)"),
      reasons: [expect.stringMatching(/^Gmail .* 2 s nach dem Senden/)],
    });
    expect(words({ reasons: ["of a newer server"] }).reasons).toEqual([
      expect.stringContaining("Version"),
    ]);
  } finally {
    speak("en", {});
  }
});

test("a sentence stands there once, and begins with a capital letter", () => {
  expect(words({ reasons: ["one-new-code", "another-new-code"] }).reasons).toHaveLength(1);
  expect(words({ age: -5 }).when).toBe("Before you sent it");
});
