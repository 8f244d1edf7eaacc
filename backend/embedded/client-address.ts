import { isIP } from "node:net";
import type { ClientAddress } from "../core/client-address.ts";

/**
 * Tells the address that the nearest proxy of our own saw, or else the socket's; for rate limits and verdicts. Behind a proxy
 * that is not trusted all clients are one, but not the one that connects from the proxy's machine without it: its owner.
 * @param trustProxy whether a reverse proxy of our own stands in front, whose X-Forwarded-For can be believed
 */
export function createClientAddress(trustProxy: boolean): ClientAddress {
  return (socketAddress = "", header) => {
    const forwarded = header("x-forwarded-for");
    if (forwarded === null) return socketAddress;
    if (!trustProxy) return "proxied";
    const nearest = forwarded.slice(forwarded.lastIndexOf(",") + 1).trim();
    return isIP(nearest) === 0 ? socketAddress : nearest;
  };
}
