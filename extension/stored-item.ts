import { browser } from "wxt/browser";

/** One value in the extension's storage, followed by whoever needs it. */
export interface StoredItem<T> {
  /** Its value before it was set, and after it was set to null. */
  readonly fallback: T;
  getValue(): Promise<T>;
  setValue(value: T): Promise<void>;
  /** @returns stops watching. */
  watch(changed: (value: T) => void): () => void;
}

/**
 * Names a value in `storage.local`, or in `storage.session`, which is gone when the browser closes. Only this extension
 * writes there, and what an earlier version wrote is the caller's to complete. By hand, because WXT's own storage adds
 * migrations, batches and metadata, which weigh 3 KB in the background and are not used.
 */
export function storedItem<T>(area: "local" | "session", key: string, fallback: T): StoredItem<T> {
  return {
    fallback,
    async getValue() {
      const { [key]: value } = await browser.storage[area].get<Record<string, T>>(key);
      return value ?? fallback;
    },
    async setValue(value) {
      if (value === null) await browser.storage[area].remove(key);
      else await browser.storage[area].set({ [key]: value });
    },
    watch(changed) {
      const listen = (changes: Record<string, { newValue?: unknown }>) => {
        const change = changes[key];
        if (change !== undefined) changed((change.newValue as T | undefined) ?? fallback);
      };
      browser.storage[area].onChanged.addListener(listen);
      return () => browser.storage[area].onChanged.removeListener(listen);
    },
  };
}
