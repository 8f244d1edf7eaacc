import { storedItem } from "../stored-item.ts";
import type { SentMessage } from "../messages.ts";
import type { ClockReading } from "./clock-skew.ts";

/** Gone with the browser: nobody knows what is done to the clock meanwhile. */
const latest = storedItem<ClockReading | null>("session", "clock", null);

/** An answer that took longer tells too little of the moment at which it was given. */
const largestErrorMs = 1_000;
/** For so long after it was read, and before, a clock is taken to go as it did. */
const validMs = 3_600_000;
/** It is read every half minute, and written when it says something new. */
const sameMs = 250;
const renewMs = 600_000;

/** Keeps what an answer told of the clocks. */
export async function noteClock(reading: ClockReading): Promise<void> {
  if (reading.error > largestErrorMs) return;
  const before = await latest.getValue();
  const isSame =
    before !== null &&
    Math.abs(reading.skew - before.skew) < sameMs &&
    Math.abs(reading.at - before.at) < renewMs;
  if (!isSame) await latest.setValue(reading);
}

/** How far this computer's clock was ahead of the server's when a mail was sent; see `skewAt`. */
export function skewWhenSent({
  sentAt,
  mintedAt,
}: Pick<SentMessage, "sentAt" | "mintedAt">): Promise<number | null> {
  return skewAt(sentAt ?? mintedAt);
}

/**
 * How far this computer's clock was ahead of the server's at a moment (milliseconds since 1970, by this computer's clock).
 * @returns milliseconds; null where it was not read around then.
 */
export async function skewAt(moment: number): Promise<number | null> {
  const reading = await latest.getValue();
  return reading !== null && Math.abs(moment - reading.at) <= validMs ? reading.skew : null;
}
