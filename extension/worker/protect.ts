import type { SightlineDatabase } from "../db/database.ts";
import { readOwnSenders } from "../db/kv.ts";
import { type CheckRulesDeps, checkRules, isCheckDue } from "../self/check-rules.ts";
import { protection } from "../self/protection.ts";
import { session } from "../session.ts";

interface ProtectDeps extends CheckRulesDeps {
  readonly db: Pick<SightlineDatabase, "kv">;
}

/**
 * Has the rules looked at that keep own views from being counted, and says in `protection` what came of it.
 * @param always false: only when the last look is long ago.
 */
export async function protect(deps: ProtectDeps, always: boolean): Promise<void> {
  if (!always && !isCheckDue(await protection.getValue(), deps.now())) return;
  const current = await session.getValue();
  const senders = [...(current === null ? [] : [current.sid]), ...(await readOwnSenders(deps.db))];
  await protection.setValue(await checkRules(deps, senders, current?.trackingOrigin ?? null));
}
