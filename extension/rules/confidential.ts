/** Which of the rep's confidential words stands in a text, as the rep wrote it; null: none. */
export type FindWord = (text: string) => string | null;

/**
 * Looks for confidential words and phrases: whole ones, whatever their case and accents, and however many spaces stand
 * between them. Where a script writes no spaces between words (Chinese, Japanese, Thai and the like), anywhere.
 * @param words as the rep wrote them; empty ones never stand anywhere
 */
export function wordFinder(words: readonly string[]): FindWord {
  const wanted = words
    .map((word) => ({ word: word.trim(), folded: fold(word).trim() }))
    .filter(({ folded }) => folded !== "");
  return (text) => {
    if (wanted.length === 0) return null;
    const folded = fold(text);
    return wanted.find((one) => standsIn(folded, one.folded))?.word ?? null;
  };
}

/** Accents of Latin, Greek and Cyrillic letters. Other scripts' marks make other letters. */
const ACCENTS = /[\u0300-\u036f]/g;

function fold(text: string): string {
  // Upper case first: "ß" and "SS" are the same.
  const plain = text.normalize("NFKD").replace(ACCENTS, "").normalize("NFC");
  return plain.toUpperCase().toLowerCase().replace(/\s+/g, " ");
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
