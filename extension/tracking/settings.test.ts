import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { storage } from "wxt/utils/storage";
import { messageIdSchema, senderIdSchema } from "../../shared/ids.ts";
import { mintOpenUrl } from "../../shared/tracked-url.ts";
import { tokenVersion } from "../../shared/token.ts";
import { preferences } from "../preferences.ts";
import { session } from "../session.ts";
import { followSettings } from "./settings.ts";

const paired = {
  server: "http://127.0.0.1:8787",
  trackingOrigin: "http://127.0.0.1:8787",
  sid: senderIdSchema.parse("abcdefghij2"),
  senderKey: "A".repeat(43),
  keyVersion: 3,
  pairedAt: 1,
  identity: "pairing-code",
  streamUrl: "http://127.0.0.1:8787/v1/stream",
  pushKey: null,
  firebase: null,
  deviceId: null,
  account: null,
} as const;

function contentScript() {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    get isValid() {
      return !controller.signal.aborted;
    },
    reloadExtension: () => controller.abort(),
  };
}

beforeEach(() => fakeBrowser.reset());

it("follows pairing and pause, and tells of each change", async () => {
  const settings = await followSettings(contentScript());
  const changes: string[] = [];
  settings.onChange(() => changes.push(settings.readiness().state), new AbortController().signal);
  expect(settings.readiness()).toEqual({ state: "not-paired" });
  await session.setValue(paired);
  await preferences.setValue({
    ...preferences.fallback,
    trackByDefault: true,
    paused: true,
    countUnconfirmed: false,
  });
  await preferences.setValue({
    ...preferences.fallback,
    trackByDefault: true,
    paused: false,
    countUnconfirmed: false,
  });
  await session.setValue(null);
  expect(changes).toEqual(["ready", "paused", "ready", "not-paired"]);
});

it("starts with what is stored, the sender's key prepared", async () => {
  await session.setValue(paired);
  const readiness = (await followSettings(contentScript())).readiness();
  expect(readiness).toMatchObject({
    state: "ready",
    urls: { trackingOrigin: paired.trackingOrigin, key: { sid: paired.sid, version: 3 } },
  });
});

it("mints under the version of the key that is in force, also when it changes", async () => {
  await session.setValue(paired);
  const settings = await followSettings(contentScript());
  const minted = (): number | null => {
    const readiness = settings.readiness();
    if (readiness.state !== "ready") throw new Error(readiness.state);
    const messageId = messageIdSchema.parse("AAECAwQFBgc");
    const url = mintOpenUrl(readiness.urls, { messageId, mintedAt: 0, recipient: 0 });
    return tokenVersion(url.split("/").at(-1) ?? "");
  };
  expect(minted()).toBe(3);
  await session.setValue({ ...paired, senderKey: "B".repeat(42) + "A", keyVersion: 4 });
  expect(minted()).toBe(4);
});

it("takes a session from before there were versions for one of version 1", async () => {
  const { server, trackingOrigin, sid, senderKey, pairedAt } = paired;
  await storage.setItem("local:session", { server, trackingOrigin, sid, senderKey, pairedAt });
  const settings = await followSettings(contentScript());
  expect(settings.readiness()).toMatchObject({ state: "ready", urls: { key: { version: 1 } } });
});

it("remembers the switch and keeps the other preferences", async () => {
  await preferences.setValue({ ...preferences.fallback, paused: true });
  const settings = await followSettings(contentScript());
  settings.setTrackByDefault("rep@example.com", false);
  expect(settings.trackByDefault()).toBe(false);
  expect(settings.defaultFor("rep@example.com")).toEqual({
    opens: false,
    links: false,
    from: "last",
  });
  await vi.waitFor(async () =>
    expect(await preferences.getValue()).toEqual({
      ...preferences.fallback,
      trackByDefault: false,
      paused: true,
    }),
  );
});

it("begins mail as its mailbox says, which the switch does not change", async () => {
  const opensOnly = { opens: true, links: false };
  const nothing = { opens: false, links: false };
  await preferences.setValue({
    ...preferences.fallback,
    tracking: opensOnly,
    mailboxes: { "sales@example.com": { opens: false, links: true }, "hr@example.com": nothing },
  });
  const settings = await followSettings(contentScript());
  const links = { opens: false, links: true };
  expect(settings.defaultFor("Sales@Example.com")).toEqual({ ...links, from: "mailbox" });
  expect(settings.defaultFor("hr@example.com")).toEqual({ ...nothing, from: "mailbox" });
  expect(settings.defaultFor("constructor")).toEqual({ ...opensOnly, from: "last" });
  expect(settings.defaultFor("")).toEqual({ ...opensOnly, from: "last" });

  settings.setTrackByDefault("sales@example.com", false);
  expect(settings.trackByDefault()).toBe(true);
  expect(settings.trackedFor("sales@example.com")).toEqual(links);
  expect(settings.trackedFor("hr@example.com")).toEqual(opensOnly);
  await preferences.change({ tracking: nothing });
  expect(settings.trackedFor("")).toEqual({ opens: true, links: true });
});

it("follows the rules, which are made once", async () => {
  const settings = await followSettings(contentScript());
  expect(settings.rules().confidential).toBeNull();
  expect(settings.rules().neverTrack("ada@example.org")).toBeNull();
  expect(settings.wrapsAddressTexts()).toBe(true);
  await preferences.change({
    neverTrack: ["example.org"],
    confidentialWords: ["secret"],
    wrapAddressTexts: false,
  });
  expect(settings.rules().neverTrack("ada@example.org")).toBe("example.org");
  expect(settings.rules().confidential?.("Secret!")).toEqual(["secret"]);
  expect(settings.rules()).toBe(settings.rules());
  expect(settings.wrapsAddressTexts()).toBe(false);
});

it("follows live whether unconfirmed opens count", async () => {
  const settings = await followSettings(contentScript());
  const seen: boolean[] = [];
  settings.onChange(() => seen.push(settings.countUnconfirmed()), new AbortController().signal);
  await preferences.setValue({ ...preferences.fallback, countUnconfirmed: true });
  await preferences.setValue(preferences.fallback);
  expect(seen).toEqual([true, false]);
});

it("knows that the extension was reloaded", async () => {
  await session.setValue(paired);
  const script = contentScript();
  const settings = await followSettings(script);
  const changed = vi.fn<() => void>();
  settings.onChange(changed, new AbortController().signal);
  script.reloadExtension();
  expect(settings.readiness()).toEqual({ state: "reloaded" });
  expect(changed).toHaveBeenCalledOnce();
});
