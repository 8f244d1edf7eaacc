import type { BrowserContext } from "playwright";
import { originalOf } from "../gmail/image-proxy.ts";

/**
 * From now on remembers every request that the extension's rules stop, in all tabs of a browser.
 * @returns asks for their addresses so far: that of the original for a proxied picture, percent-escapes taken back
 */
export function watchBlocked(context: BrowserContext): () => readonly string[] {
  const blocked: string[] = [];
  context.on("requestfailed", (request) => {
    if (request.failure()?.errorText !== "net::ERR_BLOCKED_BY_CLIENT") return;
    const url = request.url();
    blocked.push(decodeURIComponent(originalOf(new URL(url).pathname) ?? url));
  });
  return () => blocked;
}
