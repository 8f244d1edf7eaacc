import type { MailPerson } from "../messages.ts";

/** What of a mail is searched. */
export interface Searchable {
  readonly subject: string;
  readonly recipients: readonly Pick<MailPerson, "email" | "name">[];
  readonly tags: readonly string[];
}

/** Letters that no decomposition takes apart, as people type them who have no such key. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};
const specialLetters = new RegExp(`[${Object.keys(plainLetters).join("")}]`, "gu");
/** Accents of Latin, Greek and Cyrillic letters; a Japanese voicing mark makes another letter. */
const accents = /[\u0300-\u036F]/gu;

/** Most texts are of nothing else, and take a tenth of the time. */
const plain = /^[ -~\n]*$/u;

/** A mail's texts as they are compared; they are compared with every letter that is typed. */
const plainTexts = new WeakMap<Searchable, string>();

/**
 * Finds mails by who got them, by subject and by tag. Every word of the search must stand somewhere, in any order; neither case nor
 * accents nor the width of letters matter.
 * @returns whether a mail is one of those; every one is where the search is empty.
 */
export function mailMatcher(search: string): (mail: Searchable) => boolean {
  const isFound = mailMatcherBeside(search);
  return (mail) => isFound(mail, []);
}

/** The same by a mail's own texts and by others beside them. */
export function mailMatcherBeside(
  search: string,
): (mail: Searchable, beside: readonly string[]) => boolean {
  const words = plainText(search).split(/\s+/u).filter(Boolean);
  return (mail, beside) => {
    if (words.length === 0) return true;
    const text = textOf(mail);
    const missing = words.filter((word) => !text.includes(word));
    return missing.every((word) => beside.some((other) => plainText(other).includes(word)));
  };
}

/** A text as it is compared: in small letters without accents. */
export function plainText(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .replaceAll(accents, "")
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(specialLetters, (letter) => plainLetters[letter] ?? letter);
}

function textOf(mail: Searchable): string {
  const known = plainTexts.get(mail);
  if (known !== undefined) return known;
  const { subject, recipients, tags } = mail;
  // No word reaches over the end of a line.
  const lines = [subject, ...recipients.flatMap(({ name, email }) => [name, email]), ...tags];
  const text = plainText(lines.join("\n"));
  plainTexts.set(mail, text);
  return text;
}
