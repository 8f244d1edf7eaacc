import { afterEach, expect, test } from "vitest";
import { alternatives, duration, list, longAgo, shortAgo } from "./format.ts";
import { speak } from "./i18n.ts";

afterEach(() => speak("en", {}));

const now = 1_000_000_000_000;

test.each([
  [0, "now"],
  [-5000, "now"],
  [59_000, "now"],
  [61_000, "1m ago"],
  [7_200_000, "2h ago"],
  [90_000_000, "yesterday"],
  [9 * 86_400_000, "9d ago"],
])("%i ms ago is %s", (age, words) => {
  expect(shortAgo(now - age, now)).toBe(words);
});

test("after a month it is a date", () => {
  expect(longAgo(now - 3 * 86_400_000, now)).toBe("3 days ago");
  expect(longAgo(now - 30 * 86_400_000, now)).toMatch(/2001/);
});

test("lists and stretches of time are those of the language", () => {
  const names = ["Ada", "Bob", "Cy"];
  expect(list(names)).toBe("Ada, Bob, and Cy");
  expect(alternatives(names)).toBe("Ada, Bob, or Cy");
  expect(duration(2, "hour")).toBe("2 hours");
  speak("de", {});
  expect(list(names)).toBe("Ada, Bob und Cy");
  expect(alternatives(names)).toBe("Ada, Bob oder Cy");
  expect(duration(2, "hour")).toBe("2 Stunden");
});

test.each([
  ["de", "vor 3 Min."],
  ["fr", "il y a 3\u00a0min"],
  ["es", "hace 3 min"],
  ["ja", "3分前"],
] as const)("in %s, 3 minutes ago are “%s”", (language, words) => {
  speak(language, {});
  expect(shortAgo(now - 180_000, now)).toBe(words);
});
