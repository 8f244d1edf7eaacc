import { classify } from "./classify.ts";
import { type HitFacts, NOTHING_RECENT, UNKNOWN_NETWORK } from "./hit-facts.ts";

export const chrome =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
export const gmailProxy =
  "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)";
export const gmailPrefetch =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0";

type Change = Partial<Omit<HitFacts, "header">> & { headers?: Record<string, string> };

/** Judges an open by Chrome an hour after minting, but for what is given. */
export function judge(
  { headers = {}, ...change }: Change = {},
  classifier = classify,
): ReturnType<typeof classify> {
  const header = (name: string): string | null => headers[name] ?? null;
  return classifier({
    kind: "open",
    method: "GET",
    userAgent: chrome,
    age: 3_600,
    header,
    network: UNKNOWN_NETWORK,
    recent: NOTHING_RECENT,
    isBot: () => false,
    ...change,
  });
}
