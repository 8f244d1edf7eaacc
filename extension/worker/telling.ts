import type { Telling } from "../db/tell.ts";
import type { NotificationRules } from "../notifications/rules.ts";
import { preferences } from "../preferences.ts";

/** What the rep wants to be told of just now. */
export async function telling(): Promise<Telling> {
  const { paused, countUnconfirmed } = await preferences.getValue();
  return { notify: !paused, countUnconfirmed };
}

/**
 * How the rep wants to be told just now.
 * @param now milliseconds since 1970
 */
export async function notificationRules(now: number): Promise<NotificationRules> {
  const { notifyOf, summaryAfter, quietHours } = await preferences.getValue();
  return { notifyOf, summaryAfter, quietHours, now };
}
