import type { QuietHours } from "../preferences.ts";

const padded = (value: number): string => String(value).padStart(2, "0");

/**
 * Whether the rep wants to be left alone at this time, by this computer's clock and time zone. Hours that end when they begin
 * are none.
 * @param at milliseconds since 1970
 */
export function isQuiet({ isOn, from, to, weekends }: QuietHours, at: number): boolean {
  if (!isOn) return false;
  const time = new Date(at);
  if (weekends && [0, 6].includes(time.getDay())) return true;
  const clock = `${padded(time.getHours())}:${padded(time.getMinutes())}`;
  return from <= to ? from <= clock && clock < to : from <= clock || clock < to;
}

/** When the day began to which this time belongs, by this computer's clock and time zone; milliseconds since 1970. */
export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
