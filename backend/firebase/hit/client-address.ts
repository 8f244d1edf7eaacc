import type { ClientAddress } from "../../core/client-address.ts";
import { readAddress } from "../../core/network/address.ts";

/** So many entries of a header are looked at: a client may write as many as it likes. */
const MOST_ENTRIES = 8;

/**
 * Tells the address that a hit came from. Behind Firebase Hosting its cache (Fastly) says so; else the first public address
 * of X-Forwarded-For is the client's. Whoever calls the function by its own address can make up both, as it can make up its
 * user agent: good enough for a verdict, and for nothing else.
 */
export const clientAddress: ClientAddress = (_socketAddress, header) => {
  const entries = [
    header("fastly-client-ip") ?? "",
    ...(header("x-forwarded-for") ?? "").split(",", MOST_ENTRIES),
  ];
  for (const entry of entries) {
    const text = entry.trim();
    if (readAddress(text)?.isPublic) return text;
  }
  return "";
};
