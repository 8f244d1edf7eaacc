/**
 * How mail programs mark the mail that is answered or forwarded. Seen in: Gmail (`gmail_quote`, since 2023 with
 * `gmail_quote_container`), Apple Mail and Thunderbird (`blockquote[type=cite]`, `moz-cite-prefix`), Outlook on the
 * web (`appendonsend`, `divRplyFwdMsg`, in its editor `mail-editor-reference-message-container`), Yahoo, Proton.
 */
const QUOTE_CLASSES = new Set([
  "gmail_quote",
  "gmail_quote_container",
  "moz-cite-prefix",
  "yahoo_quoted",
  "protonmail_quote",
]);
const QUOTE_IDS = new Set([
  "appendonsend",
  "divrplyfwdmsg",
  "mail-editor-reference-message-container",
]);
/** The line above the quote of Outlook's desktop programs, 2007 to 2026, as they and as browsers write it. */
const DESKTOP_LINE =
  /border-top:\s*(?:solid #(?:e1e1e1|b5c4df) 1\.0pt|1pt solid rgb\((?:225, 225, 225|181, 196, 223)\))/i;

/** Outlook puts this before the ids and classes of mail that it shows or quotes, once for each time. */
const PASSED_THROUGH_OUTLOOK = /^(?:x_)+/;

/** Every element at which a quote may begin, and many others. */
export const MAYBE_QUOTE = "blockquote[type], [id], [class], div[style]";

/**
 * True where the quoted mail begins: nothing from this tag on is the rep's own writing.
 * @param name of the element, in lower case
 * @param attribute its attributes' values; null: it has none of that name
 */
export function startsQuote(name: string, attribute: (name: string) => string | null): boolean {
  if (name === "blockquote" && attribute("type")?.toLowerCase() === "cite") return true;
  const id = attribute("id");
  if (id !== null && QUOTE_IDS.has(withoutPrefix(id.toLowerCase()))) return true;
  const classes = attribute("class");
  if (classes?.split(/\s+/).some((word) => QUOTE_CLASSES.has(withoutPrefix(word)))) return true;
  return name === "div" && DESKTOP_LINE.test(attribute("style") ?? "");
}

function withoutPrefix(word: string): string {
  return word.startsWith("x_") ? word.replace(PASSED_THROUGH_OUTLOOK, "") : word;
}
