import type { SenderId } from "../../shared/ids.ts";
import type { Rule } from "./own-traffic-rules.ts";

/** What Chrome tells of its rules, to extensions that were loaded unpacked only. */
export interface MatchTester {
  testMatchOutcome?(request: {
    readonly url: string;
    readonly type: "image" | "main_frame";
  }): Promise<{ readonly matchedRules: readonly { readonly ruleId: number }[] }>;
}

interface SenderRules {
  readonly sid: SenderId;
  readonly rules: readonly Rule[];
}

/** Each takes some 2 ms. Who has more senders than this has tried Sightline often. */
const mostProbed = 20;
/** Loopback is open to the extension by its manifest. */
const OPEN_ORIGIN = "http://127.0.0.1:8787";
const NAME = `${"A".repeat(32)}.gif`;

type Fault = "not-followed" | "no-access";
type Ask = (url: string, type: "image" | "main_frame") => Promise<number | null>;

/**
 * Asks the browser what it would do with own views, own clicks and a stranger's pixel. Null when that is as it should be,
 * or cannot be told, as in an extension from the store. Never rejects.
 */
export async function findFault(
  tester: MatchTester,
  senders: readonly SenderRules[],
  trackingOrigin: string | null,
): Promise<Fault | null> {
  if (tester.testMatchOutcome === undefined) return null;
  const ruleFor: Ask = async (url, type) =>
    (await tester.testMatchOutcome?.({ url, type }))?.matchedRules[0]?.ruleId ?? null;
  try {
    return await probe(ruleFor, senders.slice(0, mostProbed), trackingOrigin);
  } catch {
    return null;
  }
}

async function probe(
  ruleFor: Ask,
  senders: readonly SenderRules[],
  trackingOrigin: string | null,
): Promise<Fault | null> {
  const origin = trackingOrigin ?? OPEN_ORIGIN;
  const click = (at: string, sid: string) => `${at}/c/${sid}/${NAME}/s/example.com/`;
  for (const { sid, rules } of senders) {
    const isOne = (id: number | null, action: string) =>
      rules.some((rule) => rule.id === id && rule.action.type === action);
    for (const url of pixelForms(`${origin}/o/${sid}/${NAME}`)) {
      for (const type of ["image", "main_frame"] as const)
        if (!isOne(await ruleFor(url, type), "block")) return "not-followed";
    }
    const redirect = await ruleFor(click(OPEN_ORIGIN, sid), "main_frame");
    if (!isOne(redirect, "redirect")) return "not-followed";
  }
  for (const url of pixelForms(`${origin}/o/${strangerTo(senders)}/${NAME}`)) {
    if ((await ruleFor(url, "image")) !== null) return "not-followed";
  }
  const [current] = senders;
  if (current === undefined || trackingOrigin === null) return null;
  const redirect = await ruleFor(click(trackingOrigin, current.sid), "main_frame");
  return redirect === null ? "no-access" : null;
}

/** A pixel's address as pages ask for it: direct, behind Gmail's image proxy, and within the address of Outlook's and others. */
function pixelForms(pixel: string): string[] {
  const escaped = encodeURIComponent(pixel);
  const proxy = "https://outlook.office.com/actions/ei?u=";
  return [
    pixel,
    `https://ci3.googleusercontent.com/meips/A=s0-d-e1-ft#${pixel}`,
    `${proxy}${escaped}&d=1`,
    `${proxy}${escaped.replace(/%../g, (code) => code.toLowerCase())}&d=1`,
    `${proxy}${encodeURIComponent(escaped)}&d=1`,
  ];
}

/** A well-formed sender id that is none of these. */
function strangerTo(senders: readonly SenderRules[]): string {
  const own = new Set<string>(senders.map(({ sid }) => sid));
  const ids = "zyxwvutsrqponmlkjihgfedcba".split("").map((letter) => letter.repeat(11));
  return ids.find((id) => !own.has(id)) ?? "2".repeat(11);
}
