import {
  attributeOf,
  escapeAttribute,
  type HtmlTag,
  readHtml,
  type Splice,
  spliceText,
} from "./html-tags.ts";
import { startsQuote } from "./quote.ts";

/** Makes the tracked URLs of one mail. */
export interface TrackedUrls {
  /** The pixel's URL. */
  open(): string;
  /**
   * The wrapped link, or null when the destination must stay as it is.
   * @param link position among the wrapped links, from 1
   */
  click(link: number, destination: string): string | null;
}

export interface Instrumented {
  readonly html: string;
  /** Destinations of the wrapped links; the link with index n is `links[n - 1]`. */
  readonly links: readonly string[];
}

/** The link's index travels in one byte, and 0 is the pixel. */
const MAX_LINKS = 255;

/**
 * Wraps the links that the rep wrote (`<a href>` and `<area href>` above the quoted mail) and adds one bare 1×1
 * image at the end of the rep's own part: before the quote, which Gmail may collapse or clip, else at the end.
 * Every other byte stays as it was, and so does every link for which `urls.click` gives null.
 * Throws only what `urls` throws.
 */
export function instrument(html: string, urls: TrackedUrls): Instrumented {
  const { tags, contentEnd } = readHtml(html);
  const links: string[] = [];
  const splices: Splice[] = [];
  let ownEnd = contentEnd;
  for (const tag of tags) {
    if (startsQuote(tag)) {
      ownEnd = Math.min(tag.start, contentEnd);
      break;
    }
    const href = linkOf(tag);
    if (href === null || links.length === MAX_LINKS) continue;
    const wrapped = urls.click(links.length + 1, href.value);
    if (wrapped === null) continue;
    links.push(href.value);
    splices.push({ start: href.valueStart, end: href.valueEnd, text: escapeAttribute(wrapped) });
  }
  const pixel = `<img src="${escapeAttribute(urls.open())}" width="1" height="1" alt="">`;
  // A tag may stand after `</body>`; the pixel's place is then before its splice.
  const after = splices.findIndex((splice) => splice.start >= ownEnd);
  splices.splice(after < 0 ? splices.length : after, 0, {
    start: ownEnd,
    end: ownEnd,
    text: pixel,
  });
  return { html: spliceText(html, splices), links };
}

function linkOf(tag: HtmlTag): ReturnType<typeof attributeOf> {
  if (tag.name !== "a" && tag.name !== "area") return null;
  const href = attributeOf(tag, "href");
  return href !== null && /^\s*https?:/i.test(href.value) ? href : null;
}
