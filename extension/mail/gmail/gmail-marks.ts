import type { MessageAttachmentIconDescriptor, MessageView, ThreadRowView } from "@inboxsdk/core";
import type { ListMark, Marked, MessageMark, StatusMark } from "../mail-client.ts";
import { addStyle } from "../add-style.ts";
import { callSafely } from "../call-safely.ts";
import { asMarkButton, MARK_CLASS } from "../mark-button.ts";
import { lookAt, type PageLook } from "../page-look.ts";
import { SELECTORS } from "./selectors.ts";
import { statusIconUrl } from "../status-icon.ts";
import { LINE_CSS, statusLine, type StatusLine } from "../status-line.ts";
import { giveUpTabStop, shareTabStop } from "../tab-stop.ts";

/**
 * How InboxSDK is made to show a picture. It keeps the descriptor it is given and reads it again whenever Gmail redraws
 * the row or the message; so the descriptor is changed in place, and what shows at the moment is changed beside it.
 */
interface Place {
  readonly add: (url: string, title: string) => void;
  readonly change: (url: string, title: string) => void;
  readonly element: () => HTMLElement | null;
  readonly look: () => PageLook;
  readonly prepare: (element: HTMLElement) => void;
  readonly hasTooltip: boolean;
}

/** The mark of a list row, before its subject. Its card takes the place of InboxSDK's tooltip. */
export function rowMark(view: ThreadRowView, closed: AbortSignal): Marked<ListMark>["mark"] {
  const descriptor = { imageUrl: "", imageClass: MARK_CLASS };
  let current: ListMark | null = null;
  const element = (): HTMLElement | null =>
    view.getElement().querySelector(`.${MARK_CLASS}`)?.closest<HTMLElement>(SELECTORS.rowImage) ??
    null;
  const place: Place = {
    add(imageUrl) {
      view.addImage(Object.assign(descriptor, { imageUrl }));
    },
    change(imageUrl) {
      Object.assign(descriptor, { imageUrl });
      element()?.querySelector("img")?.setAttribute("src", imageUrl);
    },
    element,
    look: () => lookOf(view.getElement()),
    prepare(drawn) {
      const press = (button: HTMLElement): void => current?.press(button);
      const point = (button: HTMLElement): void => current?.point(button);
      const leave = (button: HTMLElement): void => current?.leave(button);
      asMarkButton(drawn, { press, point, leave }, closed);
      shareTabStop(drawn, closed);
    },
    hasTooltip: false,
  };
  const show = markIn(place, closed);
  return (mark) => {
    current = mark;
    const drawn = mark === null ? element() : null;
    if (drawn !== null) giveUpTabStop(drawn);
    show(mark);
  };
}

/** The mark of a message, beside its date: a button. */
export function messageMark(
  view: MessageView,
  closed: AbortSignal,
): (mark: MessageMark | null) => void {
  const descriptor: MessageAttachmentIconDescriptor = { iconClass: MARK_CLASS };
  let current: MessageMark | null = null;
  let line: StatusLine | null = null;
  const lineOfMark = (): StatusLine => {
    addStyle(document, LINE_CSS);
    return statusLine(
      {
        page: document,
        // The mark is a picture, which can hold nothing.
        put(words) {
          if (words.nextElementSibling !== element()) element()?.before(words);
        },
        head: () => element()?.closest<HTMLElement>(SELECTORS.messageHead) ?? null,
      },
      closed,
    );
  };
  const element = (): HTMLElement | null =>
    view.getElement().querySelector<HTMLElement>(`.${MARK_CLASS}`);
  const place: Place = {
    add(iconUrl, tooltip) {
      view.addAttachmentIcon(Object.assign(descriptor, { iconUrl, tooltip }));
    },
    change(iconUrl, tooltip) {
      Object.assign(descriptor, { iconUrl, tooltip });
      element()?.style.setProperty("background-image", `url(${iconUrl})`);
    },
    element,
    look: () => lookOf(view.getElement()),
    prepare(drawn) {
      asMarkButton(drawn, { press: (button) => current?.press(button) }, closed);
    },
    hasTooltip: true,
  };
  const show = markIn(place, closed);
  // InboxSDK then puts the picture elsewhere, after it has told us.
  view.on("viewStateChange", () => setTimeout(() => line?.keep()));
  return (mark) => {
    current = mark;
    show(mark);
    const words = callSafely(() => mark?.line() ?? "", "");
    if (words !== "") line ??= lineOfMark();
    line?.show(words);
  };
}

/** Themes change seldom, and every row of a list would ask. */
const LOOK_MS = 2_000;
let lastLook: { readonly look: PageLook; readonly at: number } | null = null;

function lookOf(element: HTMLElement): PageLook {
  const now = performance.now();
  if (lastLook === null || now - lastLook.at > LOOK_MS)
    lastLook = { look: lookAt(element), at: now };
  return lastLook.look;
}

/**
 * Draws through InboxSDK from the first mark on: most rows never get any, and InboxSDK observes each that does. It names
 * no picture for screen readers; that, and words that stay true, are added to its element.
 */
function markIn(place: Place, closed: AbortSignal): (mark: StatusMark | null) => void {
  const prepared = new WeakSet<Element>();
  let current: StatusMark | null = null;
  let added = false;

  function describe(element: Element): void {
    if (current === null) return;
    const title = current.title();
    element.setAttribute("aria-label", title);
    if (place.hasTooltip) element.setAttribute("data-tooltip", title);
    element.setAttribute("data-sightline-status", current.state);
    element.toggleAttribute("data-sightline-hot", current.isHot);
  }

  function show(mark: StatusMark | null): void {
    if (mark === null && !added) return;
    current = mark;
    if (mark !== null)
      place[added ? "change" : "add"](
        statusIconUrl(mark.state, place.look(), mark.isHot),
        mark.title(),
      );
    added = true;
    const element = place.element();
    if (element === null) return;
    element.style.display = mark === null ? "none" : "";
    describe(element);
    if (prepared.has(element)) return;
    prepared.add(element);
    place.prepare(element);
    for (const type of ["mouseenter", "focus"])
      element.addEventListener(type, () => describe(element), { signal: closed });
  }
  return (mark) => callSafely(() => show(mark), undefined);
}
