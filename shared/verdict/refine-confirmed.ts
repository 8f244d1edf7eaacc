import { sendingOf } from "./refine-early.ts";
import type { JudgedHit, Mail } from "./refinement.ts";

const BEFORE_CLICK_MS = 30 * 60_000;
const BEFORE_REPLY_MS = 120 * 60_000;
/** A reply that comes sooner was written by a program. */
const FASTEST_REPLY_MS = 2 * 60_000;

/** Mail clients give the time of a reply cut to the minute: it was written up to so much later. */
export const REPLY_CUT_MS = 60_000;

/**
 * The unconfirmed opens that a person's click shows to have been readings: the last one before it, for a program that
 * fetches ahead does so again and again. Where a person's open explains the click, it says nothing of other fetches.
 */
export function findConfirmedByClick({ hits }: Mail): Set<JudgedHit> {
  const found = new Set<JudgedHit>();
  const openedAt = new Map<number, number>();
  const doubtful = new Map<number, JudgedHit>();
  for (const hit of hits) {
    const { kind, recipient, receivedAt } = hit.event;
    if (kind === "open") {
      if (hit.verdict === "person") openedAt.set(recipient, receivedAt);
      else if (isOpenToProof(hit)) doubtful.set(recipient, hit);
      continue;
    }
    if (hit.verdict !== "person") continue;
    const since = receivedAt - BEFORE_CLICK_MS;
    const last = doubtful.get(recipient);
    if (last === undefined || last.event.receivedAt < since) continue;
    if ((openedAt.get(recipient) ?? -Infinity) >= since) continue;
    found.add(last);
    openedAt.set(recipient, last.event.receivedAt);
  }
  return found;
}

/** The unconfirmed open that a reply shows to have been a reading: the last one before it, unless a person's hit explains it. */
export function findConfirmedByReply(mail: Mail): JudgedHit | null {
  const { repliedAt } = mail;
  if (repliedAt === null || repliedAt - sendingOf(mail) < FASTEST_REPLY_MS) return null;
  let last: JudgedHit | null = null;
  for (const hit of mail.hits) {
    const before = repliedAt - hit.event.receivedAt;
    if (before > BEFORE_REPLY_MS || before <= -REPLY_CUT_MS) continue;
    if (hit.verdict === "person") return null;
    if (hit.event.kind === "open" && isOpenToProof(hit)) last = hit;
  }
  return last;
}

/** Another hit can show it to be a person's: nothing but the hit itself and its time raised the doubt. */
export function isOpenToProof({ verdict, lowered }: JudgedHit): boolean {
  return verdict === "unconfirmed" && !lowered;
}
