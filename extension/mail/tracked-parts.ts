import { findTrackedUrl, type ParsedHit } from "../../shared/tracked-url.ts";

/** A picture or a link in a page that is a Sightline's, of whichever sender. */
export interface TrackedPart {
  readonly element: Element;
  /** Absolute; as the page has it: direct, behind an image proxy, or within another URL. */
  readonly url: string;
  readonly hit: ParsedHit;
}

/**
 * Every tracked URL has one of these shapes, direct or percent-encoded inside a proxy's URL. Most mails have none, and
 * are then not parsed at all.
 */
export const MAYBE_TRACKED = /(?:\/|%2F)[oc](?:\/|%2F)[a-z2-7]{11}(?:\/|%2F)/i;

/**
 * Where a picture's URL stands, the one that the browser loads first. The others are Outlook's (seen in mail that it had
 * shown or quoted, 2019 to 2026): `originalsrc` beside a proxied or rewritten one, `blockedimagesrc` while pictures are
 * not shown.
 */
const PICTURE_URLS = ["src", "originalsrc", "blockedimagesrc"];
/** The same for a link; Outlook writes `originalsrc` beside a Safe Link. */
const LINK_URLS = ["href", "originalsrc"];

/** Those attributes of a shown mail by which a part may become another one. */
export const PART_ATTRIBUTES = [...new Set([...PICTURE_URLS, ...LINK_URLS])];

const CARRIERS =
  "img[src], img[originalsrc], img[blockedimagesrc], a[href], a[originalsrc], area[href]";

/** The pixels and wrapped links below an element, in its order. */
export function trackedParts(root: ParentNode): TrackedPart[] {
  const parts: TrackedPart[] = [];
  for (const element of root.querySelectorAll(CARRIERS)) {
    const part = trackedPart(element);
    if (part !== null) parts.push(part);
  }
  return parts;
}

function trackedPart(element: Element): TrackedPart | null {
  const isImage = element.localName === "img";
  for (const name of isImage ? PICTURE_URLS : LINK_URLS) {
    const written = element.getAttribute(name) ?? "";
    if (!MAYBE_TRACKED.test(written)) continue;
    // Outlook's image proxy stands on its own host, and is written without it.
    const url = URL.parse(written, element.baseURI)?.href ?? "";
    const hit = findTrackedUrl(url, "any");
    if (hit !== null && isImage === (hit.kind === "open")) return { element, url, hit };
  }
  return null;
}
