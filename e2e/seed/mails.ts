import type { SeenMail, SentMessage } from "../../extension/messages.ts";
import type { HitKind, LogEvent, Verdict } from "../../shared/event.ts";
import { eventIdSchema, messageIdSchema, senderIdSchema } from "../../shared/ids.ts";

/** What the extension's database is to know. */
export interface Seed {
  readonly sent: readonly SentMessage[];
  readonly events: readonly LogEvent[];
  readonly seen: readonly SeenMail[];
}

/** A hit, in short; an open by a person where nothing else is said. */
export interface SeededHit {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind?: HitKind;
  /** From 1. */
  readonly link?: number;
  readonly verdict?: Exclude<Verdict, "self">;
  /** Changes what fetched it; what the verdict has by itself else. */
  readonly client?: LogEvent["client"];
  readonly country?: string | null;
}

/** A mail and what came of it, in short. */
export interface SeededMail {
  readonly subject: string;
  /** "Ada Lovelace <ada@example.org>", several with commas. */
  readonly to: string;
  /** Milliseconds since 1970, as all times here. */
  readonly sentAt: number;
  readonly links?: readonly string[];
  readonly hits?: readonly SeededHit[];
  readonly repliedAt?: number;
  readonly bouncedAt?: number;
  /** One of its own where it is left out. */
  readonly threadId?: string;
  readonly mailMessageId?: string;
  readonly tracking?: SentMessage["tracking"];
  readonly account?: string;
  readonly mailClient?: SentMessage["mailClient"];
}

/** What fetches look like that the server judges so. */
const LOOKS = {
  person: {
    reasons: ["ordinary-program"],
    client: { family: "Chrome", os: "Windows", device: "desktop" },
    network: { class: "access", country: "DE" },
  },
  unconfirmed: {
    reasons: ["apple-privacy-protection"],
    client: { family: "Apple Mail", os: "", device: "unknown" },
    network: { class: "mail-proxy", country: "US" },
  },
  machine: {
    reasons: ["security-gateway"],
    client: { family: "Security gateway", os: "", device: "unknown" },
    network: { class: "gateway", country: "GB" },
  },
} satisfies Record<string, Pick<LogEvent, "reasons" | "client" | "network">>;

/** Everything that these mails and hits are in the extension's database. */
export function seedOf(mails: readonly SeededMail[]): Seed {
  const sent = mails.map(messageOf);
  const events = mails.flatMap(({ sentAt, hits = [] }, index) =>
    hits.map((hit, number) => eventOf(index, number, hit, sentAt)),
  );
  const seen = mails.flatMap((mail, index) =>
    (
      [
        ["reply", mail.repliedAt],
        ["bounce", mail.bouncedAt],
      ] as const
    ).flatMap(([kind, at]): SeenMail[] =>
      at === undefined
        ? []
        : [{ kind, at, threadId: threadIdOf(mail, index), answers: [mailIdOf(mail, index)] }],
    ),
  );
  return { sent, events, seen };
}

function messageOf(mail: SeededMail, index: number): SentMessage {
  const { subject, to, sentAt, links = [], tracking } = mail;
  return {
    id: messageIdSchema.parse(`seed${index.toString(36).padStart(7, "0")}`),
    mailClient: mail.mailClient ?? "gmail",
    account: mail.account ?? "robin@work.example",
    subject,
    recipients: to.split(",").map((person) => {
      const [, name = "", email = person.trim()] = /^(.*)<(.*)>$/.exec(person.trim()) ?? [];
      return { email, name: name.trim(), field: "to" };
    }),
    links: [...links],
    mintedAt: sentAt,
    threadId: threadIdOf(mail, index),
    mailMessageId: mailIdOf(mail, index),
    sentAt,
    ...(tracking === undefined ? {} : { tracking }),
  };
}

function threadIdOf({ threadId }: SeededMail, index: number): string {
  return threadId ?? `18${index.toString(16).padStart(14, "0")}`;
}

function mailIdOf({ mailMessageId }: SeededMail, index: number): string {
  return mailMessageId ?? `19${index.toString(16).padStart(14, "0")}`;
}

function eventOf(mail: number, number: number, hit: SeededHit, sentAt: number): LogEvent {
  const { at, kind = "open", verdict = "person", link = 1 } = hit;
  const { reasons, client, network } = LOOKS[verdict];
  return {
    id: eventIdSchema.parse(
      `s${mail.toString(36).padStart(7, "0")}${number.toString(36).padStart(8, "0")}`,
    ),
    sid: senderIdSchema.parse("abcdefghijk"),
    messageId: messageIdSchema.parse(`seed${mail.toString(36).padStart(7, "0")}`),
    recipient: 0,
    kind,
    link: kind === "click" ? link : 0,
    receivedAt: at,
    age: Math.floor((at - sentAt) / 1_000),
    verdict,
    reasons: [...reasons],
    client: hit.client ?? client,
    network: hit.country === undefined ? network : { ...network, country: hit.country },
  };
}
