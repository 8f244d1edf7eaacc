import type { JudgedHit, Mail } from "./refinement.ts";

/** The server's clock and what is known of it in the browser may differ by so much. */
const CLOCKS_DIFFER_MS = 2_000;
/** Within this time of sending, whoever follows a link has opened the mail to find it. */
const UNREAD_MS = 30_000;

/** When the mail went out, as well as it is known, in milliseconds since 1970. */
export function sendingOf({ confirmedAt, sentAt }: Pick<Mail, "confirmedAt" | "sentAt">): number {
  return confirmedAt ?? sentAt;
}

/** Whether it came when nobody else had the mail yet. */
export function isBeforeSending(mail: Mail, { event }: JudgedHit): boolean {
  return event.receivedAt < sendingOf(mail) - CLOCKS_DIFFER_MS;
}

/** The clicks right after sending that no open came before, but for opens of machines and of the rep. */
export function findUnreadClicks(mail: Mail): Set<JudgedHit> {
  const found = new Set<JudgedHit>();
  const openedBy = new Set<number>();
  for (const hit of mail.hits) {
    const { kind, recipient, receivedAt } = hit.event;
    if (receivedAt - sendingOf(mail) >= UNREAD_MS) break;
    if (hit.verdict !== "person" && hit.verdict !== "unconfirmed") continue;
    if (kind === "open") openedBy.add(recipient);
    else if (!openedBy.has(recipient) && !isBeforeSending(mail, hit)) found.add(hit);
  }
  return found;
}
