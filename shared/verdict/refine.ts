import { isHit, type HitEvent, type LogEvent, type Verdict } from "../event.ts";
import type { MessageFacts } from "../message-facts.ts";
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
  const all: JudgedHit[] = [];
  const views: { event: LogEvent }[] = [];
  for (const event of events)
    if (isHit(event)) all.push(asTheServerSays(event));
    else views.push({ event });
  all.sort(byTimeThenId);
  views.sort(byTimeThenId);
  const hits = all.filter(({ event }, index) => event.id !== all[index - 1]?.event.id);

  const mail: Mail = { ...facts, hits, views };
  for (const { id, looksAt, judges, gives, leavesOpen = false, appliesTo } of refinements) {
    if (isNothing(mail[looksAt])) continue;
    let applies: ReturnType<typeof appliesTo> | undefined;
    for (const hit of hits) {
      const given = hit.event.kind === "open" ? gives.open : gives.click;
      if (given === null || !judges.includes(hit.verdict)) continue;
      if (applies === undefined) applies = appliesTo(mail);
      if (applies === null) break;
      if (!applies(hit)) continue;
      judge(hit, id, given);
      hit.lowered ||= !leavesOpen && given !== "remark" && given !== "person";
    }
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
  if (given !== "remark") hit.verdict = given;
}

function isNothing(known: Mail[keyof Mail]): boolean {
  if (typeof known !== "object" || known === null) return known === null;
  return (Array.isArray(known) ? known : Object.keys(known)).length === 0;
}

function asTheServerSays(event: HitEvent): JudgedHit {
  return {
    event,
    verdict: event.verdict,
    reasons: event.reasons as ReasonCode[],
    lowered: false,
  };
}

type Entry = Mail["views"][number];

function byTimeThenId({ event: a }: Entry, { event: b }: Entry): number {
  return a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : Number(a.id > b.id));
}
