import { isHit, type HitEvent } from "../../shared/event.ts";
import type { EventId, MessageId } from "../../shared/ids.ts";
import { clientKey, traitsOf, type Correction } from "../../shared/message-facts.ts";
import type { MessageExplanation } from "../messages.ts";
import type { SightlineDatabase } from "./database.ts";
import { explainDocument } from "./explain.ts";
import { isGone } from "./message-document.ts";
import { isTelling, ownDevices } from "./own-devices.ts";
import type { Telling } from "./tell.ts";
import { writeChanges, type Change } from "./write-changes.ts";

/** What the rep says of a hit; scope null: what was said before does not hold. */
export interface HitCorrection {
  readonly messageId: MessageId;
  readonly eventId: EventId;
  readonly scope: Correction["scope"] | null;
}

export interface CorrectedHit {
  /** Of the mail; null where there is no such hit. */
  readonly explanation: MessageExplanation | null;
  /** The threads whose status changed. */
  readonly threadIds: readonly string[];
}

/**
 * Takes the rep's word on a hit, "That was me", or takes it back. With `same-client` a phone or tablet is the rep's own in
 * other mails, too, unless it hides behind a proxy that others share. Nobody is told of what changes: the rep knows.
 */
export function correctHit(
  db: SightlineDatabase,
  { messageId, eventId, scope }: HitCorrection,
  telling: Telling,
): Promise<CorrectedHit> {
  return db.transaction("rw", db.messages, db.threads, db.summaries, db.kv, async () => {
    const before = await db.messages.get(messageId);
    const hit = before?.events.find(({ id }) => id === eventId);
    if (before === undefined || isGone(before) || hit === undefined || !isHit(hit)) {
      return { explanation: null, threadIds: [] };
    }
    const others = before.corrections.filter((correction) => correction.eventId !== eventId);
    const corrections = scope === null ? others : [...others, { eventId, scope }];
    const changes: Change[] = [{ before, after: { ...before, corrections } }];

    const devices = await ownDevices.read(db);
    const own = devices.filter((device) => device.eventId !== eventId);
    if (scope === "same-client" && isTelling(hit)) own.push({ ...traitsOf(hit), eventId });
    if (own.length !== devices.length || own.at(-1)?.eventId !== devices.at(-1)?.eventId) {
      await ownDevices.write(db, own);
      changes.push(...(await seenIn(db, hit, messageId)));
    }
    const threadIds = await writeChanges(db, changes, { ...telling, notify: false });
    const after = await db.messages.get(messageId);
    return { explanation: after === undefined ? null : explainDocument(after, own), threadIds };
  });
}

/** Other mails that this client fetched: their hits are to be judged again. */
async function seenIn(
  db: Pick<SightlineDatabase, "messages">,
  hit: HitEvent,
  messageId: MessageId,
): Promise<Change[]> {
  const key = clientKey(traitsOf(hit));
  const mails = await db.messages
    .filter(
      ({ id, events }) =>
        id !== messageId &&
        events.some((event) => isHit(event) && clientKey(traitsOf(event)) === key),
    )
    .toArray();
  return mails.map((mail) => ({ before: mail, after: mail }));
}
