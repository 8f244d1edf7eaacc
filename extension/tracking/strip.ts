import { findTrackedUrl } from "../../shared/tracked-url.ts";
import { MAYBE_TRACKED, trackedParts } from "../mail/tracked-parts.ts";
import {
  attributeOf,
  escapeAttribute,
  type HtmlTag,
  readHtml,
  type Splice,
  spliceText,
} from "./html-tags.ts";

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
  for (const name of LINK_COPIES) {
    const copy = attributeOf(tag, name);
    if (copy === null || !MAYBE_TRACKED.test(copy.value)) continue;
    const before = html.slice(0, copy.start).trimEnd().length;
    splices.push({ start: before, end: copy.end, text: "" });
  }
  return splices.sort((a, b) => a.start - b.start);
}

/** The same for an editor's content. */
export function stripElement(root: ParentNode): void {
  for (const { element, hit } of trackedParts(root)) {
    if (hit.kind === "open") element.remove();
    else element.setAttribute("href", hit.destination);
  }
  for (const name of LINK_COPIES) {
    for (const link of root.querySelectorAll(`[${name}]`)) {
      if (MAYBE_TRACKED.test(link.getAttribute(name) ?? "")) link.removeAttribute(name);
    }
  }
}

/** Whether a page shows a mail with tracked parts, which a quote of it would have too. */
export function showsTracked(root: ParentNode): boolean {
  return trackedParts(root).length > 0;
}

/** Gmail and Outlook write a copy of the link here when they show a mail; a paste or a reply carries it along. */
const LINK_COPIES = ["data-saferedirecturl", "originalsrc"];
