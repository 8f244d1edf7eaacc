import * as z from "zod/mini";
import type { HitEvent, Verdict } from "./event.ts";

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
  /** Clicks by persons, by link index. In a thread the numbers of several mails' links fall together. */
  clicksByLink: z.record(z.string(), count),
  /** Families of the programs that persons used, the most recent first. */
  clients: z.array(z.string()),
  /** One recipient only, so that an open can be put to a name. */
  whoIsKnown: z.boolean(),
});
export type Engagement = z.infer<typeof engagementSchema>;

/** What the mail client knows of a mail. Times are milliseconds since 1970. */
export interface MessageFacts {
  readonly sentAt: number;
  readonly recipients: number;
  readonly repliedAt: number | null;
}

/**
 * What a mail's hits mean together. Neither their order nor repeated ids matter. Only a person's hits make a mail
 * opened or clicked; unconfirmed ones make it at most `unconfirmed`; machines' and the sender's own change no state.
 * A person's click and a reply imply an open.
 */
export function foldEngagement(facts: MessageFacts, events: Iterable<HitEvent>): Engagement {
  const distinct = new Map<string, HitEvent>();
  for (const event of events) distinct.set(event.id, event);

  const opens = noHits();
  const clicks = noHits();
  const clicksByLink: Record<string, number> = {};
  const lastUse = new Map<string, number>();
  const opened: number[] = [];
  const clicked: number[] = [];
  for (const event of distinct.values()) {
    (event.kind === "open" ? opens : clicks)[event.verdict]++;
    if (event.verdict !== "person") continue;
    opened.push(event.receivedAt);
    if (event.kind === "click") {
      clicked.push(event.receivedAt);
      clicksByLink[event.link] = (clicksByLink[event.link] ?? 0) + 1;
    }
    const { family } = event.client;
    if (family !== "") lastUse.set(family, Math.max(lastUse.get(family) ?? 0, event.receivedAt));
  }
  // Mail clients give the time of a reply cut to the minute, which can lie before the sending that it answers.
  const repliedAt = facts.repliedAt === null ? null : Math.max(facts.repliedAt, facts.sentAt);
  if (repliedAt !== null) opened.push(repliedAt);

  return {
    state: stateOf(opens, clicks, repliedAt),
    opens,
    clicks,
    firstOpenedAt: earliest(opened),
    lastOpenedAt: latest(opened),
    firstClickedAt: earliest(clicked),
    lastClickedAt: latest(clicked),
    repliedAt,
    clicksByLink,
    clients: [...lastUse].sort(byTimeThenName).map(([family]) => family),
    whoIsKnown: facts.recipients === 1,
  };
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
