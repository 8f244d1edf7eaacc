import type { Engagement } from "../../shared/engagement.ts";
import type { HitKind, Verdict } from "../../shared/event.ts";
import type { MessageId } from "../../shared/ids.ts";
import type { MailPerson } from "../messages.ts";
import type { MailSummary, ShortReading } from "./summary.ts";

/**
 * The summaries of the mails that were sent within some hours. Few rows are read in a fraction of the time that one for each mail
 * takes, and a text in half of the time of objects; a hit writes one row of some kilobytes anew. What decides in which row a mail
 * stands, and the form of the text, may change with the version of the database only, whose upgrade writes all of them anew.
 */
export interface SummaryRow {
  /** See `spanOf`. */
  readonly span: number;
  /** By the mails' ids: `Packed`, as JSON. */
  readonly mails: Readonly<Record<MessageId, string>>;
}

const spanMs = 6 * 3_600_000;

/** In which row the mail stands that was sent then; milliseconds since 1970. */
export function spanOf(sentAt: number): number {
  return Math.floor(sentAt / spanMs);
}

/** Times count from when the mail was sent, those of readings from the reading before. */
type Packed = readonly [
  mail: readonly [
    sentAt: number,
    mailClient: MailSummary["mailClient"],
    mailHost: string | null,
    account: string,
    subject: string,
    threadId: string | null,
    mailMessageId: string | null,
    recorded: boolean,
    recipients: readonly (readonly [
      MailPerson["email"],
      MailPerson["name"],
      MailPerson["field"],
    ])[],
    links: readonly string[],
  ],
  reps: readonly [
    opens: boolean,
    links: boolean,
    tags: readonly string[],
    muted: boolean,
    remind: MailSummary["remind"],
  ],
  engagement: readonly [
    state: Engagement["state"],
    opens: Counts,
    clicks: Counts,
    times: readonly (number | null)[],
    clicksByLink: Engagement["clicksByLink"],
    clients: readonly string[],
    whoIsKnown: boolean,
  ],
  /** Two numbers each: when, and which of the kinds and verdicts. */
  readings: readonly number[],
];
type Counts = readonly [person: number, unconfirmed: number, machine: number, self: number];

const kinds: readonly HitKind[] = ["open", "click"];
const verdicts: readonly Verdict[] = ["person", "unconfirmed", "machine", "self"];

/** A summary as it is stored. */
export function packed(summary: MailSummary): string {
  const { sentAt, mailClient, mailHost = null, account, subject, threadId } = summary;
  const { mailMessageId, recorded, links, tracking, tags, muted, remind, engagement } = summary;
  const { opens, clicks } = engagement;
  const recipients = summary.recipients.map(
    ({ email, name, field }) => [email, name, field] as const,
  );
  const since = (at: number | null): number | null => (at === null ? null : at - sentAt);
  const parts: Packed = [
    [
      sentAt,
      mailClient,
      mailHost,
      account,
      subject,
      threadId,
      mailMessageId,
      recorded,
      recipients,
      links,
    ],
    [tracking.opens, tracking.links, tags, muted, remind],
    [
      engagement.state,
      [opens.person, opens.unconfirmed, opens.machine, opens.self],
      [clicks.person, clicks.unconfirmed, clicks.machine, clicks.self],
      [
        engagement.firstOpenedAt,
        engagement.lastOpenedAt,
        engagement.firstClickedAt,
        engagement.lastClickedAt,
        engagement.repliedAt,
        engagement.bouncedAt,
        summary.lastEventAt,
      ].map(since),
      engagement.clicksByLink,
      engagement.clients,
      engagement.whoIsKnown,
    ],
    packedReadings(summary.readings, sentAt),
  ];
  return JSON.stringify(parts);
}

/** The mails of a stored row, in any order. */
export function unpackedRow({ mails }: SummaryRow): MailSummary[] {
  const summaries: MailSummary[] = [];
  let id: keyof typeof mails;
  for (id in mails) summaries.push(unpacked(id, mails[id] ?? ""));
  return summaries;
}

function unpacked(id: MessageId, text: string): MailSummary {
  const [mail, reps, engagement, readings]: Packed = JSON.parse(text);
  const [sentAt, mailClient, mailHost, account, subject, threadId, ...others] = mail;
  const [mailMessageId, recorded, recipients, links] = others;
  const [opensTracked, linksTracked, tags, muted, remind] = reps;
  const [state, opens, clicks, times, clicksByLink, clients, whoIsKnown] = engagement;
  const at = (place: number): number | null => {
    const since = times[place] ?? null;
    return since === null ? null : sentAt + since;
  };
  return {
    id,
    mailClient,
    ...(mailHost === null ? {} : { mailHost }),
    account,
    subject,
    recipients: recipients.map(([email, name, field]) => ({ email, name, field })),
    links,
    threadId,
    mailMessageId,
    recorded,
    sentAt,
    tracking: { opens: opensTracked, links: linksTracked },
    tags,
    muted,
    remind,
    engagement: {
      state,
      opens: countsOf(opens),
      clicks: countsOf(clicks),
      firstOpenedAt: at(0),
      lastOpenedAt: at(1),
      firstClickedAt: at(2),
      lastClickedAt: at(3),
      repliedAt: at(4),
      bouncedAt: at(5),
      clicksByLink,
      clients: [...clients],
      whoIsKnown,
    },
    readings: unpackedReadings(readings, sentAt),
    lastEventAt: at(6),
  };
}

function countsOf([person, unconfirmed, machine, self]: Counts): Engagement["opens"] {
  return { person, unconfirmed, machine, self };
}

function packedReadings(readings: readonly ShortReading[], sentAt: number): number[] {
  const numbers: number[] = [];
  let before = sentAt;
  for (const [at, kind, verdict] of readings) {
    numbers.push(at - before, kinds.indexOf(kind) * verdicts.length + verdicts.indexOf(verdict));
    before = at;
  }
  return numbers;
}

function unpackedReadings(numbers: readonly number[], sentAt: number): ShortReading[] {
  const readings: ShortReading[] = [];
  let at = sentAt;
  for (let index = 0; index < numbers.length; index += 2) {
    at += numbers[index] ?? 0;
    const which = numbers[index + 1] ?? 0;
    const kind = kinds[Math.floor(which / verdicts.length)] ?? "open";
    readings.push([at, kind, verdicts[which % verdicts.length] ?? "machine"]);
  }
  return readings;
}
