import { attributeOf, type HtmlTag } from "./html-tags.ts";

/**
 * How mail programs mark the mail that is answered or forwarded. Seen in: Gmail (`gmail_quote`, since 2023 with
 * `gmail_quote_container`), Apple Mail and Thunderbird (`blockquote[type=cite]`, `moz-cite-prefix`), Outlook on the
 * web (`appendonsend`, `divRplyFwdMsg`), Yahoo, Proton.
 */
const QUOTE_CLASSES = new Set([
  "gmail_quote",
  "gmail_quote_container",
  "moz-cite-prefix",
  "yahoo_quoted",
  "protonmail_quote",
]);
const QUOTE_IDS = new Set(["appendonsend", "divrplyfwdmsg"]);

/** True where the quoted mail begins: nothing from this tag on is the rep's own writing. */
export function startsQuote(tag: HtmlTag): boolean {
  if (tag.attributes.length === 0) return false;
  if (tag.name === "blockquote" && attributeOf(tag, "type")?.value.toLowerCase() === "cite")
    return true;
  const id = attributeOf(tag, "id");
  if (id !== null && QUOTE_IDS.has(id.value.toLowerCase())) return true;
  const classes = attributeOf(tag, "class");
  return classes !== null && classes.value.split(/\s+/).some((name) => QUOTE_CLASSES.has(name));
}
