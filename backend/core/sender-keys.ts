import { LRUCache } from "lru-cache";
import type { SenderId } from "../../shared/ids.ts";
import { deriveSenderKey, prepareSenderKey, type SenderKey } from "../../shared/sender-key.ts";

/** Verification keys, derived from the server's secret alone: no database stands between a hit and its check. */
export interface SenderKeys {
  /** The prepared key of any well-formed sender id, whether or not such a sender exists. */
  get(sid: SenderId): SenderKey;
  /** Remembers a key that has verified something, so that made-up sender ids cannot push real ones out. */
  keep(key: SenderKey): void;
}

export function createSenderKeys(serverSecret: Uint8Array): SenderKeys {
  const kept = new LRUCache<SenderId, SenderKey>({ max: 10_000 });

  return {
    get: (sid) => kept.get(sid) ?? prepareSenderKey(sid, deriveSenderKey(serverSecret, sid)),
    keep(key) {
      if (!kept.has(key.sid)) kept.set(key.sid, key);
    },
  };
}
