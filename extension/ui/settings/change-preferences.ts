import { atom, onMount } from "nanostores";
import { preferences, type Preferences } from "../../preferences.ts";

/** What is to be different, by what stands there when its turn comes. */
export type Change = (now: Preferences) => Partial<Preferences>;

/**
 * What the rep chose, as this page shows it: a change stands here at once, and is taken back when it cannot be stored.
 */
export const shownPreferences = atom<
  | { readonly status: "loading" | "failed" }
  | { readonly status: "ready"; readonly value: Preferences }
>({ status: "loading" });

let turn: Promise<void> = Promise.resolve();
/** How many changes are on their way to storage. */
let underWay = 0;

onMount(shownPreferences, () => {
  const stop = preferences.watch((value) => {
    // What comes while changes are under way is older than what stands here.
    if (underWay === 0) shownPreferences.set({ status: "ready", value });
  });
  void showStored();
  return stop;
});

/**
 * Changes what the rep chose, one change after the other, so that two quick ones do not undo each other.
 * @throws (rejects) when storage does not take it
 */
export function changePreferences(change: Change): Promise<void> {
  const shown = shownPreferences.get();
  if (shown.status === "ready") {
    const { value } = shown;
    shownPreferences.set({ status: "ready", value: { ...value, ...change(value) } });
  }
  underWay += 1;
  const done = turn.then(async () => preferences.change(change(await preferences.getValue())));
  turn = done
    .catch(() => undefined)
    .then(() => {
      underWay -= 1;
      return underWay === 0 ? showStored() : undefined;
    });
  return done;
}

async function showStored(): Promise<void> {
  try {
    const value = await preferences.getValue();
    if (underWay === 0) shownPreferences.set({ status: "ready", value });
  } catch {
    shownPreferences.set({ status: "failed" });
  }
}
