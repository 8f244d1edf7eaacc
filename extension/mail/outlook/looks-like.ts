import type { MailPerson } from "../../messages.ts";
import type { ListRow } from "../mail-client.ts";
import { clockTimes, type DateStyle, plainText, readPageDate } from "./page-dates.ts";

type SentMail = Parameters<ListRow["looksLike"]>[0];

const MINUTE = 60_000;
/** The mail server's clock stood still when it took the mail; its answer came later. */
const ANSWER_MS = 15_000;
const ADDRESS = /[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]+\.[^\s<>()[\]"',;:]+/g;

/**
 * Whether a row says of itself what a sent mail's would, as it is drawn: this subject, these people and nobody else, this
 * minute. Whether another row says so, too, is not asked.
 * @param now milliseconds since 1970
 */
export function saysTheSame(row: Element, mail: SentMail, style: DateStyle, now: number): boolean {
  const { subject, sentAt, recipients } = mail;
  const wanted = plainText(subject, style);
  if (sentAt === null || wanted === "" || recipients.length === 0) return false;
  const said = readRow(row, wanted, style);
  if (!said.texts.some((text) => text === wanted)) return false;
  return hasTime(said, sentAt, style, now) && hasPeople(said, recipients, wanted, style);
}

interface RowText {
  /** Of every element, what it holds; of those around the subject nothing, for they are the row, or half of it. */
  readonly texts: readonly string[];
  readonly titles: readonly string[];
}

function readRow(row: Element, subject: string, style: DateStyle): RowText {
  const elements = [...row.querySelectorAll("*")];
  const read = new Map(elements.map((one) => [one, plainText(one.textContent, style)]));
  const subjects = elements.filter((one) => read.get(one) === subject);
  const texts: string[] = [];
  const titles: string[] = [];
  for (const [element, text] of read) {
    if (text === subject || !subjects.every((one) => element.contains(one))) texts.push(text);
    const title = element.getAttribute("title");
    if (title !== null) titles.push(plainText(title, style));
  }
  return { texts, titles };
}

function hasTime(
  { texts, titles }: RowText,
  sentAt: number,
  style: DateStyle,
  now: number,
): boolean {
  const minutes = new Set([minuteOf(sentAt), minuteOf(sentAt - ANSWER_MS)]);
  const dates = titles.map((title) => readPageDate(title, style, now)).filter((at) => at !== null);
  // A row's whole date says more than the time of day beside it.
  if (dates.length > 0) return dates.some((at) => minutes.has(at));
  if (new Date(sentAt).toDateString() !== new Date(now).toDateString()) return false;
  return [...minutes].some((at) => {
    const times = clockTimes(at, style);
    return texts.some((text) => times.has(text));
  });
}

function minuteOf(at: number): number {
  return at - (at % MINUTE);
}

/**
 * A row that gives addresses gives all of To, or of To and Cc, or of all; one that gives names must name just these. Some
 * of a longer list ("Ann; Bob; +3") prove nothing.
 */
function hasPeople(
  { texts, titles }: RowText,
  recipients: readonly MailPerson[],
  subject: string,
  style: DateStyle,
): boolean {
  const groups = [["to"], ["to", "cc"], ["to", "cc", "bcc"]].map((fields) =>
    recipients.filter(({ field }) => fields.includes(field)),
  );
  const addresses = new Set(
    titles.filter((title) => title !== subject).flatMap((title) => title.match(ADDRESS) ?? []),
  );
  if (addresses.size > 0)
    return groups.some((people) =>
      areSame(addresses, new Set(people.map(({ email }) => plainText(email, style)))),
    );
  const lists = texts.map((text) => new Set(text.split(/\s*;\s*/)));
  return groups.some((people) => {
    const names = new Set(people.map(({ name, email }) => plainText(name || email, style)));
    if (names.size === 0 || names.has("")) return false;
    const inList = (list: ReadonlySet<string>): boolean => [...list].some((one) => names.has(one));
    // Every list in which one of them stands holds them all and no other; the row as a whole is no list.
    const named = lists.filter((list) => inList(list));
    return (
      named.some((list) => areSame(list, names)) && named.every((list) => isWithin(list, names))
    );
  });
}

function areSame(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return some.size === others.size && isWithin(some, others);
}

function isWithin(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...some].every((one) => others.has(one));
}
