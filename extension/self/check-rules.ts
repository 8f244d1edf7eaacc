import type { SenderId } from "../../shared/ids.ts";
import { type After, within } from "../sync/within.ts";
import { type DynamicRules, planRules, type RuleChange } from "./install-rules.ts";
import type { Rule } from "./own-traffic-rules.ts";
import { findFault, type MatchTester } from "./probe-rules.ts";
import type { Protection } from "./protection.ts";

/** What of `declarativeNetRequest` the rules are looked after with. */
export interface GuardedRules extends DynamicRules, MatchTester {
  /** Nothing of ours ever adds one: such a rule can only undo those that we have. */
  getSessionRules?(): Promise<Rule[]>;
  updateSessionRules?(change: RuleChange): Promise<unknown>;
}

export interface CheckRulesDeps {
  readonly rules: GuardedRules;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly after: After;
}

/** The rules are looked at this often, in milliseconds, and at each start of the worker. */
const seldomMs = 10 * 60_000;

/** Whether the alarm should have the rules looked at. At `now` milliseconds since 1970. */
export function isCheckDue({ checkedAt }: Protection, now: number): boolean {
  return Math.abs(now - checkedAt) >= seldomMs;
}

/** Browsers have been seen that never answer (brave/brave-browser 30785); the log must not wait for their rules. */
const patienceMs = 5_000;

/**
 * Sees whether the rules that keep own views from being counted are there and do what they are for, puts them back where
 * they are not, and looks again. Never rejects, and takes no longer than 5 s. What it gives is for `protection`, for the
 * popup to tell. At a start it comes before anything installs the rules, or it will find nothing to restore.
 * @param senders as for `installOwnTrafficRules`.
 * @param trackingOrigin where the current sender's links point; null without one.
 */
export async function checkRules(
  { rules, now, after }: CheckRulesDeps,
  senders: readonly SenderId[],
  trackingOrigin: string | null,
): Promise<Protection> {
  const looked = lookAfter(rules, senders, trackingOrigin);
  return { ...(await within(after, patienceMs, looked, refused)), checkedAt: now() };
}

type Finding = Omit<Protection, "checkedAt">;

const refused: Finding = { state: "failing", fault: "refused", host: null };

async function lookAfter(
  rules: GuardedRules,
  senders: readonly SenderId[],
  trackingOrigin: string | null,
): Promise<Finding> {
  const fine = (state: Finding["state"]): Finding => ({ state, fault: null, host: null });
  try {
    const wereRight = await restore(rules, senders, false).catch(() =>
      // Somebody else may just have put them in place: a session that began, a second start.
      restore(rules, senders, false).then(() => false),
    );
    let isRestored = !wereRight;
    let { wanted } = planRules(await rules.getDynamicRules(), senders);
    if (wanted.length === 0) return fine("unknown");
    let fault = await findFault(rules, wanted, trackingOrigin);
    if (fault === "not-followed" && wereRight) {
      // Rules are said to lose their hold after a long time (w3c/webextensions 492); new ones are taken up.
      await restore(rules, senders, true);
      isRestored = true;
      ({ wanted } = planRules(await rules.getDynamicRules(), senders));
      fault = await findFault(rules, wanted, trackingOrigin);
    }
    if (fault === null) return fine(isRestored ? "restored" : "in-place");
    const host = fault === "no-access" ? (URL.parse(trackingOrigin ?? "")?.host ?? null) : null;
    return { state: "failing", fault, host };
  } catch {
    return refused;
  }
}

/**
 * Puts the rules in place, all anew where `everything` is to be.
 * @returns whether they were right before.
 * @throws when the browser does not take them, or does not have them afterwards.
 */
async function restore(
  rules: GuardedRules,
  senders: readonly SenderId[],
  everything: boolean,
): Promise<boolean> {
  const foreign = (await rules.getSessionRules?.()) ?? [];
  if (foreign.length > 0) {
    await rules.updateSessionRules?.({ removeRuleIds: idsOf(foreign), addRules: [] });
  }
  const installed = await rules.getDynamicRules();
  const { wanted, change } = planRules(installed, senders);
  const all = wanted.flatMap((sender) => sender.rules);
  const needed = everything ? { removeRuleIds: idsOf(installed), addRules: all } : change;
  if (needed === null) return foreign.length === 0;
  await rules.updateDynamicRules(needed);
  if (planRules(await rules.getDynamicRules(), senders).change !== null) {
    throw new Error("the browser lost the rules that it was given");
  }
  return false;
}

function idsOf(rules: readonly Rule[]): number[] {
  return rules.map(({ id }) => id);
}
