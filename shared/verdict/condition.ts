import type { HitKind } from "../event.ts";
import type { HitFacts, NetworkList } from "./hit-facts.ts";
import type { Provider, ProviderKind } from "./rule-types.ts";

/** Each field that is there must fit; needles are in lower case and match in any case. */
export interface UserAgentTest {
  /** Exactly this, letter case included. */
  readonly is?: string;
  /** Any of these anywhere. */
  readonly includes?: readonly string[];
  readonly startsWith?: readonly string[];
  readonly endsWith?: readonly string[];
  /** None of these anywhere. */
  readonly lacks?: readonly string[];
}

/** When something is to be said of a hit, as data. Every field that is there must hold; an empty condition always does. */
export interface Condition {
  readonly kind?: HitKind;
  readonly method?: HitFacts["method"];
  readonly userAgent?: UserAgentTest;
  /** Any of these headers holds any of these words, in any case. */
  readonly header?: { readonly names: readonly string[]; readonly includes: readonly string[] };
  /** The address is one that the internet routes. */
  readonly publicAddress?: boolean;
  /** The address is on any of these lists. */
  readonly lists?: readonly NetworkList[];
  /** The address belongs to any of these autonomous systems. */
  readonly asns?: readonly number[];
  /** Any of the providers that were recognised is one of these. Rules only: providers are recognised before. */
  readonly provider?: {
    readonly ids?: readonly string[];
    readonly kinds?: readonly ProviderKind[];
  };
  /** Seconds since minting: at least `from` and less than `under`. */
  readonly age?: { readonly from: number; readonly under: number };
  /** At least so many. */
  readonly recent?: Partial<HitFacts["recent"]>;
  /** The general list of bots knows the user agent. */
  readonly bot?: true;
  readonly not?: Condition;
  /** At least one of these holds. */
  readonly any?: readonly Condition[];
}

/** What a condition is asked of. */
export interface Seen {
  readonly facts: HitFacts;
  /** The user agent in lower case. */
  readonly lower: string;
  readonly providers: readonly Provider[];
  /** `facts.isBot()`, asked at most once. */
  isBot(): boolean;
}

/** Whether a condition holds. Tests of the user agent at its top are left out when they have been made before. */
export function holds(condition: Condition, seen: Seen, userAgentFits = false): boolean {
  const { kind, method, userAgent, publicAddress, lists, asns, age, recent } = condition;
  const { facts } = seen;
  const { network } = facts;
  if (kind !== undefined && facts.kind !== kind) return false;
  if (method !== undefined && facts.method !== method) return false;
  if (asns !== undefined && (network.asn === null || !asns.includes(network.asn))) return false;
  if (lists !== undefined && !network.lists.some((list) => lists.includes(list))) return false;
  if (publicAddress !== undefined && network.isPublic !== publicAddress) return false;
  if (age !== undefined && !(facts.age >= age.from && facts.age < age.under)) return false;
  if (recent !== undefined && !isAtLeast(facts.recent, recent)) return false;
  if (condition.provider !== undefined && !names(condition.provider, seen.providers)) return false;
  if (userAgent !== undefined && !userAgentFits && !fits(userAgent, facts.userAgent, seen.lower)) {
    return false;
  }
  if (condition.header !== undefined && !hasHeader(condition.header, facts)) return false;
  if (condition.not !== undefined && holds(condition.not, seen)) return false;
  if (condition.any !== undefined && !condition.any.some((one) => holds(one, seen))) return false;
  return condition.bot !== true || seen.isBot();
}

/** @param lower the user agent in lower case. */
export function fits(test: UserAgentTest, userAgent: string, lower: string): boolean {
  const { is, includes, startsWith, endsWith, lacks } = test;
  if (is !== undefined && userAgent !== is) return false;
  if (includes !== undefined && !includes.some((needle) => lower.includes(needle))) return false;
  if (startsWith !== undefined && !startsWith.some((needle) => lower.startsWith(needle))) {
    return false;
  }
  if (endsWith !== undefined && !endsWith.some((needle) => lower.endsWith(needle))) return false;
  return lacks === undefined || !lacks.some((needle) => lower.includes(needle));
}

function isAtLeast(
  { linksAtOnce, mailsAtOnce, repeats }: HitFacts["recent"],
  least: NonNullable<Condition["recent"]>,
): boolean {
  return (
    linksAtOnce >= (least.linksAtOnce ?? 0) &&
    mailsAtOnce >= (least.mailsAtOnce ?? 0) &&
    repeats >= (least.repeats ?? 0)
  );
}

function names(
  { ids, kinds }: NonNullable<Condition["provider"]>,
  providers: readonly Provider[],
): boolean {
  return providers.some(
    ({ id, kind }) => ids?.includes(id) === true || kinds?.includes(kind) === true,
  );
}

function hasHeader(
  { names: headers, includes }: NonNullable<Condition["header"]>,
  facts: HitFacts,
): boolean {
  return headers.some((name) => {
    const value = facts.header(name)?.toLowerCase();
    return value !== undefined && includes.some((word) => value.includes(word));
  });
}
