import type { JudgedHit, Mail } from "./refinement.ts";

/** As long as a scanner needs for a mail's links, and a person does not. */
const BURST_MS = 3_000;
/** So many different links at once are a burst, even where the mail has more. */
const ENOUGH_LINKS = 3;
/** Some scanners follow one link after the other. A person may follow a few so fast, but not every one of many. */
const SLOW_BURST_MS = 30_000;
const MANY_LINKS = 4;

/**
 * The clicks that follow a mail's links all at once: every one of them (of two or more), or three, by one recipient within
 * 3 s, whatever programs they say they are; or every one of many within 30 s. Known machines' clicks say nothing of anybody
 * else's, and links that a person's browser fetches ahead come all at once.
 */
export function findBursts({ hits, links }: Mail): Set<JudgedHit> {
  const found = new Set<JudgedHit>();
  if (links === 1) return found;
  const enough = Math.min(links || ENOUGH_LINKS, ENOUGH_LINKS);
  const clicks = hits.filter(
    ({ event, verdict, reasons }) =>
      event.kind === "click" &&
      (verdict === "person" || verdict === "unconfirmed") &&
      !reasons.includes("speculative-fetch"),
  );
  if (new Set(clicks.map(({ event }) => event.link)).size < enough) return found;

  for (const ofOne of Map.groupBy(clicks, ({ event }) => event.recipient).values()) {
    addBursts(found, ofOne, { within: BURST_MS, enough });
    if (links >= MANY_LINKS) addBursts(found, ofOne, { within: SLOW_BURST_MS, enough: links });
  }
  return found;
}

/** Adds the clicks of each `within` milliseconds that hold `enough` different links. */
function addBursts(
  found: Set<JudgedHit>,
  clicks: readonly JudgedHit[],
  { within, enough }: { within: number; enough: number },
): void {
  // The window from `start` to the click that is looked at; those before `marked` are found already.
  const inWindow = new Map<number, number>();
  let start = 0;
  let marked = 0;
  for (const [end, { event }] of clicks.entries()) {
    inWindow.set(event.link, (inWindow.get(event.link) ?? 0) + 1);
    for (let first = clicks[start]?.event; first; first = clicks[start]?.event) {
      if (event.receivedAt - first.receivedAt <= within) break;
      const left = (inWindow.get(first.link) ?? 0) - 1;
      if (left > 0) inWindow.set(first.link, left);
      else inWindow.delete(first.link);
      start++;
    }
    if (inWindow.size < enough) continue;
    for (const hit of clicks.slice(Math.max(start, marked), end + 1)) found.add(hit);
    marked = end + 1;
  }
}
