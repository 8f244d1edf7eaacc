import { senderIdSchema } from "../../shared/ids.ts";
import { prepareSenderKey } from "../../shared/sender-key.ts";
import type { OpenableMenu } from "../inset/menu.ts";
import type { ComposeToggle, MailHead, SendHandler, TogglePresses } from "../mail/mail-client.ts";
import { type Preferences, preferences, type TrackingChoice } from "../preferences.ts";
import { wordFinder } from "../rules/confidential.ts";
import { ruleFor } from "../rules/never-track.ts";
import type { ComposeChoices } from "./compose-choices.ts";
import { trackCompose } from "./compose-tracking.ts";
import { htmlBodies } from "./html-bodies.ts";
import { openNotices } from "./notices.ts";
import type { SentMessage } from "../messages.ts";
import type { Readiness, TrackingSettings } from "./settings.ts";

export const ready: Readiness = {
  state: "ready",
  urls: {
    trackingOrigin: "https://t.example.com",
    key: prepareSenderKey(senderIdSchema.parse("abcdefghij2"), new Uint8Array(32), 1),
  },
};

const NOTHING: TrackingChoice = { opens: false, links: false };

/** For tests: a compose window, and what its rep and its page do. */
export function open({
  readiness = ready,
  html = "",
  draftId = "1",
  choices = new Map() as ComposeChoices,
  ...chosen
}: {
  readiness?: Readiness;
  html?: string;
  draftId?: string;
  choices?: ComposeChoices;
} & Partial<Preferences> = {}) {
  const editor = document.createElement("div");
  editor.innerHTML = html;
  const prefs: Preferences = { ...preferences.fallback, ...chosen };
  const shown: ComposeToggle[] = [];
  const remembered: boolean[] = [];
  const menus: OpenableMenu[] = [];
  const kept: SentMessage[] = [];
  const menuButton = document.createElement("button");
  const closing = new AbortController();
  let presses: TogglePresses = { toggle: () => undefined, menu: () => undefined };
  let handler: SendHandler | null = null;
  let settingsChanged: () => void = () => undefined;
  let changed: () => void = () => undefined;
  let current = readiness;
  let head: MailHead = { recipients: [], subject: "", isPlainText: false };
  const own = prefs.mailboxes["rep@example.com"];
  const settings: TrackingSettings = {
    readiness: () => current,
    countUnconfirmed: () => false,
    trackByDefault: () => prefs.trackByDefault,
    defaultFor: () =>
      own === undefined
        ? { ...(prefs.trackByDefault ? prefs.tracking : NOTHING), from: "last" }
        : { ...own, from: "mailbox" },
    trackedFor: () => prefs.tracking,
    setTrackByDefault: (_account, track) => void remembered.push(track),
    rules: () => ({
      neverTrack: ruleFor(prefs.neverTrack),
      confidential:
        prefs.confidentialWords.length === 0 ? null : wordFinder(prefs.confidentialWords),
    }),
    wrapsAddressTexts: () => prefs.wrapAddressTexts,
    onChange: (next) => {
      settingsChanged = next;
    },
  };
  trackCompose(
    {
      account: "rep@example.com",
      draftId,
      closed: closing.signal,
      editor,
      unfoldQuote: () => undefined,
      head: () => head,
      onChange: (next) => {
        changed = next;
      },
      addToggle(toggle, onPress) {
        shown.push(toggle);
        presses = onPress;
        return { update: (next) => void shown.push(next) };
      },
      onSend: (next) => {
        handler = next;
      },
    },
    {
      mailClient: "gmail",
      mailHost: "mail.google.com",
      bodies: htmlBodies,
      settings,
      notices: openNotices("gmail", window),
      choices,
      openMenu: (_button, menu) => void menus.push(menu),
      sentMail: {
        leaving: (message) => void kept.push(message),
        stayed: () => undefined,
        confirmed: async () => true,
      },
      attempts: new Map(),
      recorded: () => undefined,
      now: () => 1_000,
      randomBytes: (count) => new Uint8Array(count),
    },
  );
  return {
    editor,
    remembered,
    menus,
    kept,
    press: () => presses.toggle(menuButton),
    openMenu: (): OpenableMenu => {
      presses.menu(menuButton);
      const menu = menus.at(-1);
      if (menu === undefined) throw new Error("no menu was opened");
      return menu;
    },
    states: () => shown.map(({ state }) => state),
    title: () => shown.at(-1)?.title ?? "",
    /** The rep goes on writing. */
    write: (change: Partial<MailHead>): void => {
      head = { ...head, ...change };
      changed();
    },
    close: () => closing.abort(),
    /** @returns the body that leaves */
    send: (): string | null => {
      handler?.pressed();
      const body = head.isPlainText
        ? ({ kind: "plain-text" } as const)
        : ({ kind: "html", html: "<p>x</p>" } as const);
      return handler?.leaving({ ...head, body }) ?? null;
    },
    become: (next: Readiness): void => {
      current = next;
      settingsChanged();
    },
  };
}
