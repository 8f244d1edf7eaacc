import type { HitKind } from "../../shared/event.ts";
import type { MessageDocument } from "../db/message-document.ts";

type Mail = Pick<MessageDocument, "recipients" | "subject" | "links">;

/** What a notification tells of. */
export interface ToldHit {
  readonly kind: HitKind;
  /** From 1; 0 for an open. */
  readonly link: number;
  /** False for one that is unconfirmed: it may have been a machine. */
  readonly isSure: boolean;
}

/** Keeps a name that is written from right to left from turning the words around it. */
function isolated(text: string): string {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(text) ? `\u2068${text}\u2069` : text;
}

/** A recipient as people call them. */
export function nameOf({ name, email }: MessageDocument["recipients"][number]): string {
  return isolated(name.trim() || email);
}

/** Who made a hit: the recipient by name where there is only one, else "Someone", because it cannot be told. */
function personOf({ recipients }: Pick<Mail, "recipients">): string {
  const [only, ...others] = recipients;
  if (only === undefined || others.length > 0) return "Someone";
  return nameOf(only);
}

/** The subject as people quote it. */
export function subjectOf({ subject }: Pick<Mail, "subject">): string {
  return subject.trim() === "" ? "(no subject)" : subject.trim();
}

/** Where a link leads, short enough for a line: host and path, without the www, the query and the fragment. */
export function destinationOf({ links }: Pick<Mail, "links">, link: number): string | null {
  const href = links[link - 1];
  if (href === undefined || !URL.canParse(href)) return null;
  const { host, pathname } = new URL(href);
  return host.replace(/^www\./, "") + pathname.replace(/\/$/, "");
}

/** "Ada Lovelace opened “Proposal”", "Ada Lovelace perhaps clicked example.com/pricing in “Proposal”". */
export function hitTitle(mail: Mail, { kind, link, isSure }: ToldHit): string {
  const subject = `“${isolated(subjectOf(mail))}”`;
  const who = personOf(mail) + (isSure ? "" : " perhaps");
  if (kind === "open") return `${who} opened ${subject}`;
  return `${who} clicked ${destinationOf(mail, link) ?? "a link"} in ${subject}`;
}

/** "2nd open" or that it may have been a machine, and to whom the mail went where that is more than one. */
export function hitDetail(
  { recipients, engagement }: Pick<MessageDocument, "recipients" | "engagement">,
  { kind, isSure }: ToldHit,
): string {
  const count = kind === "open" ? engagement.opens.person : engagement.clicks.person;
  const which = isSure ? `${ordinal(count)} ${kind}` : "It may have been a machine";
  const [first] = recipients;
  if (first === undefined || recipients.length === 1) return which;
  const others = recipients.length - 1;
  return `${which} · sent to ${nameOf(first)} and ${others} ${others === 1 ? "other" : "others"}`;
}

const suffixes: Partial<Record<Intl.LDMLPluralRule, string>> = { one: "st", two: "nd", few: "rd" };
const ordinalRules = new Intl.PluralRules("en", { type: "ordinal" });

function ordinal(count: number): string {
  return `${count}${suffixes[ordinalRules.select(count)] ?? "th"}`;
}
