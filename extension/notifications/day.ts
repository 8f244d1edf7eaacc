import type { Session } from "../../shared/verdict/sessions.ts";
import { newestHit } from "../db/tell.ts";
import { startOfDay } from "./quiet-hours.ts";
import { beginOf, isClick } from "./rules.ts";

/** What came of a mail on one day, of that which notifies. */
export interface Day {
  readonly opens: number;
  readonly clicks: number;
  /** How many of them are unconfirmed. */
  readonly unsure: number;
  /** When the newest hit was received, in milliseconds since 1970; 0 where there was none. */
  readonly newest: number;
}

/**
 * Counts the readings of the day that it is now, in the rep's time zone.
 * @param now milliseconds since 1970
 */
export function today(readings: readonly Session[], now: number): Day {
  const begin = startOfDay(now);
  const todays = readings.filter((reading) => beginOf(reading) >= begin);
  const clicks = todays.filter(isClick).length;
  return {
    opens: todays.length - clicks,
    clicks,
    unsure: todays.filter(({ verdict }) => verdict !== "person").length,
    newest: Math.max(0, ...todays.map((reading) => newestHit(reading).receivedAt)),
  };
}
