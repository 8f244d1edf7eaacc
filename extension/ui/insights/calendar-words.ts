import { locale } from "../../i18n/i18n.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Monday, in UTC, as every time that is formatted here. */
const MONDAY = Date.UTC(2024, 0, 1);

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale.get(), { ...options, timeZone: "UTC" });
}

/** "Mon", or "Monday". @param weekday 0 for Monday */
export function weekdayName(weekday: number, width: "short" | "long"): string {
  return format({ weekday: width }).format(MONDAY + weekday * DAY);
}

/** "9 – 10 AM". @param hour 0 to 23 */
export function hourSpan(hour: number): string {
  const from = MONDAY + hour * HOUR;
  return format({ hour: "numeric" }).formatRange(from, from + HOUR);
}

/** What of an hour fits above a narrow column: "9" and "AM" where days have two halves, else "9" alone. */
export interface ShortHour {
  readonly hour: string;
  readonly half: string | null;
}

/** @param hour 0 to 23 */
export function shortHour(hour: number): ShortHour {
  const parts = format({ hour: "numeric" }).formatToParts(MONDAY + hour * HOUR);
  const partOf = (type: "hour" | "dayPeriod") =>
    parts.find((part) => part.type === type)?.value ?? null;
  return { hour: partOf("hour") ?? String(hour), half: partOf("dayPeriod") };
}

/**
 * The weekdays, 0 for Monday, in the order in which a week goes where the rep is: by the region of the browser's language
 * where it is the one spoken, else by where that is spoken most.
 */
export function weekdays(preferred: readonly string[] = navigator.languages): readonly number[] {
  const language = locale.get();
  const own = preferred.find((tag) => tag.split("-")[0] === language.split("-")[0]);
  const first = firstWeekday(own ?? language);
  return Array.from({ length: 7 }, (_, index) => (first + index) % 7);
}

/** 0 for Monday. What the engine does not tell is Monday, as ISO 8601 has it. */
function firstWeekday(tag: string): number {
  // TypeScript's own declarations lack it yet; engines had it as a property before.
  const told: Intl.Locale & {
    getWeekInfo?: () => { readonly firstDay: number };
    readonly weekInfo?: { readonly firstDay: number };
  } = new Intl.Locale(tag);
  return ((told.getWeekInfo?.() ?? told.weekInfo)?.firstDay ?? 1) - 1;
}

/** "Nov 21", for an axis. @param day counted since 1970-01-01 */
export function shortDay(day: number): string {
  return format({ month: "short", day: "numeric" }).format(day * DAY);
}

/** "November 2026" for a month, "Nov 21, 2026" for what begins on another day. @param day counted since 1970-01-01 */
export function stepName(day: number, step: "day" | "week" | "month"): string {
  return step === "month"
    ? format({ month: "long", year: "numeric" }).format(day * DAY)
    : format({ dateStyle: "medium" }).format(day * DAY);
}
