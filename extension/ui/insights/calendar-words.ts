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
