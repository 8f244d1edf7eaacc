import { beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { session } from "../session.ts";
import { pairedSession, signedInSession } from "../sync/samples.ts";
import { changeSession, replaceSession } from "./change-session.ts";

beforeEach(() => fakeBrowser.reset());

test("changes at the same time do not undo each other", async () => {
  await replaceSession(signedInSession);
  await Promise.all([
    changeSession(signedInSession, { keyVersion: 2 }),
    changeSession(signedInSession, { pushKey: null }),
  ]);
  expect(await session.getValue()).toEqual({ ...signedInSession, keyVersion: 2, pushKey: null });
});

test("a late change of an earlier session changes nothing", async () => {
  await replaceSession(signedInSession);
  const next = { ...pairedSession, pairedAt: 7 };
  await Promise.all([
    changeSession(signedInSession, { keyVersion: 2 }),
    replaceSession(next),
    changeSession(signedInSession, { keyVersion: 3 }),
  ]);
  expect(await session.getValue()).toEqual(next);
  await Promise.all([replaceSession(null), changeSession(next, { keyVersion: 4 })]);
  expect(await session.getValue()).toBeNull();
});
