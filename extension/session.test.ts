import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { storage } from "wxt/utils/storage";
import { senderIdSchema } from "../shared/ids.ts";
import { session, type Session } from "./session.ts";

const old = {
  server: "http://127.0.0.1:8787",
  trackingOrigin: "https://track.example.com",
  sid: senderIdSchema.parse("abcdefghij2"),
  senderKey: "A".repeat(43),
  pairedAt: 1,
};

const completed: Session = {
  ...old,
  keyVersion: 1,
  identity: "pairing-code",
  streamUrl: "http://127.0.0.1:8787/v1/stream",
  pushKey: null,
  firebase: null,
  deviceId: null,
  account: null,
};

beforeEach(() => fakeBrowser.reset());

it("completes what an older version stored, when it is read and when it changes", async () => {
  const seen: (Session | null)[] = [];
  session.watch((value) => seen.push(value));
  await storage.setItem("local:session", old);
  expect(await session.getValue()).toEqual(completed);
  expect(seen).toEqual([completed]);
});

it("gives back what was set, and null when there is none", async () => {
  expect(await session.getValue()).toBeNull();
  const value: Session = { ...completed, keyVersion: 7, account: "anna@example.com" };
  await session.setValue(value);
  expect(await session.getValue()).toEqual(value);
  await session.setValue(null);
  expect(await session.getValue()).toBeNull();
});
