import type { SenderId } from "../../shared/ids.ts";

/** Tells who listens that a sender's log has grown. A signal carries no data: the log is the truth. */
export interface Signals {
  publish(sid: SenderId): void;
  /** Gives the function that ends the subscription. */
  subscribe(sid: SenderId, listener: () => void): () => void;
}

/** Signals within one process. */
export function createSignals(): Signals {
  const listeners = new Map<SenderId, Set<() => void>>();

  return {
    publish(sid) {
      for (const listener of listeners.get(sid) ?? []) listener();
    },
    subscribe(sid, listener) {
      const own = listeners.get(sid) ?? new Set();
      listeners.set(sid, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(sid) === own) listeners.delete(sid);
      };
    },
  };
}
