import { findTrackedUrl } from "../../shared/tracked-url.ts";
import {
  attributeOf,
  escapeAttribute,
  type HtmlTag,
  readHtml,
  type Splice,
  spliceText,
} from "./html-tags.ts";

/**
 * Every tracked URL has one of these shapes, direct or percent-encoded inside a proxy's URL. Most mails have none, and
 * are then not parsed at all.
 */
const MAYBE_TRACKED = /(?:\/|%2F)[oc](?:\/|%2F)[a-z2-7]{11}(?:\/|%2F)/i;

/**
 * Removes every Sightline pixel and unwraps every Sightline link, of this sender and of others, wherever they stand:
 * a quote, a forwarded or copied mail, a draft of an undone send. Without any, gives the very same string.
 */
export function stripHtml(html: string): string {
  if (!MAYBE_TRACKED.test(html)) return html;
  const splices: Splice[] = [];
  for (const tag of readHtml(html).tags) {
    if (tag.name === "img") {
      const source = attributeOf(tag, "src");
      if (source !== null && findTrackedUrl(source.value, "any")?.kind === "open")
        splices.push({ start: tag.start, end: tag.end, text: "" });
    } else if (tag.name === "a" || tag.name === "area") splices.push(...unwrapTag(html, tag));
  }
  return spliceText(html, splices);
}

function unwrapTag(html: string, tag: HtmlTag): Splice[] {
  const splices: Splice[] = [];
  const href = attributeOf(tag, "href");
  const found = href === null ? null : findTrackedUrl(href.value, "any");
  if (href !== null && found?.kind === "click")
    splices.push({
      start: href.valueStart,
      end: href.valueEnd,
      text: escapeAttribute(found.destination),
    });
  const copy = attributeOf(tag, LINK_COPY);
  if (copy !== null && MAYBE_TRACKED.test(copy.value)) {
    const before = html.slice(0, copy.start).trimEnd().length;
    splices.push({ start: before, end: copy.end, text: "" });
  }
  return splices.sort((a, b) => a.start - b.start);
}

/** The same for an editor's content. */
export function stripElement(root: ParentNode): void {
  for (const element of root.querySelectorAll(CARRIERS)) {
    const found = trackedPart(element);
    if (found?.kind === "open") element.remove();
    if (found?.kind === "click") element.setAttribute("href", found.destination);
    if (MAYBE_TRACKED.test(element.getAttribute(LINK_COPY) ?? ""))
      element.removeAttribute(LINK_COPY);
  }
}

/** Whether a page shows a mail with tracked parts, which a quote of it would have too. */
export function showsTracked(root: ParentNode): boolean {
  return [...root.querySelectorAll(CARRIERS)].some((element) => trackedPart(element) !== null);
}

const CARRIERS = "img[src], a[href], area[href]";
/** Gmail writes a copy of the link here when it shows a mail; a paste carries it along. */
const LINK_COPY = "data-saferedirecturl";

function trackedPart(element: Element): ReturnType<typeof findTrackedUrl> {
  const isImage = element.localName === "img";
  const url = element.getAttribute(isImage ? "src" : "href") ?? "";
  const found = MAYBE_TRACKED.test(url) ? findTrackedUrl(url, "any") : null;
  return isImage === (found?.kind === "open") ? found : null;
}
