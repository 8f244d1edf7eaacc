/** An answer of the hit path, whatever the host. To HEAD the host sends it without its body. */
export interface HitResponse {
  readonly status: number;
  /** Name, value, name, value … as node:http takes them: a list costs less than an object. */
  readonly headers: readonly string[];
  readonly body: Uint8Array;
}

/** Every hit must reach us: no cache on the way may answer in our place. */
const NO_STORE = ["Cache-Control", "no-store, no-cache, must-revalidate, private, max-age=0"];

const EMPTY = new Uint8Array(0);

/** A transparent picture of one pixel, 43 bytes. */
const GIF = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==", "base64");

/** Always this and always 200: an error status would be cached by image proxies and would tell tokens apart. */
export const picture: HitResponse = {
  status: 200,
  headers: [
    "Content-Type",
    "image/gif",
    "Content-Length",
    String(GIF.length),
    ...NO_STORE,
    "X-Content-Type-Options",
    "nosniff",
    // Webmail that isolates its pages (COEP) shows only pictures that allow it.
    "Cross-Origin-Resource-Policy",
    "cross-origin",
  ],
  body: GIF,
};

/**
 * Sends the recipient on. 302, so that nobody remembers it; no Location fragment, so that the browser keeps its own.
 * @param destination An absolute http(s) URL in ASCII whose tag has been verified.
 */
export function redirect(destination: string): HitResponse {
  return {
    status: 302,
    headers: [
      "Location",
      destination,
      "Content-Length",
      "0",
      ...NO_STORE,
      "Referrer-Policy",
      "no-referrer",
      "X-Robots-Tag",
      "noindex, nofollow",
    ],
    body: EMPTY,
  };
}

/** @param styleHash `sha256-…` of the page's only style sheet; nothing else may load or run. */
export function htmlPage(status: number, html: string, styleHash: string): HitResponse {
  const body = new TextEncoder().encode(html);
  return {
    status,
    headers: [
      "Content-Type",
      "text/html; charset=utf-8",
      "Content-Length",
      String(body.length),
      ...NO_STORE,
      "Content-Security-Policy",
      `default-src 'none'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      "Referrer-Policy",
      "no-referrer",
      "X-Content-Type-Options",
      "nosniff",
      "X-Robots-Tag",
      "noindex, nofollow",
    ],
    body,
  };
}

/**
 * When not even the page for damaged links can be made: the destination as plain text.
 * @param destination null when none can be read.
 */
export function plainDestination(destination: string | null): HitResponse {
  const text =
    destination === null ? "This link is incomplete." : `This link leads to ${destination}`;
  const body = new TextEncoder().encode(`${text}\n`);
  return {
    status: 500,
    headers: [
      "Content-Type",
      "text/plain; charset=utf-8",
      "Content-Length",
      String(body.length),
      ...NO_STORE,
      "X-Content-Type-Options",
      "nosniff",
    ],
    body,
  };
}

export const methodNotAllowed: HitResponse = {
  status: 405,
  headers: ["Allow", "GET, HEAD", "Content-Length", "0", ...NO_STORE],
  body: EMPTY,
};
