/** Up to this many milliseconds nobody is bothered: tokens allow for as much, and times are shown in minutes. */
const toleratedMs = 5 * 60_000;

/**
 * How far this computer's clock is ahead of the server's (negative: behind), in milliseconds.
 * @param asked when the answer was asked for, and `got` when it came, by this computer's clock.
 * @returns null when the answer has no `Date` that can be read.
 */
export function clockSkew(response: Response, asked: number, got: number): number | null {
  const serverTime = Date.parse(response.headers.get("date") ?? "");
  return Number.isNaN(serverTime) ? null : Math.round((asked + got) / 2 - serverTime);
}

/** What one answer tells of the clocks. All in milliseconds. */
export interface ClockReading {
  readonly skew: number;
  /** How far `skew` may be off, besides the second to which servers give the time. */
  readonly error: number;
  /** When the answer came, since 1970, by this computer's clock. */
  readonly at: number;
}

/** Like `clockSkew`, with what is needed to know how good it is. */
export function readClock(response: Response, asked: number, got: number): ClockReading | null {
  const skew = clockSkew(response, asked, got);
  return skew === null ? null : { skew, error: (got - asked) / 2, at: got };
}

/** Whether the clocks are so far apart (milliseconds) that people should know. */
export function isSkewed(skew: number): boolean {
  return Math.abs(skew) >= toleratedMs;
}
