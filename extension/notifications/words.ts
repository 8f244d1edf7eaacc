import type { MessageDocument } from "../db/message-document.ts";
import { mailNames } from "../words/mail-names.ts";

type Mail = Pick<MessageDocument, "recipients" | "subject" | "links">;

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

/** The subject as people quote it. */
export function subjectOf({ subject }: Pick<Mail, "subject">): string {
  return subject.trim() === "" ? mailNames.get().noSubject : subject.trim();
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
