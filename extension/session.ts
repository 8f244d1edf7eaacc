import { storedItem } from "./stored-item.ts";
import type { SenderId } from "../shared/ids.ts";
import type { FirebaseProject } from "../shared/wire.ts";

/**
 * What minting needs, in `storage.local`: readable by content scripts without waking the worker, so that Send never
 * waits. The device token is not here; it lives in the background's database only.
 */
export interface Session {
  readonly server: string;
  readonly trackingOrigin: string;
  readonly sid: SenderId;
  /** 32 bytes, base64url. */
  readonly senderKey: string;
  /** The version of the server's secret that the key was derived from, 1 to 255. */
  readonly keyVersion: number;
  /** When it was paired, or signed in; milliseconds since 1970. */
  readonly pairedAt: number;
  readonly identity: "pairing-code" | "firebase";
  /** Where the server's stream of signals is. */
  readonly streamUrl: string;
  /** The server's key for Web Push, base64url; null when it offers none. */
  readonly pushKey: string | null;
  /** Of a firebase server; what is for loopback only is left out elsewhere. */
  readonly firebase: FirebaseProject | null;
  /** This browser's name at a firebase server. */
  readonly deviceId: string | null;
  /** The mail address that is signed in, for people to see; never sent anywhere. */
  readonly account: string | null;
}

type Later =
  | "keyVersion"
  | "identity"
  | "streamUrl"
  | "pushKey"
  | "firebase"
  | "deviceId"
  | "account";
/** As a version before 0.2 wrote it. */
type StoredSession = Omit<Session, Later> & Partial<Pick<Session, Later>>;

const stored = storedItem<StoredSession | null>("local", "session", null);

/** The server that this browser is paired with or signed in to, or null. Watched by content scripts, the background and the popup. */
export const session = {
  getValue: async (): Promise<Session | null> => completed(await stored.getValue()),
  setValue: (value: Session | null): Promise<void> => stored.setValue(value),
  /** @returns stops watching. */
  watch: (changed: (value: Session | null) => void): (() => void) =>
    stored.watch((value) => changed(completed(value))),
};

function completed(value: StoredSession | null): Session | null {
  return (
    value && {
      keyVersion: 1,
      identity: "pairing-code",
      streamUrl: `${value.server}/v1/stream`,
      pushKey: null,
      firebase: null,
      deviceId: null,
      account: null,
      ...value,
    }
  );
}
