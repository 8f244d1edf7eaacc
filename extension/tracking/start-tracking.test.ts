import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { deriveSenderKey, prepareSenderKey } from "../../shared/sender-key.ts";
import { senderIdSchema } from "../../shared/ids.ts";
import type {
  ComposeWindow,
  MailClient,
  MailFeature,
  MissedSend,
  SendHandler,
} from "../mail/mail-client.ts";
import { htmlBodies } from "./html-bodies.ts";
import type { Readiness, TrackingSettings } from "./settings.ts";
import { startTracking, type TrackingParts } from "./start-tracking.ts";

const sid = senderIdSchema.parse("abcdefghij2");
const ready: Readiness = {
  state: "ready",
  urls: {
    trackingOrigin: "https://t.example.com",
    key: prepareSenderKey(sid, deriveSenderKey(new Uint8Array(32), sid), 1),
  },
};

/** A page with one compose window, one row and one mail that is open, and what the page then does. */
function open(
  readiness = ready,
  trackByDefault = true,
  parts: TrackingParts = { bodies: htmlBodies },
) {
  const handlers: SendHandler[] = [];
  const closed = new AbortController().signal;
  let miss: (reason: MissedSend) => void = () => undefined;
  let lack: (feature: MailFeature) => void = () => undefined;
  const compose: ComposeWindow = {
    account: "rep@example.com",
    draftId: "1",
    closed,
    editor: document.createElement("div"),
    unfoldQuote: () => undefined,
    head: () => ({ recipients: [], subject: "", isPlainText: false }),
    onChange: () => undefined,
    addToggle: () => ({ update: () => undefined }),
    onSend: (handler) => void handlers.push(handler),
  };
  const client: MailClient = {
    kind: "gmail",
    host: "mail.google.com",
    onCompose: (handler) => handler(compose),
    onListRow: (handler) =>
      handler({ threadId: "t1", closed, mark: () => undefined, looksLike: () => false }),
    onThread: (handler) =>
      handler({
        account: "sales@example.com",
        threadId: "t2",
        closed,
        messages: () => [],
        onMessages: () => undefined,
      }),
    onMessage: (handler) =>
      handler({
        threadId: "t2",
        messageId: "m2",
        closed,
        contents: () => null,
        onContents: () => undefined,
        mark: () => undefined,
      }),
    onMailPage: () => undefined,
    addLauncher: () => undefined,
    onFeatureOff: (handler) => {
      lack = handler;
    },
    onMissedSend: (handler) => {
      miss = handler;
    },
  };
  const settings: TrackingSettings = {
    readiness: () => readiness,
    trackByDefault: () => trackByDefault,
    defaultFor: () => ({ opens: trackByDefault, links: trackByDefault, from: "last" }),
    trackedFor: () => ({ opens: true, links: true }),
    setTrackByDefault: () => undefined,
    rules: () => ({ neverTrack: () => null, confidential: null }),
    wrapsAddressTexts: () => true,
    countUnconfirmed: () => false,
    onChange: () => undefined,
  };
  startTracking(client, settings, new AbortController().signal, parts);
  return {
    handlers,
    miss: (reason: MissedSend) => miss(reason),
    lack: (feature: MailFeature) => lack(feature),
  };
}

const notice = (): string | undefined =>
  document.querySelector<HTMLElement>("[data-sightline-untracked]")?.dataset["sightlineUntracked"];

beforeEach(() => {
  fakeBrowser.reset();
  document.body.innerHTML = "";
  vi.stubGlobal("requestIdleCallback", () => 0);
  return () => vi.unstubAllGlobals();
});

it("changes the body without a word to the background, and without waiting for storage", () => {
  const sendMessage = vi.spyOn(fakeBrowser.runtime, "sendMessage").mockImplementation(() => {
    throw new Error("nobody is to be asked at Send");
  });
  const [handler] = open().handlers;
  handler?.pressed();
  const html = handler?.leaving({
    recipients: [],
    subject: "",
    body: { kind: "html", html: "<p>Hi</p>" },
  });
  expect(html).toContain('<img src="https://t.example.com/o/abcdefghij2/');
  expect(sendMessage).not.toHaveBeenCalled();
  expect(notice()).toBeUndefined();
});

it.each([
  ["too-early", ready, true, "too-early"],
  ["scheduled", { state: "paused" }, true, "paused"],
  ["too-early", { state: "not-paired" }, true, "not-paired"],
  ["too-early", ready, false, undefined],
] as const)("tells of a missed send: %s", (reason, readiness, trackByDefault, told) => {
  open(readiness, trackByDefault).miss(reason);
  expect(notice()).toBe(told);
});

it.each([
  [ready, 1],
  [{ state: "paused" }, 1],
  [{ state: "not-paired" }, 0],
  [{ state: "reloaded" }, 0],
] as const)(
  "tells of a feature that is off where there is anything to see: %j",
  (readiness, told) => {
    open(readiness).lack("list-marks");
    expect(document.querySelectorAll('[data-sightline-feature-off="list-marks"]')).toHaveLength(
      told,
    );
  },
);

it("shows all that the page shows to what looks for threads", () => {
  const shown: string[] = [];
  const hosts: string[] = [];
  open(ready, true, {
    bodies: htmlBodies,
    placeMails({ host }) {
      hosts.push(host);
      return {
        seeAccount: (account) => void shown.push(account),
        seeMessage: ({ messageId }) => void shown.push(messageId),
        seeRow: ({ threadId }) => void shown.push(threadId),
      };
    },
  });
  expect(hosts).toEqual(["mail.google.com"]);
  expect(shown).toEqual(["rep@example.com", "t1", "m2", "sales@example.com"]);
});
