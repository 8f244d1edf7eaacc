import {
  attributeOf,
  escapeAttribute,
  type HtmlTag,
  readHtml,
  type Splice,
  spliceText,
  textOf,
} from "./html-tags.ts";
import { startsQuote } from "./quote.ts";
import { isWebAddress, MAX_LINKS, type TrackedUrls } from "./tracked-urls.ts";

export interface Instrumented {
  readonly html: string;
  /** Destinations of the wrapped links; the link with index n is `links[n - 1]`. */
  readonly links: readonly string[];
}

/**
 * Wraps the links that the rep wrote (`<a href>` and `<area href>` above the quoted mail) and adds one bare 1×1
 * image at the end of the rep's own part: before the quote, which Gmail may collapse or clip, else at the end.
 * Every other byte stays as it was, and so does every link for which `urls` has no other address, or that stays for its text.
 * Throws only what `urls` throws.
 */
export function instrument(html: string, urls: TrackedUrls): Instrumented {
  const { tags, contentEnd } = readHtml(html);
  const links: string[] = [];
  const splices: Splice[] = [];
  let ownEnd = contentEnd;
  for (const tag of tags) {
    if (tag.attributes.length > 0 && startsQuote(tag.name, (name) => valueOf(tag, name))) {
      ownEnd = Math.min(tag.start, contentEnd);
      break;
    }
    const href = linkOf(tag);
    if (href === null || links.length === MAX_LINKS) continue;
    if (tag.name === "a" && urls.staysFor?.(textOf(html, tag)) === true) continue;
    const wrapped = urls.click(links.length + 1, href.value);
    if (wrapped === null) continue;
    links.push(href.value);
    splices.push({ start: href.valueStart, end: href.valueEnd, text: escapeAttribute(wrapped) });
  }
  const pixelUrl = urls.open();
  if (pixelUrl !== null) {
    // A tag may stand after `</body>`; the pixel's place is then before its splice.
    const after = splices.findIndex((splice) => splice.start >= ownEnd);
    splices.splice(after < 0 ? splices.length : after, 0, {
      start: ownEnd,
      end: ownEnd,
      text: `<img src="${escapeAttribute(pixelUrl)}" width="1" height="1" alt="">`,
    });
  }
  return { html: spliceText(html, splices), links };
}

function linkOf(tag: HtmlTag): ReturnType<typeof attributeOf> {
  if (tag.name !== "a" && tag.name !== "area") return null;
  const href = attributeOf(tag, "href");
  return href !== null && isWebAddress(href.value) ? href : null;
}

function valueOf(tag: HtmlTag, name: string): string | null {
  return attributeOf(tag, name)?.value ?? null;
}
