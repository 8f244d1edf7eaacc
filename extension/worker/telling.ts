import type { Telling } from "../db/tell.ts";
import { preferences } from "../preferences.ts";

/** What the rep wants to be told of just now. */
export async function telling(): Promise<Telling> {
  const { paused, countUnconfirmed } = await preferences.getValue();
  return { notify: !paused, countUnconfirmed };
}
