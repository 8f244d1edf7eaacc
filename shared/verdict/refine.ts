import { isHit, type HitEvent, type LogEvent, type Verdict } from "../event.ts";
import type { EventId } from "../ids.ts";
import { traitsKey, traitsOf, type MessageFacts } from "../message-facts.ts";
import type { ReasonCode } from "./reasons.ts";
import type { JudgedHit, Mail, Refinement } from "./refinement.ts";

/**
 * Judges a mail's hits again by all that is known of the mail. Each refinement sees what those before it made of the hits,
 * so their order is that of their priority, and the order of the events does not matter.
 * @returns oldest first, each id once.
 */
export function refine(
  facts: MessageFacts,
  events: Iterable<LogEvent>,
  refinements: readonly Refinement[],
): JudgedHit[] {
  const distinct = new Map<EventId, LogEvent>();
  for (const event of events) distinct.set(event.id, event);
  const sorted = [...distinct.values()].sort(byTimeThenId);
  const hits = sorted.filter(isHit).map(asTheServerSays);
  if (hits.length === 0) return hits;

  const views = sorted.filter((event) => !isHit(event)).map((event) => ({ event }));
  const mail: Mail = { ...facts, hits, views };
  for (const { id, looksAt, judges, gives, appliesTo } of refinements) {
    if (isNothing(mail[looksAt])) continue;
    const judged = hits.filter(
      ({ verdict, event }) => judges.includes(verdict) && gives[event.kind] !== undefined,
    );
    if (judged.length === 0) continue;
    const applies = appliesTo(mail);
    for (const hit of judged) if (applies(hit)) judge(hit, id, gives[hit.event.kind] ?? "remark");
  }
  return hits;
}

/** The list without one refinement. */
export function withoutRefinement(list: readonly Refinement[], id: string): readonly Refinement[] {
  return list.filter((refinement) => refinement.id !== id);
}

function judge(hit: JudgedHit, reason: ReasonCode, given: Verdict | "remark"): void {
  // What the server saw stands behind what is known besides, but the first refinement that says the same decides.
  const decides = given !== "remark" && (given !== hit.verdict || !hit.lowered);
  hit.reasons = decides ? [reason, ...hit.reasons] : [...hit.reasons, reason];
  if (given === "remark") return;
  hit.verdict = given;
  hit.lowered ||= given !== "person";
}

function isNothing(known: Mail[keyof Mail]): boolean {
  if (typeof known !== "object" || known === null) return known === null;
  return (Array.isArray(known) ? known : Object.keys(known)).length === 0;
}

function asTheServerSays(event: HitEvent): JudgedHit {
  return {
    event,
    traits: traitsKey(traitsOf(event)),
    verdict: event.verdict,
    reasons: event.reasons as ReasonCode[],
    lowered: false,
  };
}

function byTimeThenId(a: LogEvent, b: LogEvent): number {
  return a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1);
}
