import type { JudgedHit, Mail } from "./refinement.ts";

/** The server's clock and what is known of it in the browser may differ by so much. */
const CLOCKS_DIFFER_MS = 2_000;
/**
 * The mail client's word comes about a second after Send, from which the server counts by the token: so these are the
 * times of its rules, less a second. For a scheduled mail there is no such word: they count from the time that was chosen.
 */
const WORD_COMES_MS = 1_000;
const SOON_MS = 1_000;
const AT_DELIVERY_MS = 9_000;
/** Through these networks the provider's own machines may fetch at delivery: Gmail's proxy, Microsoft's scanner. */
const DELIVERERS: ReadonlySet<string> = new Set(["Gmail", "Outlook"]);
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

/**
 * Whether it came as soon after sending as nobody reads, or as Gmail and Microsoft may fetch at delivery. The server says so,
 * too, but only where the sender's clock is right, and without knowing how long the mail client, or the mail server, kept the
 * mail.
 */
export function isSoonAfterSending(mail: Mail, hit: JudgedHit): boolean {
  const mayDeliver = DELIVERERS.has(hit.event.client.family) && isByMailProxy(hit);
  const word = sendingOf(mail) + (mail.scheduled ? WORD_COMES_MS : 0);
  const since = hit.event.receivedAt - word;
  return since < (mayDeliver ? AT_DELIVERY_MS : mail.heldFor + SOON_MS);
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

/** It fetches for a mail provider's users, whatever else asks for the same at that time. */
export function isByMailProxy({ event }: JudgedHit): boolean {
  return event.network.class === "mail-proxy";
}
