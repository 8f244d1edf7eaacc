import { sendingOf } from "./refine-early.ts";
import { isWithin, timesBy } from "./refine-times.ts";
import type { JudgedHit, Mail } from "./refinement.ts";

/** As long as a scanner needs for a mail's links, and a person does not. */
const BURST_MS = 3_000;
/** So many different links at once are a burst, even where the mail has more. */
const ENOUGH_LINKS = 3;
/** Some scanners follow one link after the other. A person may follow a few so fast, but hardly every one of many. */
const SLOW_BURST_MS = 30_000;
const MANY_LINKS = 4;

/** Who has just read the mail may open both of its links, or take one after the other. */
const READING_MS = 600_000;
/** Until then after sending scanners work, so that a reading beside them says nothing of their clicks. */
const SCANNING_MS = 600_000;
/** What scanners, which look like browsers, are not taken for. */
const READERS: ReadonlySet<string> = new Set([
  "mail-program",
  "mail-program-proxy",
  "microsoft-network-open",
]);

/**
 * The clicks that follow a mail's links all at once, by one recipient, whatever programs they say they are: three within
 * 3 s. Also both of two, or every one of many within 30 s, but for somebody who had the mail before them. Known machines'
 * clicks say nothing of anybody else's, and links that a person's browser fetches ahead come all at once.
 */
export function findBursts(mail: Mail): Set<JudgedHit> {
  const { hits, links } = mail;
  const found = new Set<JudgedHit>();
  if (links === 1) return found;
  const clicks = hits.filter(
    ({ event, verdict, reasons }) =>
      event.kind === "click" &&
      (verdict === "person" || verdict === "unconfirmed") &&
      !reasons.includes("speculative-fetch"),
  );
  const enough = Math.min(links || ENOUGH_LINKS, ENOUGH_LINKS);
  if (new Set(clicks.map(({ event }) => event.link)).size < enough) return found;

  const read = timesBy(hits.filter(isByReader), ({ event }) => String(event.recipient));
  const isUnread = ({ event: { recipient, receivedAt } }: JudgedHit): boolean =>
    receivedAt - sendingOf(mail) < SCANNING_MS ||
    !isWithin(read.get(String(recipient)), receivedAt - READING_MS, receivedAt);
  for (const ofOne of Map.groupBy(clicks, ({ event }) => event.recipient).values()) {
    addBursts(found, ofOne, { within: BURST_MS, enough: ENOUGH_LINKS });
    const unread = ofOne.filter(isUnread);
    if (links === 2) addBursts(found, unread, { within: BURST_MS, enough: 2 });
    if (links >= MANY_LINKS) addBursts(found, unread, { within: SLOW_BURST_MS, enough: links });
  }
  return found;
}

function isByReader({ event, verdict }: JudgedHit): boolean {
  return (
    event.kind === "open" && verdict === "person" && event.reasons.some((code) => READERS.has(code))
  );
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
