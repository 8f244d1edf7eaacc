import * as fc from "fast-check";
import type { Engagement } from "../engagement.ts";
import type { HitKind, Verdict } from "../event.ts";
import type { InsightMail } from "./insight-mail.ts";

const DAY = 86_400_000;
/** For tests: a Saturday, noon in London. */
export const NOON = Date.UTC(2026, 10, 21, 12);

type Reading = InsightMail["readings"][number];

/** What of a mail tests choose; the rest follows from it. */
export interface MailChange extends Partial<Omit<InsightMail, "engagement">> {
  readonly repliedAt?: number | null;
  readonly bouncedAt?: number | null;
}

/** For tests: a mail to Ada with one link, sent two days before `NOON`, and what came of it by its readings. */
export function insightMail({
  repliedAt = null,
  bouncedAt = null,
  ...change
}: MailChange = {}): InsightMail {
  const mail = {
    account: "rep@home.example",
    recipients: [{ email: "ada@example.org", name: "Ada Lovelace" }],
    links: ["https://shop.example.com/"],
    sentAt: NOON - 2 * DAY,
    tracking: { opens: true, links: true },
    recorded: true,
    readings: [],
    ...change,
  };
  const count = (wanted: HitKind): Engagement["opens"] => {
    const counted = { person: 0, unconfirmed: 0, machine: 0, self: 0 };
    for (const [, kind, verdict] of mail.readings) if (kind === wanted) counted[verdict] += 1;
    return counted;
  };
  const opened = mail.readings.filter(([, , whose]) => whose === "person").map(([at]) => at);
  const opens = count("open");
  const clicks = count("click");
  const engagement: Engagement = {
    state: repliedAt === null ? "sent" : "replied",
    opens,
    clicks,
    firstOpenedAt: null,
    lastOpenedAt: opened.length === 0 ? null : Math.max(...opened),
    firstClickedAt: null,
    lastClickedAt: null,
    repliedAt,
    bouncedAt,
    clicksByLink: {},
    clients: [],
    whoIsKnown: mail.recipients.length === 1,
  };
  return { ...mail, engagement };
}

const verdict = fc.constantFrom<Verdict>("person", "unconfirmed", "machine", "self");
const time = fc.integer({ min: NOON - 40 * DAY, max: NOON });
const reading: fc.Arbitrary<Reading> = fc.tuple(
  time,
  fc.constantFrom<HitKind>("open", "click"),
  verdict,
);
const people = ["ada", "bob", "cy"].map((name) => ({ email: `${name}@example.org`, name }));

/** For tests: mails of every kind. */
export const someMails: fc.Arbitrary<InsightMail[]> = fc.array(
  fc
    .record({
      recipients: fc.subarray(people, { minLength: 1 }),
      links: fc.constantFrom([], ["https://shop.example.com/"]),
      sentAt: time,
      tracking: fc.record({ opens: fc.boolean(), links: fc.boolean() }),
      readings: fc.array(reading, { maxLength: 6 }),
      repliedAt: fc.option(time, { freq: 1 }),
      bouncedAt: fc.option(time, { freq: 1 }),
    })
    .map(insightMail),
  { maxLength: 25 },
);
