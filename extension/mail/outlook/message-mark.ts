import type { MessageMark } from "../mail-client.ts";
import { addStyle } from "../add-style.ts";
import { callSafely } from "../call-safely.ts";
import { asMarkButton, MARK_CLASS } from "../mark-button.ts";
import { lookAt } from "../page-look.ts";
import { statusIconCss } from "../status-icon.ts";
import { LINE_CSS, statusLine, type StatusLine } from "../status-line.ts";
import { limitReturns } from "./returns.ts";

/** The mark of one message, a button. */
export interface MessageMarkPlace {
  show(mark: MessageMark | null): void;
  /** Puts it where it belongs, when the page has drawn the message anew. */
  keep(): void;
}

/**
 * It stands before the message's time, in the same heading, and takes no room: the time is written at the end of its line.
 * @param anchor gives the heading with the time, and the message's body where there is none
 */
export function messageMark(
  page: Document,
  anchor: () => { readonly time: HTMLElement | null; readonly body: HTMLElement },
  closed: AbortSignal,
): MessageMarkPlace {
  let current: MessageMark | null = null;
  let element: HTMLElement | null = null;
  let line: StatusLine | null = null;
  const mayReturn = limitReturns();

  function describe(): void {
    if (current === null || element === null) return;
    const title = current.title();
    element.title = title;
    element.setAttribute("aria-label", title);
  }

  function make(): HTMLElement {
    const made = page.createElement("span");
    made.className = MARK_CLASS;
    asMarkButton(made, { press: (button) => current?.press(button) }, closed);
    line = statusLine(
      { page, put: (words) => putInto(made, words), head: () => lineAround(made) },
      closed,
    );
    for (const type of ["mouseenter", "focus"])
      made.addEventListener(type, describe, { signal: closed });
    closed.addEventListener("abort", () => made.remove());
    return made;
  }

  function place(): void {
    if (element === null) return;
    const { time, body } = anchor();
    const isInTime = time !== null;
    const isThere = isInTime
      ? element.parentElement === time && time.firstChild === element
      : element.nextElementSibling === body;
    if (isThere || !mayReturn()) return;
    element.dataset["sightlinePlace"] = isInTime ? "time" : "body";
    if (isInTime) time.prepend(element);
    else body.before(element);
    element.dataset["look"] = lookAt(element);
  }

  function show(mark: MessageMark | null): void {
    if (closed.aborted) return;
    current = mark;
    if (mark === null) return element?.remove();
    addStyle(page, CSS);
    addStyle(page, LINE_CSS);
    element ??= make();
    element.dataset["sightlineStatus"] = mark.state;
    element.toggleAttribute("data-sightline-hot", mark.isHot);
    describe();
    place();
    line?.show(mark.line());
  }

  return {
    show: (mark) => callSafely(() => show(mark), undefined),
    keep() {
      if (current !== null) place();
    },
  };
}

function putInto(mark: HTMLElement, line: HTMLElement): void {
  if (line.parentElement !== mark) mark.append(line);
}

/** What the page shows beside the time: the least around the mark that is wider than the time alone. */
function lineAround(mark: HTMLElement): HTMLElement | null {
  const time = mark.parentElement;
  const { width = 0 } = time?.getBoundingClientRect() ?? {};
  for (let at = time?.parentElement ?? null; at !== null; at = at.parentElement) {
    if (at.getBoundingClientRect().width > width + ROOM) return at;
  }
  return null;
}

/** As much as a line of words may take. */
const ROOM = 160;

const MARK = `.${MARK_CLASS}[role=button][data-sightline-place]`;

/** The room above and below is that of the line in which the time is written. */
const CSS = `
${MARK} {
  position: absolute;
  box-sizing: content-box;
  width: 16px;
  height: 16px;
  margin: calc((1lh - 20px) / 2) 0 0;
  padding: 2px;
  background: center / 16px 16px no-repeat;
  forced-color-adjust: none;
}
${MARK}[data-sightline-place=time] { margin-inline-start: -26px; }
${MARK}[data-sightline-place=body] { margin-block-start: -22px; }
${statusIconCss(`${MARK}[data-look=light]`, "light")}
${statusIconCss(`${MARK}[data-look=dark]`, "dark")}
@media print { ${MARK} { display: none; } }
`;
