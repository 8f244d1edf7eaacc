import { locale } from "./i18n.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Making one of these takes longer than all else in a row of a list. */
function remembered<Format>(make: (language: string) => Format): () => Format {
  const made = new Map<string, Format>();
  return () => {
    const language = locale.get();
    const known = made.get(language);
    if (known !== undefined) return known;
    const format = make(language);
    made.set(language, format);
    return format;
  };
}

const narrow = remembered(
  (language) =>
    new Intl.RelativeTimeFormat(language, {
      numeric: "auto",
      // In the others the narrowest form is a formula: "-2 h", "vor 2 m".
      style: language === "en" || language === "ja" ? "narrow" : "short",
    }),
);
const spoken = remembered(
  (language) => new Intl.RelativeTimeFormat(language, { numeric: "auto", style: "long" }),
);
const full = remembered(
  (language) => new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium" }),
);
const toMinute = remembered(
  (language) => new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }),
);
const clock = remembered((language) => new Intl.DateTimeFormat(language, { timeStyle: "short" }));
const day = remembered((language) => new Intl.DateTimeFormat(language, { dateStyle: "medium" }));
const whole = remembered((language) => new Intl.NumberFormat(language));
const percent = remembered(
  (language) => new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }),
);
const together = remembered((language) => new Intl.ListFormat(language, { type: "conjunction" }));
const either = remembered((language) => new Intl.ListFormat(language, { type: "disjunction" }));
const regions = remembered(
  (language) => new Intl.DisplayNames(language, { type: "region", fallback: "code" }),
);

/** "now", "3m ago", "2h ago", "yesterday". Both in milliseconds since 1970; the future counts as now. */
export function shortAgo(at: number, now: number): string {
  return ago(narrow(), at, now);
}

/** The same in whole words, within sentences: "3 minutes ago"; after 30 days the date. */
export function longAgo(at: number, now: number): string {
  return now - at >= 30 * DAY ? day().format(at) : ago(spoken(), at, now);
}

function ago(format: Intl.RelativeTimeFormat, at: number, now: number): string {
  const age = now - at;
  if (age >= DAY) return format.format(-Math.floor(age / DAY), "day");
  if (age >= HOUR) return format.format(-Math.floor(age / HOUR), "hour");
  if (age >= MINUTE) return format.format(-Math.floor(age / MINUTE), "minute");
  return format.format(0, "second");
}

/** Date and time with seconds, for tooltips. */
export function fullTime(at: number): string {
  return full().format(at);
}

/** Date and time to the minute. */
export function dateTime(at: number): string {
  return toMinute().format(at);
}

/** The time of day to the minute. */
export function timeOfDay(at: number): string {
  return clock().format(at);
}

export function date(at: number): string {
  return day().format(at);
}

export function number(value: number): string {
  return whole().format(value);
}

/** @param share from 0 to 1 */
export function percentage(share: number): string {
  return percent().format(share);
}

/** "Ada, Bob and Cy". */
export function list(parts: readonly string[]): string {
  return together().format(parts);
}

/** "example.com or example.org". */
export function alternatives(parts: readonly string[]): string {
  return either().format(parts);
}

/** A stretch of time in whole words, within sentences: "7 minutes", "2 days". */
export function duration(amount: number, unit: "minute" | "hour" | "day"): string {
  return new Intl.NumberFormat(locale.get(), { style: "unit", unit, unitDisplay: "long" }).format(
    amount,
  );
}

/** The name of a country, from ISO 3166-1 alpha-2. */
export function country(code: string): string {
  return regions().of(code) ?? code;
}
