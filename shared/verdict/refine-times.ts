import type { LogEvent } from "../event.ts";

/** When events were received, by a key, each list in the order of the events. */
export function timesBy<Entry extends { readonly event: LogEvent }>(
  entries: Iterable<Entry>,
  keyOf: (entry: Entry) => string,
): Map<string, number[]> {
  const times = new Map<string, number[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const known = times.get(key);
    if (known === undefined) times.set(key, [entry.event.receivedAt]);
    else known.push(entry.event.receivedAt);
  }
  return times;
}

/** Whether one of the times, which ascend, lies from `from` to `to`, both included. It halves, for there may be thousands. */
export function isWithin(times: readonly number[] | undefined, from: number, to: number): boolean {
  if (times === undefined) return false;
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? Infinity) < from) low = middle + 1;
    else high = middle;
  }
  return (times[low] ?? Infinity) <= to;
}
