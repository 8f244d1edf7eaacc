import { isIP } from "node:net";

/**
 * The address that Google's front end saw: the last one in X-Forwarded-For, because the front end adds it and a client can
 * make up all that stand before. Behind Hosting it is Hosting's own, so rate limits by it are coarse; never stored.
 * @returns "" when there is none.
 */
export function clientAddress(forwardedFor: string | string[] | undefined): string {
  const nearest = forwardedFor?.toString().split(",").at(-1)?.trim() ?? "";
  return isIP(nearest) === 0 ? "" : nearest;
}
