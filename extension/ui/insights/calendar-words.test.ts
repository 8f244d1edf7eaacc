import { afterEach, describe, expect, it } from "vitest";
import { locale } from "../../i18n/i18n.ts";
import type { Language } from "../../i18n/language.ts";
import { shortHour, weekdays } from "./calendar-words.ts";

afterEach(() => locale.set("en"));

const [MONDAY, SATURDAY, SUNDAY] = [0, 5, 6];

describe("the first day of a week", () => {
  it.each<[Language, string[], number]>([
    ["en", ["en-US"], SUNDAY],
    ["en", ["en-GB", "en-US"], MONDAY],
    ["en", ["de-DE"], SUNDAY],
    ["de", ["de-AT", "en"], MONDAY],
    ["de", ["en-US"], MONDAY],
    ["ja", ["ja-JP"], SUNDAY],
    ["es", ["es-MX"], SUNDAY],
    ["en", ["en-EG"], SATURDAY],
  ])("in %s, where the browser prefers %j, is %i", (language, preferred, first) => {
    locale.set(language);
    const days = weekdays(preferred);
    expect(days[0]).toBe(first);
    expect(new Set(days)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]));
  });
});

it("names an hour as clocks do there", () => {
  expect([0, 9, 12, 23].map(shortHour)).toEqual([
    { hour: "12", half: "AM" },
    { hour: "9", half: "AM" },
    { hour: "12", half: "PM" },
    { hour: "11", half: "PM" },
  ]);
  locale.set("ja");
  expect([0, 23].map(shortHour)).toEqual([
    { hour: "0", half: null },
    { hour: "23", half: null },
  ]);
  locale.set("de");
  expect(shortHour(9)).toEqual({ hour: "09", half: null });
});
