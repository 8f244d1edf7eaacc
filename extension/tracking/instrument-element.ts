import { MAYBE_QUOTE, startsQuote } from "./quote.ts";
import { isWebAddress, MAX_LINKS, type TrackedUrls } from "./tracked-urls.ts";

export interface InstrumentedElement {
  /** Destinations of the wrapped links; the link with index n is `links[n - 1]`. */
  readonly links: readonly string[];
  /**
   * Takes everything back that is still there: what the rep has changed since stays as it is. Finds it by its addresses,
   * since editors draw their content anew.
   */
  readonly undo: () => void;
}

/**
 * Does to an editor's content what `instrument` does to HTML: wraps the rep's links in place and puts the pixel before the quote,
 * else at the end. The picture is a bare one: Outlook's editor drops hidden ones (roosterjs 9.7).
 * Throws only what `urls` throws, and has changed nothing then.
 */
export function instrumentElement(root: HTMLElement, urls: TrackedUrls): InstrumentedElement {
  const links: string[] = [];
  const wrapped: { readonly link: Element; readonly href: string; readonly url: string }[] = [];
  let quote: Element | null = null;
  for (const element of root.querySelectorAll(`a[href], area[href], ${MAYBE_QUOTE}`)) {
    if (startsQuote(element.localName, (name) => element.getAttribute(name))) {
      quote = element;
      break;
    }
    const href = hrefOf(element);
    if (href === null || links.length === MAX_LINKS) continue;
    if (element.localName === "a" && urls.staysFor?.(element.textContent) === true) continue;
    const url = urls.click(links.length + 1, href);
    if (url === null) continue;
    links.push(href);
    wrapped.push({ link: element, href, url });
  }
  const pixelUrl = urls.open();

  for (const { link, url } of wrapped) link.setAttribute("href", url);
  if (pixelUrl !== null) {
    const pixel = pixelFor(root.ownerDocument, pixelUrl);
    if (quote === null) root.append(pixel);
    else quote.before(pixel);
  }

  const hrefs = new Map(wrapped.map(({ url, href }) => [url, href]));
  return {
    links,
    undo() {
      for (const link of root.querySelectorAll("a[href], area[href]")) {
        const href = hrefs.get(link.getAttribute("href") ?? "");
        if (href !== undefined) link.setAttribute("href", href);
      }
      if (pixelUrl === null) return;
      for (const picture of root.querySelectorAll("img[src]"))
        if (picture.getAttribute("src") === pixelUrl) picture.remove();
    },
  };
}

function hrefOf(element: Element): string | null {
  if (element.localName !== "a" && element.localName !== "area") return null;
  const href = element.getAttribute("href");
  return href !== null && isWebAddress(href) ? href : null;
}

function pixelFor(page: Document, url: string): HTMLImageElement {
  const pixel = page.createElement("img");
  pixel.setAttribute("src", url);
  pixel.setAttribute("width", "1");
  pixel.setAttribute("height", "1");
  pixel.setAttribute("alt", "");
  return pixel;
}
