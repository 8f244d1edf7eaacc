/**
 * How long to wait before the next try: 1 s, doubled with each failure in a row up to 30 s, of which the upper half
 * is random, so that the browsers of a whole team do not all come back in the same moment.
 * @param failures how many tries failed in a row, from 1.
 * @param random a number from 0 to 1.
 * @returns milliseconds.
 */
export function backoffDelay(failures: number, random: number): number {
  const ceiling = Math.min(30_000, 1000 * 2 ** Math.min(failures - 1, 5));
  return Math.round(ceiling * (0.5 + random / 2));
}

/**
 * Reads a `Retry-After` header: seconds or an HTTP date.
 * @returns milliseconds from now, at most an hour, or null when there is none that can be understood.
 */
export function retryAfterDelay(header: string | null, now: number): number | null {
  if (header === null || header.trim() === "") return null;
  const seconds = Number(header);
  const delay = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000;
  return Number.isNaN(delay) ? null : Math.min(3_600_000, Math.max(0, delay));
}
