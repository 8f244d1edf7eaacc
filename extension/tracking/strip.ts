import { findTrackedUrl, type ParsedHit } from "../../shared/tracked-url.ts";
import { MAYBE_TRACKED, trackedParts } from "../mail/tracked-parts.ts";

/** Removes and unwraps from an editor's content what `stripHtml` does from HTML. */
export function stripElement(root: ParentNode): void {
  for (const element of root.querySelectorAll(CARRIERS.join(", "))) {
    // A copy, since attributes are removed.
    for (const { name, value } of Array.from(element.attributes)) {
      const change = changeOf(element.localName, name, value);
      if (change?.kind === "set-attribute") element.setAttribute(name, change.value);
      else if (change?.kind === "remove-attribute") element.removeAttribute(name);
      else if (change?.kind === "remove-element") element.remove();
    }
  }
}

/** Whether a page shows a mail with tracked parts, which a quote of it would have too. */
export function showsTracked(root: ParentNode): boolean {
  return trackedParts(root).length > 0;
}

const CARRIERS = ["img", "a", "area"];

/** Whether an element, by its name in lower case, may be one of ours. */
export function isCarrier(name: string): boolean {
  return CARRIERS.includes(name);
}

export type Change =
  | { readonly kind: "remove-element" }
  | { readonly kind: "remove-attribute" }
  | { readonly kind: "set-attribute"; readonly value: string };

/**
 * A copy of a link beside it, in words, too: Gmail's `data-saferedirecturl`, Outlook's `originalsrc` and the `title` of its Safe Links.
 * Escaped once or more often. The token is part of it, so that the rep's own addresses of that form are left alone.
 */
const COPY = /(?:\/|%(?:25)*2F)c(?:\/|%(?:25)*2F)[a-z2-7]{11}(?:\/|%(?:25)*2F)[\w-]{32}/i;

/** What is to become of a picture or link because of one of its attributes, or null. */
export function changeOf(element: string, attribute: string, value: string): Change | null {
  if (element === "img") {
    // Outlook keeps the pixel's address in `originalsrc` or `blockedimagesrc`, and its proxy's in `src`.
    const isPixel = attribute !== "alt" && attribute !== "title" && hitOf(value)?.kind === "open";
    return isPixel ? { kind: "remove-element" } : null;
  }
  if (attribute !== "href") return COPY.test(value) ? { kind: "remove-attribute" } : null;
  const hit = hitOf(value);
  return hit?.kind === "click" ? { kind: "set-attribute", value: hit.destination } : null;
}

/** Outlook's proxy of pictures stands on the page's own host, and is written without it. */
function hitOf(url: string): ParsedHit | null {
  if (!MAYBE_TRACKED.test(url)) return null;
  return findTrackedUrl(url.startsWith("/") ? `https://own.invalid${url}` : url, "any");
}
