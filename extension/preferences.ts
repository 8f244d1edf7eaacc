import type { Language } from "./i18n/language.ts";
import { storedItem } from "./stored-item.ts";

/** What of a mail is tracked. Both false: it goes out untracked. */
export interface TrackingChoice {
  readonly opens: boolean;
  readonly links: boolean;
}

/**
 * What notifies.
 * - `every-open`: each reading and click.
 * - `first-open`: the first reading of a mail, and clicks.
 * - `clicks`: clicks alone.
 * - `hot`: when a mail becomes hot, see `shared/hot.ts`, and clicks.
 * - `nothing`: ticks and the feed only.
 */
export type NotifyOf = "every-open" | "first-open" | "clicks" | "hot" | "nothing";

export interface QuietHours {
  readonly isOn: boolean;
  /** "HH:MM" in the rep's own time; where `from` is later than `to`, the night between them. */
  readonly from: string;
  readonly to: string;
  /** Saturday and Sunday are quiet throughout. */
  readonly weekends: boolean;
}

/** What the rep chose. */
export interface Preferences {
  /** The state in which the next compose starts; remembered from the last use of the compose button. */
  readonly trackByDefault: boolean;
  /** What is tracked of a mail that is. */
  readonly tracking: TrackingChoice;
  /** By mailbox (an address in lower case): what is tracked there by default. One that is not named follows the two above. */
  readonly mailboxes: Readonly<Record<string, TrackingChoice>>;
  /** Links whose text is itself an address are wrapped too; some mail programs warn of those. */
  readonly wrapAddressTexts: boolean;
  /** Whoever is written to: addresses, domains, with wildcards. See `rules/never-track.ts`. */
  readonly neverTrack: readonly string[];
  /** A mail with one of these in its subject or text goes out untracked. See `rules/confidential.ts`. */
  readonly confidentialWords: readonly string[];
  /** New mail goes out untracked and nothing notifies; what is already out is still recorded. */
  readonly paused: boolean;
  /** Unconfirmed opens show and notify as a person's do. */
  readonly countUnconfirmed: boolean;
  readonly notifyOf: NotifyOf;
  /** After this many readings of one mail in a day, the next ones become one summary. */
  readonly summaryAfter: number;
  readonly quietHours: QuietHours;
  /** In the mail client's page: when the system shows none, always beside it, or never. */
  readonly toasts: "when-needed" | "always" | "never";
  readonly theme: "system" | "light" | "dark";
  readonly density: "comfortable" | "compact";
  readonly language: Language | "auto";
  /** Mails older than this are forgotten here, in days; null: kept. */
  readonly retentionDays: number | null;
}

const defaults: Preferences = {
  trackByDefault: true,
  tracking: { opens: true, links: true },
  mailboxes: {},
  wrapAddressTexts: true,
  neverTrack: [],
  confidentialWords: [],
  paused: false,
  countUnconfirmed: false,
  notifyOf: "every-open",
  summaryAfter: 5,
  quietHours: { isOn: false, from: "20:00", to: "07:00", weekends: true },
  toasts: "when-needed",
  theme: "system",
  density: "comfortable",
  language: "auto",
  retentionDays: null,
};

const stored = storedItem<Partial<Preferences>>("local", "preferences", {});
const withDefaults = (value: Partial<Preferences>): Preferences => ({ ...defaults, ...value });

/** What the rep chose. What an earlier version wrote may lack some of it. */
export const preferences = {
  fallback: defaults,
  getValue: async (): Promise<Preferences> => withDefaults(await stored.getValue()),
  setValue: (value: Preferences): Promise<void> => stored.setValue(value),
  /** Changes some of it and leaves the rest as it stands. */
  change: async (change: Partial<Preferences>): Promise<void> =>
    stored.setValue({ ...(await stored.getValue()), ...change }),
  /** @returns stops watching. */
  watch: (changed: (value: Preferences) => void): (() => void) =>
    stored.watch((value) => changed(withDefaults(value))),
};
