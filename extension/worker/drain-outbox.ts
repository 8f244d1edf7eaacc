import { isHit } from "../../shared/event.ts";
import type { SightlineDatabase } from "../db/database.ts";
import type { MessageDocument } from "../db/message-document.ts";
import { recordSent } from "../db/record-sent.ts";
import type { Telling } from "../db/tell.ts";
import type { SentMessage } from "../messages.ts";
import { skewWhenSent } from "../sync/known-skew.ts";
import { outbox } from "../tracking/outbox.ts";
import { unplaced } from "../tracking/unplaced.ts";

/** Gmail's that was never confirmed is recorded as it is after this long: its tab is closed, or the send failed. */
const unconfirmedMs = 10 * 60_000;
/** Outlook's may have been stopped by a dialog, or be scheduled; without any sign that it left it is forgotten. */
const unprovenMs = 30 * 24 * 3_600_000;

/**
 * Takes into the database what content scripts put into the outbox and could not deliver: mails that were confirmed,
 * those that the server has hits for, which proves that they left, and Gmail's that waited long enough.
 * @param now milliseconds since 1970.
 * @returns how many mails were taken, and the ids of the threads whose status changed.
 */
export async function drainOutbox(
  db: SightlineDatabase,
  now: number,
  telling: Telling,
): Promise<{ readonly recorded: number; readonly threadIds: readonly string[] }> {
  const threadIds = new Set<string>();
  let recorded = 0;
  const waiting = await outbox.read();
  const known = await db.messages.bulkGet(waiting.map(({ id }) => id));
  for (const [index, message] of waiting.entries()) {
    const fate = fateOf(message, known[index], now - message.mintedAt);
    if (fate === "waits") continue;
    if (fate === "left") {
      const mail = message.sentAt === null ? await unconfirmedMail(message) : message;
      for (const threadId of await recordSent(db, mail, await skewWhenSent(mail), telling))
        threadIds.add(threadId);
      recorded += 1;
    }
    await outbox.remove(message.id);
  }
  return { recorded, threadIds: [...threadIds] };
}

/** @param age milliseconds since it was prepared */
function fateOf(
  { mailClient, sentAt }: SentMessage,
  known: MessageDocument | undefined,
  age: number,
): "left" | "waits" | "forgotten" {
  if (sentAt !== null) return "left";
  if (mailClient === "gmail") return known !== undefined || age >= unconfirmedMs ? "left" : "waits";
  // The rep's own views are in the log, too, and a draft can be viewed.
  if (known?.events.some(isHit) === true) return "left";
  return age < unprovenMs ? "waits" : "forgotten";
}

/** Of Outlook's it is known what names it; its thread is looked for. */
async function unconfirmedMail(message: SentMessage): Promise<SentMessage> {
  if (message.mailClient === "gmail") return message;
  const mail = { ...message, mailMessageId: message.id };
  await unplaced.put({ ...mail, sentAt: message.mintedAt });
  return mail;
}
