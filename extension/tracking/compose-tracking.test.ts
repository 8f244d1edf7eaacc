import { beforeEach, describe, expect, it } from "vitest";
import type { ComposeToggle, SendHandler } from "../mail/mail-client.ts";
import { trackCompose } from "./compose-tracking.ts";
import { htmlBodies } from "./html-bodies.ts";
import { openNotices } from "./notices.ts";
import type { Readiness } from "./settings.ts";
import { trackedUrls } from "./test-mail.ts";
import { prepareSenderKey } from "../../shared/sender-key.ts";
import { senderIdSchema } from "../../shared/ids.ts";

const ready: Readiness = {
  state: "ready",
  urls: {
    trackingOrigin: "https://t.example.com",
    key: prepareSenderKey(senderIdSchema.parse("abcdefghij2"), new Uint8Array(32), 1),
  },
};

function open({
  readiness = ready,
  trackByDefault = true,
  html = "",
  draftId = "1",
  switches = new Map<string, boolean>(),
} = {}) {
  const editor = document.createElement("div");
  editor.innerHTML = html;
  const shown: ComposeToggle[] = [];
  const remembered: boolean[] = [];
  let press: () => void = () => undefined;
  let handler: SendHandler | null = null;
  let changed: () => void = () => undefined;
  let current = readiness;
  trackCompose(
    {
      account: "rep@example.com",
      draftId,
      closed: new AbortController().signal,
      editor,
      unfoldQuote: () => undefined,
      addToggle(toggle, onPress) {
        shown.push(toggle);
        press = onPress;
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
      settings: {
        readiness: () => current,
        countUnconfirmed: () => false,
        trackByDefault: () => trackByDefault,
        setTrackByDefault: (track) => void remembered.push(track),
        onChange: (next) => {
          changed = next;
        },
      },
      notices: openNotices("gmail", window),
      switches,
      sentMail: {
        leaving: () => undefined,
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
    press: () => press(),
    states: () => shown.map(({ state }) => state),
    send: () =>
      handler?.leaving({ recipients: [], subject: "", body: { kind: "html", html: "<p>x</p>" } }) ??
      null,
    become: (next: Readiness): void => {
      current = next;
      changed();
    },
  };
}

const notice = (): string | undefined =>
  document.querySelector<HTMLElement>("[data-sightline-untracked]")?.dataset["sightlineUntracked"];

beforeEach(() => void (document.body.innerHTML = ""));

describe("a compose window", () => {
  it("starts as the last one was left, and remembers each press", () => {
    const { press, states, remembered, send } = open({ trackByDefault: false });
    expect(send()).toBe("<p>x</p>");
    press();
    expect(send()).toContain("<img ");
    press();
    expect(states()).toEqual(["off", "on", "off"]);
    expect(remembered).toEqual([true, false]);
    expect(notice()).toBeUndefined();
  });

  it("of a draft that comes back is as that draft was left, whatever became of others", () => {
    const switches = new Map<string, boolean>();
    open({ switches, draftId: "1" }).press();
    const second = open({ switches, draftId: "2", trackByDefault: false });
    second.press();
    expect(open({ switches, draftId: "1" }).states()).toEqual(["off"]);
    expect(open({ switches, draftId: "2", trackByDefault: false }).states()).toEqual(["on"]);
    expect(open({ switches, draftId: "3", trackByDefault: false }).states()).toEqual(["off"]);
    expect(open({ switches, draftId: "3" }).states()).toEqual(["off"]);
  });

  it("says why it cannot track, and follows when it can again", () => {
    const { press, states, remembered, become } = open({ readiness: { state: "not-paired" } });
    press();
    expect(notice()).toBe("not-paired");
    become({ state: "paused" });
    become(ready);
    expect(states()).toEqual(["unavailable", "unavailable", "on"]);
    expect(remembered).toEqual([]);
  });

  it("is rid of tracked parts from the beginning", () => {
    const pixel = `<img src="${trackedUrls().open()}">`;
    expect(open({ html: `Hi${pixel}` }).editor.innerHTML).toBe("Hi");
  });
});
