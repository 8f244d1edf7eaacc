import { plainText, dateStyleOf } from "./page-dates.ts";
import { SELECTORS } from "./selectors.ts";

/**
 * A conversation's id as Exchange writes it ("AAQk…", of Outlook.com "AQQk…"); an item's, which stands in the same places
 * where conversations are off, is "AAMk…" or "AQMk…".
 */
const CONVERSATION = /^A[AQ]Qk[\w+/=-]{20,}$/;

/**
 * The conversation that a page has open, as its rows name it: by the heading of what is open, by the page's address, or by
 * the one row that is selected. Null where the page does not say, or where the row shows another subject than the heading:
 * the page is on its way from one conversation to the next.
 */
export function openConversationOf(page: Document): string | null {
  const heading = page.querySelector(SELECTORS.conversationSubject);
  const named = /^CONV_(.*)_SUBJECT$/.exec(heading?.id ?? "")?.[1] ?? "";
  if (CONVERSATION.test(named)) return named;
  const rows = selectedRows(page);
  if (rows.length === 0) return inAddress(page) ?? inOpener(page);
  return onlyOneOf(rows, heading);
}

/** Whether rows of several conversations are selected, to be moved, say; which one is open cannot be told then. */
export function areSeveralSelected(page: Document): boolean {
  return conversationsOf(selectedRows(page)).size > 1;
}

/** "/mail/sentitems/id/AAQk…" */
function inAddress(page: Document): string | null {
  const written = /\/id\/([^/?#]+)/.exec(page.location.pathname)?.[1];
  if (written === undefined) return null;
  try {
    const id = decodeURIComponent(written);
    return CONVERSATION.test(id) ? id : null;
  } catch {
    return null;
  }
}

/** A window that a script has made for a mail has no address of its own; what it shows is selected where it came from. */
function inOpener(page: Document): string | null {
  try {
    const from: unknown = page.defaultView?.opener;
    if (!isWindow(from)) return null;
    const heading = page.querySelector(SELECTORS.conversationSubject);
    const rows = selectedRows(from.document);
    const only = onlyOneOf(rows, heading);
    return rows.length === 0 || conversationsOf(rows).size > 1 ? inAddress(from.document) : only;
  } catch {
    return null; // It has gone, or elsewhere.
  }
}

function selectedRows(page: Document): readonly Element[] {
  return [...page.querySelectorAll(`${SELECTORS.row}[aria-selected="true"]`)];
}

/** A conversation that is unfolded in the list has a row for each of its mails, all with its id. */
function conversationsOf(rows: readonly Element[]): ReadonlySet<string> {
  return new Set(rows.map((row) => row.getAttribute(SELECTORS.conversationId) ?? ""));
}

function onlyOneOf(rows: readonly Element[], heading: Element | null): string | null {
  const [id = "", ...others] = conversationsOf(rows);
  const isIt = id !== "" && others.length === 0 && rows.some((row) => shows(row, heading));
  return isIt ? id : null;
}

function isWindow(value: unknown): value is Window {
  return typeof value === "object" && value !== null && "document" in value;
}

/** "Re: " and what other languages write in its place. */
const PREFIXES = /^(?:\p{L}{1,4} ?: ?)+/u;

/** Whether a row is of what a heading names; a heading without words proves nothing. */
function shows(row: Element, heading: Element | null): boolean {
  if (heading === null) return true;
  const said = plainText(row.textContent, dateStyleOf(row.ownerDocument));
  const subjects = subjectsIn(heading);
  return subjects.length === 0 || subjects.some((subject) => said.includes(subject));
}

/**
 * What may be the subject of a conversation by its heading, without "Re: "; Outlook puts buttons and labels there, too.
 * In the form of `plainText`.
 */
export function subjectsIn(heading: Element): string[] {
  const style = dateStyleOf(heading.ownerDocument);
  return [heading, ...heading.querySelectorAll("*")]
    .map(({ textContent }) => plainText(textContent, style).replace(PREFIXES, ""))
    .filter((subject) => subject !== "");
}
