import { isMeasurable, type InsightMail } from "./insight-mail.ts";
import { isTelling, rateOf, type Rate } from "./rate.ts";
import type { WallTime } from "./zoned-clock.ts";

/** When people had mails before them, by the clock on the rep's wall. */
export interface HeatMap {
  /** Visits by weekday, Monday first, and within it by hour, from 0 to 23. */
  readonly cells: readonly (readonly number[])[];
  /** All of them together. */
  readonly visits: number;
  /** Of the fullest cell; 0 where there are none. */
  readonly most: number;
}

/** The hour, or the weekday, in which people read most. */
export interface BestTime {
  /** 0 to 23, or 0 for Monday to 6. */
  readonly at: number;
  readonly rate: Rate;
  /** It is the best one not just by chance, as one of them always is. */
  readonly isClear: boolean;
}

/** What follows the one before it this soon is the same visit to a mail: a click after its opening, one more look. */
const VISIT_GAP_MS = 30 * 60_000;

/** Standard deviations for 95 % of all hours, or weekdays, together (Bonferroni): the best of 24 is often far off by chance. */
const Z_OF_HOURS = 3.078_1;
const Z_OF_WEEKDAYS = 2.690_1;

/** Counts visits by people. Neither machines nor what is unconfirmed say when somebody reads. */
export function heatMapOf(mails: readonly InsightMail[], clock: (at: number) => WallTime): HeatMap {
  const cells = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  let visits = 0;
  for (const mail of mails) {
    if (!isMeasurable(mail)) continue;
    for (const at of visitsOf(mail)) {
      const { weekday, hour } = clock(at);
      const row = cells[weekday];
      if (row === undefined) continue;
      row[hour] = (row[hour] ?? 0) + 1;
      visits += 1;
    }
  }
  return { cells, visits, most: Math.max(...cells.flat()) };
}

/** The hour in which people read most, or null where there are too few visits to say. The earliest of equal ones. */
export function bestHour({ cells }: Pick<HeatMap, "cells">): BestTime | null {
  const hours = Array.from({ length: 24 }, (_, hour) =>
    cells.reduce((sum, row) => sum + (row[hour] ?? 0), 0),
  );
  return bestOf(hours, Z_OF_HOURS);
}

/** The weekday on which people read most, or null where there are too few visits to say. */
export function bestWeekday({ cells }: Pick<HeatMap, "cells">): BestTime | null {
  return bestOf(
    cells.map((row) => row.reduce((sum, count) => sum + count, 0)),
    Z_OF_WEEKDAYS,
  );
}

function bestOf(list: readonly number[], z: number): BestTime | null {
  const all = list.reduce((sum, count) => sum + count, 0);
  if (!isTelling({ of: all })) return null;
  const most = Math.max(...list);
  return {
    at: list.indexOf(most),
    rate: rateOf(most, all),
    isClear: rateOf(most, all, z).low > 1 / list.length,
  };
}

/** When people's visits to a mail began, oldest first. */
function visitsOf({ readings }: InsightMail): number[] {
  const times = readings
    .filter(([, , verdict]) => verdict === "person")
    .map(([at]) => at)
    .toSorted((a, b) => a - b);
  return times.filter((at, index) => at - (times[index - 1] ?? -Infinity) > VISIT_GAP_MS);
}
