import { useCallback, useEffect, useState } from "react";
import { changePreferences, type Change } from "./change-preferences.ts";

export type SaveState =
  | { readonly is: "idle" | "saving" | "saved" }
  | { readonly is: "failed"; readonly change: Change };

export interface Saver {
  readonly state: SaveState;
  readonly save: (change: Change) => void;
}

/** How long it is said that something was saved, in milliseconds. */
const toldForMs = 4_000;

/** Saves what the rep changes at once, and knows what came of it. One for each card of the settings. */
export function useSaver(): Saver {
  const [state, setState] = useState<SaveState>({ is: "idle" });
  const save = useCallback((change: Change) => {
    setState({ is: "saving" });
    changePreferences(change).then(
      () => setState({ is: "saved" }),
      () => setState({ is: "failed", change }),
    );
  }, []);
  useEffect(() => {
    if (state.is !== "saved") return undefined;
    const timer = setTimeout(() => setState({ is: "idle" }), toldForMs);
    return () => clearTimeout(timer);
  }, [state]);
  return { state, save };
}
