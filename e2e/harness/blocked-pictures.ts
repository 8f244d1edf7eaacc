import type { BrowserContext, Page } from "playwright";
import { originalOf } from "../gmail/image-proxy.ts";
import { IMAGE_PROXY_PATH } from "../outlook/image-proxy.ts";

/** A request that the extension's rules stopped. */
export interface BlockedPicture {
  readonly page: Page;
  /** That of the original for a proxied picture, percent-escapes taken back. */
  readonly url: string;
}

/**
 * From now on remembers every such request, in all tabs of a browser.
 * @returns asks for them so far, oldest first
 */
export function watchBlocked(context: BrowserContext): () => readonly BlockedPicture[] {
  const blocked: BlockedPicture[] = [];
  context.on("requestfailed", (request) => {
    if (request.failure()?.errorText !== "net::ERR_BLOCKED_BY_CLIENT") return;
    const url = request.url();
    blocked.push({ page: request.frame().page(), url: decodeURIComponent(originalIn(url)) });
  });
  return () => blocked;
}

/** The original's address where it was asked for by way of a webmail's image proxy. */
function originalIn(url: string): string {
  const { pathname, searchParams } = new URL(url);
  return pathname === IMAGE_PROXY_PATH
    ? (searchParams.get("u") ?? url)
    : (originalOf(pathname) ?? url);
}
