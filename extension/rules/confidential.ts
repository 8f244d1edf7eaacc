export interface FindWords {
  /** Which of the rep's confidential words stand in a text, as the rep wrote them, in the order of their list. */
  (text: string): readonly string[];
  /**
   * Quickly, whether any may stand in a text of which only the letters are known, with or without the spaces between its
   * words; false only where none does.
   */
  readonly mayStandIn: (letters: string) => boolean;
}

/**
 * Looks for confidential words and phrases: whole ones, whatever their case and accents, and however many spaces stand
 * between them. Where a script writes no spaces between words (Chinese, Japanese, Thai and the like), anywhere.
 * @param words as the rep wrote them; empty ones never stand anywhere
 */
export function wordFinder(words: readonly string[]): FindWords {
  const wanted = words
    .map((word) => ({ word: word.trim(), folded: fold(word).trim() }))
    .filter(({ folded }) => folded !== "");
  const find = (text: string): readonly string[] => {
    if (wanted.length === 0) return [];
    const folded = fold(text);
    return wanted.filter((one) => standsIn(folded, one.folded)).map(({ word }) => word);
  };
  const joined = wanted.map(({ folded }) => folded.replaceAll(" ", ""));
  const mayStandIn = (letters: string): boolean => {
    const folded = fold(letters).replaceAll(" ", "");
    return joined.some((word) => folded.includes(word));
  };
  return Object.assign(find, { mayStandIn });
}

const BEYOND_ASCII = /[\u0080-\uffff]/;
/** Accents of Latin, Greek and Cyrillic letters. Other scripts' marks make other letters. */
const ACCENTS = /[\u0300-\u036f]/g;

function fold(text: string): string {
  const spaced = text.replace(/\s+/g, " ");
  // Most mails have no other letters, and this is done at Send.
  if (!BEYOND_ASCII.test(spaced)) return spaced.toLowerCase();
  const plain = spaced.normalize("NFKD").replace(ACCENTS, "").normalize("NFC");
  // Upper case first: "ß" and "SS" are the same.
  return plain.toUpperCase().toLowerCase();
}

const LETTER = /[\p{L}\p{N}\p{M}_]/u;
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;

function standsIn(text: string, word: string): boolean {
  const first = firstOf(word);
  const last = lastOf(word);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    // Two code units hold any character.
    const before = lastOf(text.slice(Math.max(0, at - 2), at));
    const after = firstOf(text.slice(end, end + 2));
    if (isBoundary(before, first) && isBoundary(last, after)) return true;
  }
  return false;
}

/** Whether one word can end and another one begin between two characters. */
function isBoundary(left: string, right: string): boolean {
  if (!LETTER.test(left) || !LETTER.test(right)) return true;
  return WITHOUT_SPACES.test(left) || WITHOUT_SPACES.test(right);
}

function firstOf(text: string): string {
  return /^./su.exec(text)?.[0] ?? "";
}

function lastOf(text: string): string {
  return /.$/su.exec(text)?.[0] ?? "";
}
