import type { Folded } from "../../shared/engagement.ts";
import type { HitEvent, HitKind, Verdict } from "../../shared/event.ts";
import type { EventId } from "../../shared/ids.ts";
import type { Session } from "../../shared/verdict/sessions.ts";
import type { DueNotification } from "./message-document.ts";

/** What the rep wants to be told of. */
export interface Telling {
  /** False while paused: nobody is ever told of what comes now. */
  readonly notify: boolean;
  /** Unconfirmed readings count as a person's do. */
  readonly countUnconfirmed: boolean;
}

/** Whether a reading with this verdict is one to tell of. */
export function isTold(verdict: Verdict, { countUnconfirmed }: Pick<Telling, "countUnconfirmed">) {
  return verdict === "person" || (countUnconfirmed && verdict === "unconfirmed");
}

/**
 * The readings that are to be told of now and were not before: new ones, and those that something has confirmed. One that
 * was told of is never new, whichever fetches join or leave it; and of one that a reply confirmed nobody is told, because
 * whoever sees the reply needs to hear no more.
 * @param old the hits that were there already.
 * @param foldBefore folds the mail as it was; asked only where that matters.
 */
export function newReadings(
  { engagement, sessions, judgements }: Folded,
  old: ReadonlySet<EventId>,
  foldBefore: () => Folded,
  telling: Telling,
): Session[] {
  if (!telling.notify) return [];
  const told = sessions.filter(
    ({ hits, verdict }) =>
      isTold(verdict, telling) &&
      (engagement.repliedAt === null ||
        !hits.some(({ id }) => judgements.get(id)?.reasons[0] === "confirmed-by-reply")),
  );
  if (old.size === 0 || !told.some(({ hits }) => hits.some(({ id }) => old.has(id)))) return told;
  const known = new Set<EventId>();
  for (const { hits, verdict } of foldBefore().sessions)
    if (isTold(verdict, telling)) for (const { id } of hits) known.add(id);
  return told.filter(({ hits }) => !hits.some(({ id }) => known.has(id)));
}

/** Those of the readings that are due of which there is still to be told. */
export function readingsOf(
  due: DueNotification | null,
  { sessions }: Folded,
  telling: Pick<Telling, "countUnconfirmed">,
): Session[] {
  if (due === null) return [];
  return sessions.filter(
    ({ hits, verdict }) => isTold(verdict, telling) && hits.some(({ id }) => due.hits.includes(id)),
  );
}

/** The last of a reading's hits. */
export function newestHit({ hits }: Session): HitEvent {
  const hit = hits.at(-1);
  if (hit === undefined) throw new Error("a reading without a hit");
  return hit;
}

/** What is due when these readings have come, too. */
export function withDue(
  due: DueNotification | null,
  readings: readonly Session[],
  folded: Folded,
  telling: Telling,
): DueNotification | null {
  if (readings.length === 0) return due;
  const newest = new Map<HitKind, HitEvent>();
  for (const reading of [...readingsOf(due, folded, telling), ...readings]) {
    const hit = newestHit(reading);
    if (hit.receivedAt >= (newest.get(hit.kind)?.receivedAt ?? 0)) newest.set(hit.kind, hit);
  }
  const hits = [...newest.values()];
  return {
    hits: hits.map(({ id }) => id),
    at: Math.max(...hits.map(({ receivedAt }) => receivedAt)),
  };
}
