import type { GuardedRules } from "./check-rules.ts";
import type { RuleChange } from "./install-rules.ts";
import type { Rule } from "./own-traffic-rules.ts";

interface FakeBrowser {
  /** Hosts that the extension may act on, beside loopback. */
  readonly access?: readonly string[];
  /** False: an extension from the store. */
  readonly unpacked?: boolean;
}

/**
 * For tests: a browser's rules, with its own refusal of an id that is taken, and its matching, as far as our rules go: a
 * filter is looked for anywhere in the address, fragment included; the highest priority wins; a redirect needs access.
 */
export function fakeRules(initial: readonly Rule[] = [], options: FakeBrowser = {}) {
  const dynamic = rulesStore(initial);
  const session = rulesStore([]);
  const world = { updates: 0, deaf: false, refuses: false };
  const hosts = ["127.0.0.1", "localhost", ...(options.access ?? [])];

  const rules: GuardedRules = {
    getDynamicRules: async () => dynamic.all(),
    updateDynamicRules: async (change) => {
      if (world.refuses) throw new Error("Internal error.");
      world.updates += 1;
      dynamic.change(change);
      world.deaf = false;
    },
    getSessionRules: async () => session.all(),
    updateSessionRules: async (change) => session.change(change),
    ...(options.unpacked !== false && {
      testMatchOutcome: async ({ url, type }) => {
        const matched = world.deaf
          ? []
          : [...session.all(), ...dynamic.all()].filter((rule) => matches(rule, url, type, hosts));
        const [first] = matched.toSorted((a, b) => (b.priority ?? 1) - (a.priority ?? 1));
        return { matchedRules: first === undefined ? [] : [{ ruleId: first.id }] };
      },
    }),
  };
  return { rules, world, installed: () => dynamic.all() };
}

function rulesStore(initial: readonly Rule[]) {
  const rules = new Map(initial.map((rule) => [rule.id, rule]));
  return {
    all: () => [...rules.values()],
    change({ removeRuleIds, addRules }: RuleChange) {
      for (const id of removeRuleIds) rules.delete(id);
      for (const rule of addRules) {
        if (rules.has(rule.id)) throw new Error(`Rule ${rule.id} does not have a unique ID.`);
        rules.set(rule.id, rule);
      }
    },
  };
}

function matches(
  { action, condition }: Rule,
  url: string,
  type: "image" | "main_frame",
  hosts: readonly string[],
): boolean {
  const { urlFilter, regexFilter, isUrlFilterCaseSensitive, excludedResourceTypes } = condition;
  if ((excludedResourceTypes ?? ["main_frame"]).includes(type)) return false;
  if (action.type === "redirect" && !hosts.includes(new URL(url).hostname)) return false;
  if (regexFilter !== undefined) {
    return new RegExp(regexFilter, isUrlFilterCaseSensitive === true ? "" : "i").test(url);
  }
  const filter = urlFilter ?? "";
  return isUrlFilterCaseSensitive === true
    ? url.includes(filter)
    : url.toLowerCase().includes(filter.toLowerCase());
}
