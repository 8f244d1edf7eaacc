import type { BrowserContext, Page } from "playwright";
import { originalOf } from "../gmail/image-proxy.ts";

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
    const original = originalOf(new URL(url).pathname) ?? url;
    blocked.push({ page: request.frame().page(), url: decodeURIComponent(original) });
  });
  return () => blocked;
}
