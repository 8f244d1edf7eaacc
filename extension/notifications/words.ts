import type { HitKind } from "../../shared/event.ts";
import type { MessageDocument } from "../db/message-document.ts";
import { notificationWords } from "../words/notifications.ts";

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

/** The only recipient of a mail by name; null where there are several, or none is known. */
export function onlyRecipient({ recipients }: Pick<Mail, "recipients">): string | null {
  const [only, ...others] = recipients;
  return only === undefined || others.length > 0 ? null : nameOf(only);
}

/** Who made a hit: the recipient by name where there is only one, else "Someone", because it cannot be told. */
export function personOf(mail: Pick<Mail, "recipients">): string {
  return onlyRecipient(mail) ?? notificationWords.get().someone;
}

/** The subject as people quote it. */
export function subjectOf({ subject }: Pick<Mail, "subject">): string {
  return subject.trim() === "" ? notificationWords.get().noSubject : subject.trim();
}

/** The subject to stand within a sentence. */
export function quotedSubject(mail: Pick<Mail, "subject">): string {
  return isolated(subjectOf(mail));
}

/** Where a link leads, short enough for a line: host and path, without the www, the query and the fragment. */
export function destinationOf({ links }: Pick<Mail, "links">, link: number): string | null {
  const href = links[link - 1];
  if (href === undefined || !URL.canParse(href)) return null;
  const { host, pathname } = new URL(href);
  return host.replace(/^www\./, "") + pathname.replace(/\/$/, "");
}

/** "Ada Lovelace opened “Proposal”", "Ada Lovelace perhaps clicked example.com/pricing in “Proposal”". */
export function hitTitle(mail: Mail, { kind, link: index, isSure }: ToldHit): string {
  const t = notificationWords.get();
  const told = { name: personOf(mail), subject: quotedSubject(mail) };
  if (kind === "open") return (isSure ? t.opened : t.perhapsOpened)(told);
  const link = destinationOf(mail, index) ?? t.aLink;
  return (isSure ? t.clicked : t.perhapsClicked)({ ...told, link });
}

/** "2 opens so far" or that it may have been a machine, and to whom the mail went where that is more than one. */
export function hitDetail(
  { recipients, engagement }: Pick<MessageDocument, "recipients" | "engagement">,
  { kind, isSure }: ToldHit,
): string {
  const t = notificationWords.get();
  const count =
    kind === "open" ? t.opens(engagement.opens.person) : t.clicks(engagement.clicks.person);
  const which = isSure ? count : t.mayBeMachine;
  const [first, ...others] = recipients;
  if (first === undefined || others.length === 0) return which;
  return facts([which, t.sentTo(others.length, { name: nameOf(first) })]);
}

/** Several facts in one line. */
export function facts(parts: readonly string[]): string {
  return parts.join(" · ");
}
