/**
 * How mail programs mark what they quote, as a page shows it; `quote.ts` of the tracking has the sources. Outlook puts `x_`
 * before the ids and classes of mail that it shows, once for each time that it has passed through.
 */
const AROUND = [
  "blockquote",
  '[class*="gmail_quote"]',
  '[class*="yahoo_quoted"]',
  '[class*="protonmail_quote"]',
].join(", ");

/** All that follows these is quoted. The last two are the line above the quote of Outlook's desktop programs, 2007 to 2026. */
const FROM_HERE = [
  'blockquote[type="cite"]',
  '[class*="gmail_quote"]',
  '[class*="moz-cite-prefix"]',
  '[class*="yahoo_quoted"]',
  '[class*="protonmail_quote"]',
  '[id$="appendonsend"]',
  '[id$="divRplyFwdMsg"]',
  '[id$="mail-editor-reference-message-container"]',
  'div[style*="border-top:solid #E1E1E1" i]',
  'div[style*="border-top:solid #B5C4DF" i]',
].join(", ");

/** Whether an element of a shown mail stands in what that mail quotes. */
export function isQuoted(element: Element, mail: ParentNode): boolean {
  if (element.closest(AROUND) !== null) return true;
  const start = mail.querySelector(FROM_HERE);
  if (start === null) return false;
  const place = start.compareDocumentPosition(element);
  return (place & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
