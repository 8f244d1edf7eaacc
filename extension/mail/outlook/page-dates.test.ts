import { assert, constantFrom, integer, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { clockTimes, dateStyleOf, plainText, readPageDate } from "./page-dates.ts";

const at = new Date(2026, 8, 17, 14, 52).getTime();
const now = new Date(2026, 10, 21, 19, 0).getTime();

const written = (language: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language, options).format(at);

describe("readPageDate", () => {
  it.each([
    ["en-US", "Thu 9/17/2026 2:52 PM"],
    ["en-GB", "Thu 17/09/2026 14:52"],
    // Words and order need not be of the same country.
    ["en-US", "Thu 17/9/2026 2:52 p.m."],
    ["de-DE", "Do, 17.09.2026 14:52"],
    ["de", "Donnerstag, 17. September 2026 14:52"],
    ["fr-FR", "jeu. 17/09/2026 14:52"],
    ["he-IL", "\u200fיום ה׳ 17/09/2026 14:52"],
    ["ar-EG", "الخميس ١٧\u200f/٩\u200f/٢٠٢٦ ٢:٥٢ م"],
    ["ja-JP", "2026/09/17 (木) 14:52"],
    ["ko-KR", "2026-09-17 (목) 오후 2:52"],
    ["zh-CN", "2026年9月17日 下午2:52"],
    ["fi-FI", "to 17.9.2026 14.52"],
    ["sv-SE", "to 2026-09-17 14:52"],
    ["en-US", "Thursday, September 17, 2026 2:52 PM"],
  ])("reads %s: %s", (language, text) => {
    expect(readPageDate(text, { language }, now)).toBe(at);
  });

  it("takes no part of a weekday's name for morning or afternoon", () => {
    const noon = new Date(2026, 8, 19, 12, 0).getTime();
    expect(readPageDate("sam. 19/09/2026 12:00", { language: "fr-FR" }, now)).toBe(noon);
    const morning = new Date(2026, 8, 17, 9, 5).getTime();
    const text = "الخميس ١٧\u200f/٩\u200f/٢٠٢٦ ٩:٠٥ ص";
    expect(readPageDate(text, { language: "ar-EG" }, now)).toBe(morning);
    const afternoon = new Date(2026, 8, 17, 14, 52).getTime();
    expect(readPageDate("2026年9月17日下午2:52", { language: "zh-CN" }, now)).toBe(afternoon);
  });

  it("tells day and month apart by the weekday, else by what has been", () => {
    const style = { language: "en-US" };
    const third = new Date(2026, 8, 3, 9, 5).getTime();
    expect(readPageDate("Thu 3/9/2026 9:05 AM", style, now)).toBe(third);
    expect(readPageDate("12/9/2026 9:05 AM", style, now)).toBe(
      new Date(2026, 8, 12, 9, 5).getTime(),
    );
  });

  it.each([
    "",
    "2:52 PM",
    "Thu 2:52 PM",
    "9/17/2026",
    "yesterday",
    "99/99/2026 2:52 PM",
    // Buddhist and Persian years.
    "17/9/2569 14:52",
    "26/6/1405 14:52",
    "17.9. 14.52",
  ])("does not guess at %j", (text) => {
    expect(readPageDate(text, { language: "en-US" }, now)).toBeNull();
  });

  it("reads whatever languages write", () => {
    const languages =
      "en-US en-GB de fr es it pt-BR nl sv da nb fi pl cs tr he ja ko zh-CN zh-TW uk ru el hu ro ar-EG hi vi";
    const minutes = integer({ min: new Date(2021, 0, 1).getTime() / 60_000, max: now / 60_000 });
    assert(
      property(constantFrom(...languages.split(" ")), minutes, (language, minute) => {
        const format = (options: Intl.DateTimeFormatOptions): string =>
          new Intl.DateTimeFormat(language, options).format(minute * 60_000);
        const day = { day: "numeric", month: "numeric", year: "numeric" } as const;
        const text = `${format({ weekday: "short" })} ${format(day)} ${format({ hour: "numeric", minute: "2-digit" })}`;
        const read = readPageDate(text, { language }, now);
        // An hour that comes twice, in autumn, has one name.
        expect(Math.abs((read ?? 0) - minute * 60_000) % 3_600_000).toBe(0);
        expect(Math.abs((read ?? 0) - minute * 60_000)).toBeLessThanOrEqual(3_600_000);
      }),
    );
  });

  it("throws at nothing", () => {
    assert(
      property(string({ unit: "grapheme" }), (text) => {
        expect(readPageDate(text, { language: "de" }, now)).not.toBeNaN();
      }),
    );
  });
});

describe("clockTimes", () => {
  it("has a time as the page writes it, in either way of counting hours", () => {
    for (const language of ["en-US", "de", "he", "ar-EG"]) {
      const style = { language };
      for (const hour12 of [true, false]) {
        const text = written(language, { hour: "numeric", minute: "2-digit", hour12 });
        expect(clockTimes(at, style)).toContain(plainText(text, style));
      }
    }
  });
});

describe("dateStyleOf", () => {
  it("takes the page's language where that is one", () => {
    document.documentElement.lang = "de-AT";
    expect(dateStyleOf(document)).toEqual({ language: "de-AT" });
    document.documentElement.lang = "no such";
    expect(dateStyleOf(document).language).toBe(navigator.language);
    document.documentElement.lang = "";
    expect(dateStyleOf(document).language).toBe(navigator.language);
  });
});
