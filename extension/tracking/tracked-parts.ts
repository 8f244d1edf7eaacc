import { findTrackedUrl, type ParsedHit } from "../../shared/tracked-url.ts";

/** A picture or a link in a page that is a Sightline's, of whichever sender. */
export interface TrackedPart {
  readonly element: Element;
  /** As the page has it: direct, behind an image proxy, or within another URL. */
  readonly url: string;
  readonly hit: ParsedHit;
}

/**
 * Every tracked URL has one of these shapes, direct or percent-encoded inside a proxy's URL. Most mails have none, and
 * are then not parsed at all.
 */
export const MAYBE_TRACKED = /(?:\/|%2F)[oc](?:\/|%2F)[a-z2-7]{11}(?:\/|%2F)/i;

const CARRIERS = "img[src], a[href], area[href]";

/** The pixels and wrapped links below an element, in its order. */
export function trackedParts(root: ParentNode): TrackedPart[] {
  const parts: TrackedPart[] = [];
  for (const element of root.querySelectorAll(CARRIERS)) {
    const isImage = element.localName === "img";
    const url = element.getAttribute(isImage ? "src" : "href") ?? "";
    const hit = MAYBE_TRACKED.test(url) ? findTrackedUrl(url, "any") : null;
    if (hit !== null && isImage === (hit.kind === "open")) parts.push({ element, url, hit });
  }
  return parts;
}
