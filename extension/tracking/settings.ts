import type { ContentScriptContext } from "wxt/utils/content-script-context";
import { decodeBase64Url } from "../../shared/base64url.ts";
import { prepareSenderKey } from "../../shared/sender-key.ts";
import type { TrackedUrlContext } from "../../shared/tracked-url.ts";
import { type Preferences, preferences } from "../preferences.ts";
import { type Session, session } from "../session.ts";

/** Whether a mail could be tracked right now, and with what. */
export type Readiness =
  | { readonly state: "ready"; readonly urls: TrackedUrlContext }
  | { readonly state: "not-paired" | "paused" | "reloaded" };

/** The pairing and the preferences, kept in memory so that Send waits for no storage. */
export interface TrackingSettings {
  readiness(): Readiness;
  trackByDefault(): boolean;
  /** Remembers the compose button's last use. */
  setTrackByDefault(track: boolean): void;
  /** Whether unconfirmed opens are shown as a person's. */
  countUnconfirmed(): boolean;
  onChange(handler: () => void, signal: AbortSignal): void;
}

/**
 * Reads the settings, prepares the sender's key, and follows every change.
 * @param context of the content script. It turns invalid when the extension is reloaded: from then on nothing is tracked.
 */
export async function followSettings(
  context: Pick<ContentScriptContext, "isValid" | "signal">,
): Promise<TrackingSettings> {
  const changes = new EventTarget();
  const changed = (): boolean => changes.dispatchEvent(new Event("change"));
  let urls: TrackedUrlContext | null = null;
  let current: Preferences = preferences.fallback;

  session.watch((value) => {
    urls = contextOf(value);
    changed();
  });
  preferences.watch((value) => {
    current = value;
    changed();
  });
  context.signal.addEventListener("abort", changed);
  urls = contextOf(await session.getValue());
  current = await preferences.getValue();

  return {
    readiness() {
      if (!context.isValid) return { state: "reloaded" };
      if (urls === null) return { state: "not-paired" };
      return current.paused ? { state: "paused" } : { state: "ready", urls };
    },
    trackByDefault: () => current.trackByDefault,
    setTrackByDefault(trackByDefault) {
      current = { ...current, trackByDefault };
      // Lost only when the extension was reloaded a moment ago, and then the button says so.
      preferences.setValue(current).catch(() => undefined);
    },
    countUnconfirmed: () => current.countUnconfirmed,
    onChange(handler, until) {
      changes.addEventListener("change", handler, { signal: until });
    },
  };
}

function contextOf(value: Session | null): TrackedUrlContext | null {
  const key = value === null ? null : decodeBase64Url(value.senderKey);
  if (value === null || key === null) return null;
  const { trackingOrigin, sid, keyVersion } = value;
  return { trackingOrigin, key: prepareSenderKey(sid, key, keyVersion) };
}
