import type { ContentScriptContext } from "wxt/utils/content-script-context";
import { decodeBase64Url } from "../../shared/base64url.ts";
import { prepareSenderKey } from "../../shared/sender-key.ts";
import type { TrackedUrlContext } from "../../shared/tracked-url.ts";
import { type Preferences, preferences, type TrackingChoice } from "../preferences.ts";
import { wordFinder } from "../rules/confidential.ts";
import type { TrackingRules, Wish } from "../rules/decide-tracking.ts";
import { ruleFor } from "../rules/never-track.ts";
import { type Session, session } from "../session.ts";

/** Whether a mail could be tracked right now, and with what. */
export type Readiness =
  | { readonly state: "ready"; readonly urls: TrackedUrlContext }
  | { readonly state: "not-paired" | "paused" | "reloaded" };

/** The pairing and the preferences, kept in memory so that Send waits for no storage. */
export interface TrackingSettings {
  readiness(): Readiness;
  trackByDefault(): boolean;
  /** What is tracked of a mailbox's next mail. `account`: its address; "" where the page does not say it */
  defaultFor(account: string): TrackingChoice & Pick<Wish, "from">;
  /** What is tracked of a mailbox's mail that is to be tracked; never nothing. */
  trackedFor(account: string): TrackingChoice;
  /** Remembers the compose button's last use, of a mailbox without a default of its own. */
  setTrackByDefault(account: string, track: boolean): void;
  rules(): TrackingRules;
  /** Links whose text is an address are wrapped, too. */
  wrapsAddressTexts(): boolean;
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
  /** Made when they are asked for first: lists may be long, and most pages write no mail. */
  let rules: TrackingRules | null = null;

  session.watch((value) => {
    urls = contextOf(value);
    changed();
  });
  preferences.watch((value) => {
    current = value;
    rules = null;
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
    defaultFor(account) {
      const own = ownChoice(current, account);
      if (own !== null) return { ...own, from: "mailbox" };
      const choice = current.trackByDefault ? tracked(current.tracking) : NOTHING;
      return { ...choice, from: "last" };
    },
    trackedFor: (account) =>
      tracked(ownChoice(current, account) ?? current.tracking, current.tracking),
    setTrackByDefault(account, trackByDefault) {
      if (ownChoice(current, account) !== null) return;
      current = { ...current, trackByDefault };
      // Lost only when the extension was reloaded a moment ago, and then the button says so.
      preferences.change({ trackByDefault }).catch(() => undefined);
    },
    rules: () => (rules ??= rulesOf(current)),
    wrapsAddressTexts: () => current.wrapAddressTexts,
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

const NOTHING: TrackingChoice = { opens: false, links: false };

function ownChoice({ mailboxes }: Preferences, account: string): TrackingChoice | null {
  const address = account.toLowerCase();
  return Object.hasOwn(mailboxes, address) ? (mailboxes[address] ?? null) : null;
}

/** The first choice by which something is tracked. */
function tracked(...choices: readonly TrackingChoice[]): TrackingChoice {
  const { opens, links } = choices.find((one) => one.opens || one.links) ?? {
    opens: true,
    links: true,
  };
  return { opens, links };
}

function rulesOf({ neverTrack, confidentialWords }: Preferences): TrackingRules {
  return {
    neverTrack: ruleFor(neverTrack),
    confidential: confidentialWords.length === 0 ? null : wordFinder(confidentialWords),
  };
}
