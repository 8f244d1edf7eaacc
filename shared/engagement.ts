import * as z from "zod/mini";
import type { LogEvent, Verdict } from "./event.ts";
import type { EventId } from "./ids.ts";
import type { MessageFacts } from "./message-facts.ts";
import type { Judgement } from "./verdict/judgement.ts";
import { confidenceOf } from "./verdict/reasons.ts";
import { refine } from "./verdict/refine.ts";
import type { Refinement } from "./verdict/refinement.ts";
import { REFINEMENTS } from "./verdict/refinements.ts";
import { sessionsOf, type Session } from "./verdict/sessions.ts";

const count = z.int().check(z.nonnegative());
const time = z.nullable(z.number());

const verdictCountsSchema = z.object({
  person: count,
  unconfirmed: count,
  machine: count,
  self: count,
});
type VerdictCounts = z.infer<typeof verdictCountsSchema>;

/** From the weakest to the strongest. */
const STATES = ["sent", "unconfirmed", "opened", "clicked", "replied"] as const;

/** What became of a mail, or of a thread's mails together. All times are milliseconds since 1970. */
export const engagementSchema = z.object({
  state: z.enum(STATES),
  opens: verdictCountsSchema,
  clicks: verdictCountsSchema,
  /** The earliest and the latest sign that a person had the mail before them: an open, a click or the reply. */
  firstOpenedAt: time,
  lastOpenedAt: time,
  firstClickedAt: time,
  lastClickedAt: time,
  repliedAt: time,
  /** When a mail server said that it could not deliver it. */
  bouncedAt: time,
  /** Clicks by persons, by link index. In a thread the numbers of several mails' links fall together. */
  clicksByLink: z.record(z.string(), count),
  /** Families of the programs that persons used, the most recent first. */
  clients: z.array(z.string()),
  /** One recipient only, so that an open can be put to a name. */
  whoIsKnown: z.boolean(),
});
export type Engagement = z.infer<typeof engagementSchema>;

/** What a mail's events mean together. */
export interface Folded {
  readonly engagement: Engagement;
  /** Of every hit, by its id: the server's verdict, refined by all that is known of the mail. */
  readonly judgements: ReadonlyMap<EventId, Judgement>;
  /** Every hit stands in one; in the order of their first hits. */
  readonly sessions: readonly Session[];
}

/**
 * What a mail's hits mean together, by all that is known of the mail. Neither the order of events nor repeated ids matter.
 * Readings and clicks are counted, not fetches. Only a person's make a mail opened or clicked; unconfirmed ones make it at
 * most `unconfirmed`; machines' and the sender's own change no state. A person's click and a reply imply an open.
 */
export function foldEngagement(
  facts: MessageFacts,
  events: Iterable<LogEvent>,
  refinements: readonly Refinement[] = REFINEMENTS,
): Folded {
  const hits = refine(facts, events, refinements);
  const sessions = sessionsOf(hits);

  const opens = noHits();
  const clicks = noHits();
  const clicksByLink: Record<string, number> = {};
  for (const {
    hits: [first],
    verdict,
  } of sessions) {
    (first?.kind === "click" ? clicks : opens)[verdict]++;
    if (first?.kind === "click" && verdict === "person")
      clicksByLink[first.link] = (clicksByLink[first.link] ?? 0) + 1;
  }

  const judgements = new Map<EventId, Judgement>();
  const lastUse = new Map<string, number>();
  const opened: number[] = [];
  const clicked: number[] = [];
  for (const { event, verdict, reasons } of hits) {
    judgements.set(event.id, { verdict, reasons, confidence: confidenceOf(reasons[0] ?? "") });
    if (verdict !== "person") continue;
    opened.push(event.receivedAt);
    if (event.kind === "click") clicked.push(event.receivedAt);
    if (event.client.family !== "") lastUse.set(event.client.family, event.receivedAt);
  }
  // Mail clients give the time of a reply cut to the minute, which can lie before the sending that it answers.
  const repliedAt = facts.repliedAt === null ? null : Math.max(facts.repliedAt, facts.sentAt);
  if (repliedAt !== null) opened.push(repliedAt);

  const engagement: Engagement = {
    state: stateOf(opens, clicks, repliedAt),
    opens,
    clicks,
    firstOpenedAt: earliest(opened),
    lastOpenedAt: latest(opened),
    firstClickedAt: earliest(clicked),
    lastClickedAt: latest(clicked),
    repliedAt,
    bouncedAt: facts.bouncedAt,
    clicksByLink,
    clients: [...lastUse].sort(byTimeThenName).map(([family]) => family),
    whoIsKnown: facts.recipients === 1,
  };
  return { engagement, judgements, sessions };
}

/** The engagement of a thread: that of its tracked mails together, in any order. */
export function mergeEngagements(list: readonly Engagement[]): Engagement {
  const opens = noHits();
  const clicks = noHits();
  const clicksByLink: Record<string, number> = {};
  for (const engagement of list) {
    addCounts(opens, engagement.opens);
    addCounts(clicks, engagement.clicks);
    addCounts(clicksByLink, engagement.clicksByLink);
  }
  const times = (pick: (engagement: Engagement) => number | null): number[] =>
    list.map(pick).filter((at) => at !== null);
  const recentFirst = list.toSorted(
    (a, b) =>
      (b.lastOpenedAt ?? 0) - (a.lastOpenedAt ?? 0) ||
      compareText(a.clients.join(), b.clients.join()),
  );
  return {
    state: STATES[Math.max(0, ...list.map(({ state }) => STATES.indexOf(state)))] ?? "sent",
    opens,
    clicks,
    firstOpenedAt: earliest(times((engagement) => engagement.firstOpenedAt)),
    lastOpenedAt: latest(times((engagement) => engagement.lastOpenedAt)),
    firstClickedAt: earliest(times((engagement) => engagement.firstClickedAt)),
    lastClickedAt: latest(times((engagement) => engagement.lastClickedAt)),
    repliedAt: latest(times((engagement) => engagement.repliedAt)),
    bouncedAt: latest(times((engagement) => engagement.bouncedAt)),
    clicksByLink,
    clients: [...new Set(recentFirst.flatMap(({ clients }) => clients))],
    whoIsKnown: list.every(({ whoIsKnown }) => whoIsKnown),
  };
}

function stateOf(
  opens: VerdictCounts,
  clicks: VerdictCounts,
  repliedAt: number | null,
): Engagement["state"] {
  if (repliedAt !== null) return "replied";
  if (clicks.person > 0) return "clicked";
  if (opens.person > 0) return "opened";
  return opens.unconfirmed + clicks.unconfirmed > 0 ? "unconfirmed" : "sent";
}

function noHits(): Record<Verdict, number> {
  return { person: 0, unconfirmed: 0, machine: 0, self: 0 };
}

function addCounts(total: Record<string, number>, counts: Record<string, number>): void {
  for (const [key, value] of Object.entries(counts)) total[key] = (total[key] ?? 0) + value;
}

function earliest(times: readonly number[]): number | null {
  return times.length === 0 ? null : times.reduce((a, b) => Math.min(a, b));
}

function latest(times: readonly number[]): number | null {
  return times.length === 0 ? null : times.reduce((a, b) => Math.max(a, b));
}

function byTimeThenName([a, atA]: [string, number], [b, atB]: [string, number]): number {
  return atB - atA || compareText(a, b);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
