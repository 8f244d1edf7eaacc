import { Parser } from "htmlparser2";

/** One tag with an address in it, as it stands in a delivered body. */
interface AddressInBody {
  /** The attribute's value, entities decoded. */
  readonly url: string;
  /** The tag's bytes in the body: from `start` up to `end`. */
  readonly start: number;
  readonly end: number;
}

/** What a mail program finds in a body. */
export interface DeliveredMail {
  readonly pictures: readonly AddressInBody[];
  readonly links: readonly AddressInBody[];
}

/** Reads a delivered body as a mail program does. */
export function readMail(html: string): DeliveredMail {
  const pictures: AddressInBody[] = [];
  const links: AddressInBody[] = [];
  const parser: Parser = new Parser({
    onopentag(name, attributes) {
      const place = { start: parser.startIndex, end: parser.endIndex + 1 };
      const { src, href } = attributes;
      if (name === "img" && src !== undefined) pictures.push({ url: src, ...place });
      if ((name === "a" || name === "area") && href !== undefined)
        links.push({ url: href, ...place });
    },
  });
  parser.end(html);
  return { pictures, links };
}

/** The one picture of a body that lies on this origin. */
export function pixelOf(html: string, origin: string): string {
  const found = pixelsOf(html, origin);
  const [pixel] = found;
  if (pixel === undefined || found.length > 1)
    throw new Error(`The body has ${found.length} pixels`);
  return pixel;
}

/** Every picture of a body whose address names this origin, behind a proxy or not. */
export function pixelsOf(html: string, origin: string): string[] {
  return readMail(html)
    .pictures.map(({ url }) => url)
    .filter((url) => url.includes(new URL(origin).host));
}

/** The links of a body that lead through this origin, in order. */
export function wrappedLinksOf(html: string, origin: string): string[] {
  return readMail(html)
    .links.map(({ url }) => url)
    .filter((url) => url.startsWith(`${origin}/c/`));
}

/** What stands between `/c/` and the destination: sender, token, and the scheme in one letter. */
const WRAPPING = /^[a-z2-7]{11}\/[A-Za-z0-9_-]{32}\/([sh])\//;

function asScheme(_wrapping: string, scheme: string): string {
  return scheme === "s" ? "https://" : "http://";
}

/**
 * A body with what Sightline did to it taken back: the pixel cut out, each wrapped link replaced by the destination
 * that stands in it. All other bytes stay, so that what is left must be what was written.
 */
export function withoutTracking(html: string, origin: string): string {
  const { pictures } = readMail(html);
  const pixel = pictures.find(({ url }) => url.startsWith(`${origin}/o/`));
  const bare = pixel === undefined ? html : html.slice(0, pixel.start) + html.slice(pixel.end);
  return bare
    .split(`${origin}/c/`)
    .map((piece, index) => (index === 0 ? piece : piece.replace(WRAPPING, asScheme)))
    .join("");
}
