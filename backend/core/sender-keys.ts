import { LRUCache } from "lru-cache";
import { encodeBase64Url } from "../../shared/base64url.ts";
import type { SenderId } from "../../shared/ids.ts";
import type { SecretRing } from "../../shared/secret-ring.ts";
import { deriveSenderKey, prepareSenderKey, type SenderKey } from "../../shared/sender-key.ts";
import type { KeyResponse } from "../../shared/wire.ts";

/** Verification keys, derived from the server's secret alone: no database stands between a hit and its check. */
export interface SenderKeys {
  /** The version of the secret under which new links are minted. */
  readonly currentVersion: number;
  /**
   * The prepared key of any well-formed sender id, whether or not such a sender exists, under one version of the secret.
   * Null for a version that is retired or never was.
   */
  get(sid: SenderId, version: number): SenderKey | null;
  /** Remembers a key that has verified something, so that made-up sender ids cannot push real ones out. */
  keep(key: SenderKey): void;
  /** A sender's key under the current version, for its own browser. */
  exportCurrent(sid: SenderId): KeyResponse;
}

/** Gives the keys under every version of the secret that is not retired. */
export function createSenderKeys(ring: SecretRing): SenderKeys {
  const kept = new LRUCache<string, SenderKey>({ max: 10_000 });
  const name = (sid: SenderId, version: number) => `${sid}${version}`;
  const derive = (sid: SenderId, version: number) => {
    const secret = ring.secret(version);
    return secret === null ? null : deriveSenderKey(secret, sid);
  };

  return {
    currentVersion: ring.current,
    get(sid, version) {
      const known = kept.get(name(sid, version));
      if (known !== undefined) return known;
      const key = derive(sid, version);
      return key === null ? null : prepareSenderKey(sid, key, version);
    },
    keep(key) {
      const own = name(key.sid, key.version);
      if (!kept.has(own)) kept.set(own, key);
    },
    exportCurrent(sid) {
      const key = derive(sid, ring.current);
      if (key === null) throw new Error("a ring always has its current secret");
      return { keyVersion: ring.current, senderKey: encodeBase64Url(key) };
    },
  };
}
