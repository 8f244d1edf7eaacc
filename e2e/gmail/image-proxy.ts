import { PROXY_HOST } from "./page/proxied-url.ts";

/** What Google's image proxy calls itself when it fetches a picture for a reader of Gmail (research of 2026). */
export const IMAGE_PROXY_USER_AGENT =
  "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)";

/** The host that the stand-in's pages name for proxied pictures; it leads to the stand-in's own server. */
export const IMAGE_PROXY_HOST = PROXY_HOST;

/** A proxied picture as the proxy answers it. */
export interface ProxiedImage {
  readonly status: number;
  readonly type: string;
  readonly body: Uint8Array;
}

/**
 * Fetches what stands behind a path of the proxy, `/meips/<opaque>=s0-d-e1-ft`. The fragment that names the original
 * never reaches a server, so the stand-in's opaque part holds the original too, in base64url.
 */
export async function fetchProxiedImage(path: string): Promise<ProxiedImage> {
  const original = originalOf(path);
  if (original === null) return notFound;
  try {
    const answer = await fetch(original, { headers: { "user-agent": IMAGE_PROXY_USER_AGENT } });
    return {
      status: answer.status,
      type: answer.headers.get("content-type") ?? "application/octet-stream",
      body: new Uint8Array(await answer.arrayBuffer()),
    };
  } catch {
    return notFound;
  }
}

/** The original that a path of the proxy stands for. */
export function originalOf(path: string): string | null {
  const opaque = /^\/meips\/([A-Za-z0-9_-]+)=s0-d-e1-ft$/.exec(path)?.[1];
  if (opaque === undefined) return null;
  return Buffer.from(opaque, "base64url").toString("utf8");
}

const notFound: ProxiedImage = { status: 404, type: "text/plain", body: new Uint8Array() };
