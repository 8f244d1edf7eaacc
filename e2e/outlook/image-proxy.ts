/** What the image proxy of Outlook on the web called itself when it was last seen to fetch a picture (research of 2026). */
export const IMAGE_PROXY_USER_AGENT =
  "Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/35 Safari/537.36";

export const IMAGE_PROXY_PATH = "/actions/ei";

/**
 * The address of a picture by way of the proxy, on the page's own host.
 * @param date an ISO date
 */
export function proxiedImage(original: string, date: string): string {
  return `${IMAGE_PROXY_PATH}?u=${encodeURIComponent(original)}&d=${encodeURIComponent(date)}`;
}

/** A proxied picture as the proxy answers it. */
interface ProxiedImage {
  readonly status: number;
  readonly type: string;
  readonly body: Uint8Array;
}

/** Fetches the picture from where it lies, as Microsoft's machines do. */
export async function fetchImage(original: string): Promise<ProxiedImage> {
  try {
    const answer = await fetch(original, { headers: { "user-agent": IMAGE_PROXY_USER_AGENT } });
    return {
      status: answer.status,
      type: answer.headers.get("content-type") ?? "application/octet-stream",
      body: new Uint8Array(await answer.arrayBuffer()),
    };
  } catch {
    return { status: 404, type: "text/plain", body: new Uint8Array() };
  }
}
