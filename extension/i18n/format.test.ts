import { afterEach, describe, expect, test } from "vitest";
import { country, list, longAgo, number, percentage, shortAgo } from "./format.ts";
import { speak } from "./i18n.ts";

afterEach(() => speak("en", {}));

const now = Date.UTC(2026, 10, 2, 12);
const minute = 60_000;

describe("how long ago", () => {
  test.each([
    ["en", 3 * minute, "3m ago"],
    ["en", 0, "now"],
    ["en", -minute, "now"],
    ["en", 25 * 60 * minute, "yesterday"],
    ["de", 3 * minute, "vor 3 Min."],
    ["fr", 3 * minute, "il y a 3\u00a0min"],
    ["ja", 120 * minute, "2時間前"],
  ] as const)("in %s, %i ms: %s", (language, age, words) => {
    speak(language, {});
    expect(shortAgo(now - age, now)).toBe(words);
  });

  test("in whole words, and as a date after a month", () => {
    expect(longAgo(now - 3 * minute, now)).toBe("3 minutes ago");
    expect(longAgo(now - 40 * 24 * 60 * minute, now)).toBe("Sep 23, 2026");
  });
});

test("numbers, lists and countries are the language's own", () => {
  speak("de", {});
  expect([number(1_234), percentage(0.256), list(["Ada", "Bob", "Cy"]), country("JP")]).toEqual([
    "1.234",
    "26\u00a0%",
    "Ada, Bob und Cy",
    "Japan",
  ]);
});
