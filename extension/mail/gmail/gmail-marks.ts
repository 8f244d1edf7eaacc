import type { MessageAttachmentIconDescriptor, MessageView, ThreadRowView } from "@inboxsdk/core";
import type { Observable } from "kefir";
import type { Marked, StatusMark } from "../mail-client.ts";
import { callSafely } from "./call-safely.ts";
import { descriptorStream } from "./descriptor-stream.ts";
import { SELECTORS } from "./selectors.ts";
import { statusIconUrl } from "./status-icon.ts";

const MARK_CLASS = "sightline-mark";

interface Picture {
  readonly url: string;
  readonly title: string;
}

/** The mark of a list row, before its subject. */
export function rowMark(view: ThreadRowView, closed: AbortSignal): Marked["mark"] {
  const place = (pictures: Observable<Picture | null, never>): (() => Element | null) => {
    view.addImage(
      pictures.map((picture) =>
        picture === null
          ? null
          : { imageUrl: picture.url, imageClass: MARK_CLASS, tooltip: picture.title },
      ),
    );
    return () =>
      view.getElement().querySelector(`.${MARK_CLASS}`)?.closest(SELECTORS.rowImage) ?? null;
  };
  return markIn(place, closed);
}

/** The mark of a message, beside its date. */
export function messageMark(view: MessageView, closed: AbortSignal): Marked["mark"] {
  const place = (pictures: Observable<Picture | null, never>): (() => Element | null) => {
    const icons = pictures.map((picture) =>
      picture === null
        ? null
        : { iconUrl: picture.url, iconClass: MARK_CLASS, tooltip: picture.title },
    );
    // InboxSDK takes null for "none" here too (gmail-message-view.ts), only its type does not say so.
    view.addAttachmentIcon(icons as Observable<MessageAttachmentIconDescriptor, never>);
    return () => view.getElement().querySelector(`.${MARK_CLASS}`);
  };
  return markIn(place, closed);
}

/**
 * Draws marks through InboxSDK, from the first one on: most rows never get any, and each that does is observed. InboxSDK
 * names no picture for screen readers; that, and words that stay true, are added to its element.
 * @param place hands the pictures to InboxSDK and gives the element in which they show
 */
function markIn(
  place: (pictures: Observable<Picture | null, never>) => () => Element | null,
  closed: AbortSignal,
): Marked["mark"] {
  const pictures = descriptorStream<Picture | null>();
  const prepared = new WeakSet<Element>();
  let findElement: (() => Element | null) | null = null;
  let current: StatusMark | null = null;

  const describe = (element: Element): void => {
    if (current === null) return;
    const title = current.title();
    element.setAttribute("role", "img");
    element.setAttribute("aria-label", title);
    element.setAttribute("data-tooltip", title);
    element.setAttribute("data-sightline-status", current.state);
  };
  return (mark) =>
    callSafely(() => {
      if (mark === null && findElement === null) return;
      current = mark;
      findElement ??= place(pictures.stream);
      pictures.emit(mark && { url: statusIconUrl(mark.state), title: mark.title() });
      const element = findElement();
      if (element === null) return;
      describe(element);
      if (prepared.has(element)) return;
      prepared.add(element);
      element.addEventListener("mouseenter", () => describe(element), { signal: closed });
    }, undefined);
}
