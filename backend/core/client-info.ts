import { parse as parseUserAgent } from "bowser";
import { LRUCache } from "lru-cache";
import type { LogEvent } from "../../shared/event.ts";

type ClientSystem = Pick<LogEvent["client"], "os" | "device">;

const UNKNOWN: ClientSystem = { os: "", device: "unknown" };
const DEVICES: Readonly<Record<string, ClientSystem["device"]>> = {
  desktop: "desktop",
  mobile: "mobile",
  tablet: "tablet",
};

/**
 * Gives the function that reads operating system and kind of device from a user agent.
 * The last thousand user agents are remembered: parsing takes some 50 µs, and few programs make most hits.
 */
export function createClientInfo(): (userAgent: string) => ClientSystem {
  const known = new LRUCache<string, ClientSystem>({ max: 1_000 });

  return (userAgent) => {
    if (userAgent === "") return UNKNOWN;
    const found = known.get(userAgent);
    if (found !== undefined) return found;
    const system = parse(userAgent);
    known.set(userAgent, system);
    return system;
  };
}

function parse(userAgent: string): ClientSystem {
  const { os, platform } = parseUserAgent(userAgent);
  return { os: (os.name ?? "").slice(0, 64), device: DEVICES[platform.type ?? ""] ?? "unknown" };
}
