import type { HitKind } from "../../shared/event.ts";
import type { MessageDocument } from "../db/message-document.ts";
import { notificationWords } from "../words/notifications.ts";
import { destinationOf, nameOf, onlyRecipient, quotedSubject } from "./words.ts";

type Mail = Pick<MessageDocument, "recipients" | "subject" | "links">;

/** What a notification tells of. */
export interface ToldHit {
  readonly kind: HitKind;
  /** From 1; 0 for an open. */
  readonly link: number;
  /** False for one that is unconfirmed: it may have been a machine. */
  readonly isSure: boolean;
}

/** Who made a hit: the recipient by name where there is only one, else "Someone", because it cannot be told. */
export function personOf(mail: Pick<Mail, "recipients">): string {
  return onlyRecipient(mail) ?? notificationWords.get().someone;
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
  const { opens, clicks } = engagement;
  const count = kind === "open" ? t.opens(opens.person) : t.clicks(clicks.person);
  const which = isSure ? count : t.mayBeMachine;
  const [first, ...others] = recipients;
  if (first === undefined || others.length === 0) return which;
  return inOneLine([which, t.sentTo(others.length, { name: nameOf(first) })]);
}

/** Several facts. */
export function inOneLine(facts: readonly string[]): string {
  return facts.join(" · ");
}
