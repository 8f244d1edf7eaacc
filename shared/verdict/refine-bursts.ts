import type { JudgedHit, Mail } from "./refinement.ts";

/** As long as a scanner needs for a mail's links, and a person does not. */
export const BURST_MS = 3_000;
/** So many different links at once are a burst, even where the mail has more. */
const ENOUGH_LINKS = 3;

/**
 * The clicks that follow a mail's links all at once: every one of them (of two or more), or three, by one recipient within
 * 3 s, whatever programs they say they are. Known machines' clicks say nothing of anybody else's, and links
 * that a person's browser fetches ahead come all at once.
 * @returns oldest first.
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
    // The window from `start` to the click that is looked at; those before `marked` are found already.
    const inWindow = new Map<number, number>();
    let start = 0;
    let marked = 0;
    for (const [end, { event }] of ofOne.entries()) {
      inWindow.set(event.link, (inWindow.get(event.link) ?? 0) + 1);
      for (let first = ofOne[start]?.event; first; first = ofOne[start]?.event) {
        if (event.receivedAt - first.receivedAt <= BURST_MS) break;
        const left = (inWindow.get(first.link) ?? 0) - 1;
        if (left > 0) inWindow.set(first.link, left);
        else inWindow.delete(first.link);
        start++;
      }
      if (inWindow.size < enough) continue;
      for (const hit of ofOne.slice(Math.max(start, marked), end + 1)) found.add(hit);
      marked = end + 1;
    }
  }
  return found;
}
