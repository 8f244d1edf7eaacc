const sheets = new WeakMap<Document, Map<string, CSSStyleSheet>>();

/**
 * Adds style of our own to a page, once. To be called again any time: a page that a script writes anew loses its sheets.
 * Needs no leave of the page's content security policy.
 */
export function addStyle(page: Document, css: string): void {
  const known = sheets.get(page) ?? new Map<string, CSSStyleSheet>();
  sheets.set(page, known);
  let sheet = known.get(css);
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    known.set(css, sheet);
  }
  if (!page.adoptedStyleSheets.includes(sheet)) page.adoptedStyleSheets.push(sheet);
}
