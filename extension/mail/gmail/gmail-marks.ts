import type { MessageAttachmentIconDescriptor, MessageView, ThreadRowView } from "@inboxsdk/core";
import type { Marked, MessageMark, StatusMark } from "../mail-client.ts";
import { callSafely } from "../call-safely.ts";
import { asMarkButton, MARK_CLASS } from "../mark-button.ts";
import { SELECTORS } from "./selectors.ts";
import { statusIconUrl } from "../status-icon.ts";

/**
 * How InboxSDK is made to show a picture. It keeps the descriptor it is given and reads it again whenever Gmail redraws
 * the row or the message; so the descriptor is changed in place, and what shows at the moment is changed beside it.
 */
interface Place {
  readonly add: (url: string, title: string) => void;
  readonly change: (url: string, title: string) => void;
  readonly element: () => HTMLElement | null;
}

/** The mark of a list row, before its subject. */
export function rowMark(view: ThreadRowView, closed: AbortSignal): Marked["mark"] {
  const descriptor = { imageUrl: "", imageClass: MARK_CLASS, tooltip: "" };
  const element = (): HTMLElement | null =>
    view.getElement().querySelector(`.${MARK_CLASS}`)?.closest<HTMLElement>(SELECTORS.rowImage) ??
    null;
  const place: Place = {
    add(imageUrl, tooltip) {
      view.addImage(Object.assign(descriptor, { imageUrl, tooltip }));
    },
    change(imageUrl, tooltip) {
      Object.assign(descriptor, { imageUrl, tooltip });
      element()?.querySelector("img")?.setAttribute("src", imageUrl);
    },
    element,
  };
  return markIn(place, closed);
}

/** The mark of a message, beside its date: a button. */
export function messageMark(
  view: MessageView,
  closed: AbortSignal,
): (mark: MessageMark | null) => void {
  const descriptor: MessageAttachmentIconDescriptor = { iconClass: MARK_CLASS };
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
  };
  let current: MessageMark | null = null;
  const show = markIn(place, closed, (drawn) =>
    asMarkButton(drawn, (button) => current?.press(button), closed),
  );
  return (mark) => {
    current = mark;
    show(mark);
  };
}

/**
 * Draws through InboxSDK from the first mark on: most rows never get any, and InboxSDK observes each that does. It names
 * no picture for screen readers; that, and words that stay true, are added to its element.
 */
function markIn(
  place: Place,
  closed: AbortSignal,
  prepare: (element: HTMLElement) => void = (element) => element.setAttribute("role", "img"),
): Marked["mark"] {
  const prepared = new WeakSet<Element>();
  let current: StatusMark | null = null;
  let added = false;

  function describe(element: Element): void {
    if (current === null) return;
    const title = current.title();
    element.setAttribute("aria-label", title);
    element.setAttribute("data-tooltip", title);
    element.setAttribute("data-sightline-status", current.state);
  }

  function show(mark: StatusMark | null): void {
    if (mark === null && !added) return;
    current = mark;
    if (mark !== null) place[added ? "change" : "add"](statusIconUrl(mark.state), mark.title());
    added = true;
    const element = place.element();
    if (element === null) return;
    element.style.display = mark === null ? "none" : "";
    describe(element);
    if (prepared.has(element)) return;
    prepared.add(element);
    prepare(element);
    element.addEventListener("mouseenter", () => describe(element), { signal: closed });
  }
  return (mark) => callSafely(() => show(mark), undefined);
}
