import { liveQuery } from "dexie";
import { useMemo, useState, useSyncExternalStore } from "react";

/** The answer of a database query that is asked again whenever its answer may have changed. */
export type Live<T> =
  | { readonly status: "loading" }
  | { readonly status: "failed" }
  | { readonly status: "ready"; readonly value: T };

const loading = { status: "loading" } as const;

/**
 * Follows a Dexie query. The function must be the same between renders; while the answer to another one is awaited, the
 * last one stands.
 */
export function useLive<T>(query: () => Promise<T>): Live<T> {
  const store = useMemo(
    () =>
      follow<Live<T>>(loading, (take) => {
        const subscription = liveQuery(query).subscribe({
          next: (value) => take({ status: "ready", value }),
          error: () => take({ status: "failed" }),
        });
        return () => subscription.unsubscribe();
      }),
    [query],
  );
  const live = useSyncExternalStore(store.subscribe, store.read);
  const [last, setLast] = useState(live);
  if (live !== last && live.status !== "loading") setLast(live);
  return live.status === "loading" ? last : live;
}

interface StoredItem<T> {
  getValue(): Promise<T>;
  watch(changed: (value: T) => void): () => void;
}

/** Follows an item of extension storage; undefined until it was read for the first time. */
export function useStored<T>(item: StoredItem<T>): T | undefined {
  const store = useMemo(
    () =>
      follow<T | undefined>(undefined, (take) => {
        const stop = item.watch(take);
        void item.getValue().then(take);
        return stop;
      }),
    [item],
  );
  return useSyncExternalStore(store.subscribe, store.read);
}

/** What `useSyncExternalStore` wants, around something that calls back with each new value. */
function follow<T>(first: T, source: (take: (value: T) => void) => () => void) {
  let current = first;
  return {
    read: () => current,
    subscribe: (changed: () => void) =>
      source((value) => {
        current = value;
        changed();
      }),
  };
}
