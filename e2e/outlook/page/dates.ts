import { words } from "./words/words.ts";

const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(words.locale, options);

const time = format({ hour: "numeric", minute: "2-digit" });
const weekday = format({ weekday: "short" });
const dayOfYear = format({ day: "numeric", month: "numeric" });
const date = format({ day: "numeric", month: "numeric", year: "numeric" });

/** "7:10 PM". `when` is milliseconds since 1970, here and below. */
export const clockTime = (when: number): string => time.format(when);

/** What a row of the list shows: the time of today's mail, the day of this week's, the date of older. */
export function rowDate(when: number, now: number): string {
  const days = daysBetween(when, now);
  if (days === 0) return time.format(when);
  if (days > 0 && days < 7) return `${weekday.format(when)} ${time.format(when)}`;
  if (new Date(when).getFullYear() === new Date(now).getFullYear()) {
    return `${weekday.format(when)} ${dayOfYear.format(when)}`;
  }
  return date.format(when);
}

/** "Sat 11/21/2026 7:10 PM": what pointing at a row's time shows, and the head of an open mail. */
export const wholeDate = (when: number): string =>
  `${weekday.format(when)} ${date.format(when)} ${time.format(when)}`;

function daysBetween(when: number, now: number): number {
  const midnight = (moment: number): number => new Date(moment).setHours(0, 0, 0, 0);
  return Math.round((midnight(now) - midnight(when)) / 86_400_000);
}
