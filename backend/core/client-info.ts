import { parse as parseUserAgent } from "bowser";
import { isbot } from "isbot";
import { LRUCache } from "lru-cache";
import type { LogEvent } from "../../shared/event.ts";

type Client = LogEvent["client"];

/** What a user agent says of the browser and the machine that it is on. */
export interface ClientInfo {
  /** The browser, such as "Chrome"; "" for anything else. */
  readonly family: string;
  readonly os: string;
  readonly device: Client["device"];
  /** Whether a general list of bots has it. */
  isBot(): boolean;
}

const DEVICES: Readonly<Record<string, Client["device"]>> = {
  desktop: "desktop",
  mobile: "mobile",
  tablet: "tablet",
};

/** Browsers that people use, by bowser's names for them. It makes names up for what it does not know: those are none. */
const FAMILIES: Readonly<Record<string, string>> = {
  Brave: "Brave",
  Chrome: "Chrome",
  Chromium: "Chrome",
  DuckDuckGo: "DuckDuckGo",
  Firefox: "Firefox",
  "Internet Explorer": "Internet Explorer",
  "Microsoft Edge": "Edge",
  Opera: "Opera",
  Safari: "Safari",
  "Samsung Internet for Android": "Samsung Internet",
  "UC Browser": "UC Browser",
  Vivaldi: "Vivaldi",
  "Yandex Browser": "Yandex Browser",
};

/** Of no user agent nothing is known. */
export const UNKNOWN_CLIENT: ClientInfo = {
  family: "",
  os: "",
  device: "unknown",
  isBot: () => false,
};

/**
 * Gives the function that reads browser, operating system and kind of device from a user agent.
 * The last thousand user agents are remembered: parsing takes some 50 µs, and few programs make most hits.
 */
export function createClientInfo(): (userAgent: string) => ClientInfo {
  const known = new LRUCache<string, ClientInfo>({ max: 1_000 });

  return (userAgent) => {
    if (userAgent === "") return UNKNOWN_CLIENT;
    const found = known.get(userAgent);
    if (found !== undefined) return found;
    const info = parse(userAgent);
    known.set(userAgent, info);
    return info;
  };
}

function parse(userAgent: string): ClientInfo {
  const { browser, os, platform } = parseUserAgent(userAgent);
  let bot: boolean | null = null;
  return {
    family: familyOf(browser.name ?? "", userAgent),
    os: (os.name ?? "").slice(0, 64),
    device: DEVICES[platform.type ?? ""] ?? "unknown",
    isBot: () => (bot ??= isbot(userAgent)),
  };
}

function familyOf(name: string, userAgent: string): string {
  // Apple's engine without the browser's version is in some other program.
  if (name === "Safari" && !userAgent.includes("Version/")) return "";
  return Object.hasOwn(FAMILIES, name) ? (FAMILIES[name] ?? "") : "";
}
