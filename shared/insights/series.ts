import { counts, isMeasurable, type InsightMail, type Measure } from "./insight-mail.ts";
import { weekdayOf, type WallTime } from "./zoned-clock.ts";

/** How long each point of a series is. A week begins on Monday. */
export type Step = "day" | "week" | "month";

/** What happened in one day, week or month. */
export interface Point {
  /** Its first day, counted since 1970-01-01 by the calendar on the rep's wall. */
  readonly day: number;
  /** Mails that were sent then and can be measured. */
  readonly sent: number;
  /** Readings and clicks that began then, of whatever mail. */
  readonly opens: number;
  readonly clicks: number;
}

const DAY = 86_400_000;

/** The step in which so many days are few enough points to see, and many enough to see something. */
export function stepFor(days: number): Step {
  if (days <= 92) return "day";
  return days <= 730 ? "week" : "month";
}

/**
 * What happened over time, a point for each step from the first to the last day, those without anything among them.
 * @param from the first day, and the last one, counted since 1970-01-01
 * @param clock of the rep's place
 */
export function seriesOf(
  mails: readonly InsightMail[],
  options: {
    readonly from: number;
    readonly to: number;
    readonly step: Step;
    readonly measure: Measure;
    readonly clock: (at: number) => WallTime;
  },
): Point[] {
  const { from, to, step, measure, clock } = options;
  const points = new Map<number, { sent: number; opens: number; clicks: number }>();
  for (let day = startOf(from, step); day <= to; day = nextStart(day, step))
    points.set(day, { sent: 0, opens: 0, clicks: 0 });
  const count = (at: number, what: "sent" | "opens" | "clicks"): void => {
    const { day } = clock(at);
    const point = day < from || day > to ? undefined : points.get(startOf(day, step));
    if (point !== undefined) point[what] += 1;
  };
  for (const mail of mails) {
    if (!isMeasurable(mail)) continue;
    count(mail.sentAt, "sent");
    for (const [at, kind, verdict] of mail.readings)
      if (counts(measure, verdict)) count(at, kind === "open" ? "opens" : "clicks");
  }
  return [...points].map(([day, point]) => ({ day, ...point }));
}

function startOf(day: number, step: Step): number {
  if (step === "day") return day;
  return step === "week" ? day - weekdayOf(day) : day - new Date(day * DAY).getUTCDate() + 1;
}

function nextStart(day: number, step: Step): number {
  if (step !== "month") return day + (step === "day" ? 1 : 7);
  const start = new Date(day * DAY);
  return Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1) / DAY;
}
