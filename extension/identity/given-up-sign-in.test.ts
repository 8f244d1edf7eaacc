import { beforeEach, describe, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { fakeAccounts } from "./fake-accounts.ts";
import { signInState } from "./sign-in-state.ts";
import { chosen, device, server, world } from "./sign-in-world.ts";

beforeEach(() => fakeBrowser.reset());

test("what was given up does not come back", async () => {
  const { signIn, google, adopted, firebase } = world();
  await signIn.begin(server, "any");
  await expect.poll(() => google.length).toBe(1);
  await signIn.cancel();
  google[0]?.(chosen());
  await signIn.begin(server, "any");
  await expect.poll(() => google.length).toBe(2);
  expect(adopted).toEqual([]);
  expect(firebase.tokens).toBe(0);
});

describe("what was given up meanwhile", () => {
  const gate = () => ({
    reached: Promise.withResolvers<void>(),
    open: Promise.withResolvers<void>(),
  });

  test("does not say that Firebase refused it", async () => {
    const { reached, open } = gate();
    const of = world({
      accounts: {
        signIn: async () => {
          reached.resolve();
          await open.promise;
          return { kind: "google-unreachable" };
        },
      },
    });
    await of.signIn.begin(server, "any");
    await expect.poll(() => of.google.length).toBe(1);
    of.google[0]?.(chosen());
    await reached.promise;
    await of.signIn.begin(server, "any");
    open.resolve();
    await expect.poll(() => of.google.length).toBe(2);
    expect(await signInState.getValue()).toMatchObject({ phase: "running" });
  });

  test("makes no device of this browser once Firebase has answered", async () => {
    const { reached, open } = gate();
    const firebase = fakeAccounts();
    const of = world({
      accounts: {
        signIn: async (...asked) => {
          reached.resolve();
          await open.promise;
          return firebase.accounts.signIn(...asked);
        },
      },
    });
    await of.signIn.begin(server, "any");
    await expect.poll(() => of.google.length).toBe(1);
    of.google[0]?.(chosen());
    await reached.promise;
    await of.signIn.cancel();
    open.resolve();
    await expect.poll(() => firebase.firebase.dropped).toBe(1);
    expect(of.bearers).toEqual([]);
  });

  test("takes the device back that the server had made by then", async () => {
    const { reached, open } = gate();
    const of = world();
    of.answers.device = async () => {
      reached.resolve();
      await open.promise;
      return Response.json(device, { status: 201 });
    };
    await of.signIn.begin(server, "any");
    await expect.poll(() => of.google.length).toBe(1);
    of.google[0]?.(chosen());
    await reached.promise;
    await of.signIn.cancel();
    open.resolve();
    await expect.poll(() => of.requests).toContain(`DELETE /v1/devices/${device.deviceId}`);
    expect(of.firebase.dropped).toBe(1);
    expect(of.adopted).toEqual([]);
    expect(await signInState.getValue()).toBeNull();
  });
});
