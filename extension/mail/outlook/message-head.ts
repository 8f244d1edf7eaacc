import { type DateStyle, readPageDate } from "./page-dates.ts";
import { SELECTORS } from "./selectors.ts";

/** What a message's headings say of it. */
export interface MessageHead {
  /** The page's own name for the message, the same while it is shown; "" where it has none. */
  readonly key: string;
  /** Null where the page does not say it. See `ThreadMessage`. */
  readonly sender: { readonly address: string; readonly name: string } | null;
  readonly sentAt: number | null;
  /** The heading with the time. */
  readonly time: HTMLElement | null;
}

const KEY = /^MSG_(.*)_(?:FROM|DATETIME)$/;
const ADDRESS = /[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]+/;

/**
 * The message around a body: the least part of the page that has one of its headings, but no other body.
 */
export function messageAround(body: Element): Element | null {
  const headings = `${SELECTORS.sender}, ${SELECTORS.sentTime}`;
  for (let at = body.parentElement; at !== null; at = at.parentElement) {
    if (at.querySelectorAll(SELECTORS.messageBody).length > 1) return null;
    for (const heading of at.querySelectorAll(headings)) if (!body.contains(heading)) return at;
  }
  return null;
}

/**
 * @param around a message, or the heading of one that is folded
 * @param now milliseconds since 1970
 */
export function readHead(around: Element, style: DateStyle, now: number): MessageHead {
  const from = headingIn(around, SELECTORS.sender);
  const key =
    KEY.exec(from?.id ?? "")?.[1] ??
    KEY.exec(headingIn(around, SELECTORS.sentTime)?.id ?? "")?.[1] ??
    "";
  const time =
    around.ownerDocument.querySelector<HTMLElement>(`[id="MSG_${CSS.escape(key)}_DATETIME"]`) ??
    headingIn(around, SELECTORS.sentTime);
  return {
    key,
    sender: from === null ? null : readSender(from),
    sentAt: time === null ? null : readTime(time, style, now),
    time,
  };
}

/** Its first one outside the body: mail may look like anything. */
function headingIn(around: Element, selector: string): HTMLElement | null {
  if (around instanceof HTMLElement && around.matches(selector)) return around;
  for (const heading of around.querySelectorAll<HTMLElement>(selector))
    if (heading.closest(SELECTORS.messageBody) === null) return heading;
  return null;
}

/** "Name<address>", in the text or in a label of it; of people of one's own organisation the name alone. */
function readSender(heading: HTMLElement): MessageHead["sender"] {
  const said = [heading, ...heading.querySelectorAll("*")].flatMap((element) => [
    element.textContent,
    element.getAttribute("aria-label") ?? "",
    element.getAttribute("title") ?? "",
  ]);
  const text = heading.textContent.trim();
  const address = said
    .map((words) => ADDRESS.exec(words)?.[0])
    .find((found) => found !== undefined);
  const name = text.replace(/<[^>]*>?/, "").trim();
  if (address !== undefined) return { address, name: name === address ? "" : name };
  return name === "" ? null : { address: name, name };
}

function readTime(heading: HTMLElement, style: DateStyle, now: number): number | null {
  const said = [heading.textContent, heading.title, heading.getAttribute("aria-label") ?? ""];
  for (const text of said) {
    const at = readPageDate(text, style, now);
    if (at !== null) return at;
  }
  return null;
}
