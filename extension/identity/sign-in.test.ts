import { beforeEach, describe, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { FirebaseProject } from "../../shared/wire.ts";
import { manualClock } from "../sync/manual-clock.ts";
import { signedInSession } from "../sync/samples.ts";
import { project } from "./samples.ts";
import { signInSentence } from "./sign-in-outcome.ts";
import { signInState } from "./sign-in-state.ts";
import { chosen, device, info, minute, noon, problem, server, world } from "./sign-in-world.ts";

beforeEach(() => fakeBrowser.reset());

test("trades a Google account for a device of the server's", async () => {
  const { signIn, google, asked, bearers, adopted, settled } = world();
  expect(await signIn.begin("127.0.0.1:8787/", "any")).toEqual({ kind: "started" });
  expect(await signInState.getValue()).toEqual({ phase: "running", server, account: "any" });
  await expect.poll(() => asked).toEqual([{ project, account: null }]);
  google[0]?.(chosen());
  await expect.poll(settled).toBe(1);
  expect(adopted).toMatchObject([{ server, device, signIn: { email: "rep@example.com" } }]);
  expect(bearers).toEqual(["Bearer rep@example.com 1"]);
  expect(await signInState.getValue()).toBeNull();
});

describe("before Google's window opens, says", () => {
  const at = async (change: (of: ReturnType<typeof world>) => void, typed = server) => {
    const of = world();
    change(of);
    const outcome = await of.signIn.begin(typed, "any");
    expect(of.asked).toEqual([]);
    expect(await signInState.getValue()).toBeNull();
    return outcome;
  };

  test("that the address is none", async () =>
    expect(await at(() => {}, "not a server")).toEqual({ kind: "address-invalid" }));

  test("that the server takes codes", async () => {
    const outcome = await at(({ answers }) => {
      answers.info = () => Response.json({ ...info(), identity: "pairing-code" });
    });
    expect(outcome).toEqual({ kind: "code-wanted", server });
  });

  test("that a Google account wants an encrypted connection, but on this machine", async () => {
    const typed = "http://t.example.com";
    const outcome = await at(({ answers }) => {
      answers.info = () => Response.json({ ...info(), trackingOrigin: typed });
    }, typed);
    expect(outcome).toEqual({ kind: "not-encrypted", server: typed });
    expect(signInSentence({ kind: "not-encrypted", server: typed })).toContain(
      "https://t.example.com",
    );
  });

  test("which hosts it needs access to", async () => {
    const { signIn } = world({ hasAccess: async () => false });
    expect(await signIn.begin(server, "any")).toEqual({
      kind: "permission-needed",
      origins: ["http://127.0.0.1/*"],
    });
  });
});

describe("stand-ins for Google", () => {
  const standIns = {
    authEmulator: "http://127.0.0.1:9099",
    authorizationUrl: "http://127.0.0.1:9/authorize",
  };
  const use = async (typed: string, firebase: Partial<FirebaseProject>) => {
    const { signIn, answers, asked } = world();
    answers.info = () =>
      Response.json({ ...info(firebase), trackingOrigin: new URL(typed).origin });
    await signIn.begin(typed, "any");
    await expect.poll(() => asked.length).toBe(1);
    return asked[0]?.project;
  };

  test("are used when all of it is on this machine", async () =>
    expect(await use(server, standIns)).toEqual({ ...project, ...standIns }));

  test.each([
    ["https://t.example.com", standIns],
    [
      server,
      { authEmulator: "https://evil.example", authorizationUrl: "http://10.0.0.1/authorize" },
    ],
  ])("are never used by way of %s with %j", async (typed, firebase) =>
    expect(await use(typed, firebase)).toEqual(project),
  );
});

describe("another account than before", () => {
  async function choose(email: string) {
    const of = world();
    of.be({ ...signedInSession, server });
    await of.signIn.begin(server, "same");
    await expect.poll(() => of.asked).toMatchObject([{ account: "rep@example.com" }]);
    of.google[0]?.(chosen(email));
    await expect.poll(of.settled).toBe(1);
    return of;
  }

  test("is the same one in other letters", async () =>
    expect((await choose("Rep@Example.com")).adopted).toHaveLength(1));

  test("waits for a yes", async () => {
    const of = await choose("other@example.com");
    expect(of.adopted).toEqual([]);
    expect(await signInState.getValue()).toEqual({
      phase: "confirm-switch",
      server,
      from: "rep@example.com",
      to: "other@example.com",
    });
    // The worker may have died over the question.
    await of.again().confirmSwitch();
    await expect.poll(() => of.adopted).toMatchObject([{ signIn: { email: "other@example.com" } }]);
    await expect.poll(() => signInState.getValue()).toBeNull();
  });

  test("is forgotten after a no", async () => {
    const { signIn, adopted } = await choose("other@example.com");
    await signIn.cancel();
    await signIn.confirmSwitch();
    expect(await signInState.getValue()).toBeNull();
    expect(adopted).toEqual([]);
  });

  test("cannot wait for longer than Google's answer lives", async () => {
    const of = world();
    of.be({ ...signedInSession, server });
    await of.signIn.begin(server, "same");
    await expect.poll(() => of.google.length).toBe(1);
    of.google[0]?.(chosen("other@example.com", noon - 56 * minute));
    await expect.poll(of.settled).toBe(1);
    await of.signIn.confirmSwitch();
    await expect.poll(problem).toEqual({ kind: "expired" });
  });
});

test("a newer attempt takes the place of an older one", async () => {
  const { signIn, google, adopted } = world();
  await signIn.begin(server, "any");
  await expect.poll(() => google.length).toBe(1);
  await signIn.begin(server, "any");
  await expect.poll(() => google.length).toBe(2);
  google[0]?.({ kind: "cancelled" });
  google[1]?.(chosen("second@example.com"));
  await expect.poll(() => adopted).toMatchObject([{ signIn: { email: "second@example.com" } }]);
  await expect.poll(() => signInState.getValue()).toBeNull();
});

test("the worker stays awake for as long as Google's window is open, and no longer", async () => {
  const clock = manualClock();
  let beats = 0;
  const keepAlive = () => {
    beats += 1;
  };
  const { signIn, google } = world({ after: clock.after, keepAlive });
  await signIn.begin(server, "any");
  await expect.poll(() => google.length).toBe(1);
  for (let beat = 0; beat < 15; beat += 1) clock.advance(20_000);
  expect(beats).toBe(15);
  google[0]?.({ kind: "cancelled" });
  await expect.poll(problem).toEqual({ kind: "cancelled" });
  expect(clock.waiting()).toBe(0);
});

describe("a worker that starts", () => {
  test("says that its predecessor died over a sign-in", async () => {
    await signInState.setValue({ phase: "running", server, account: "any" });
    await world().signIn.recover();
    expect(await problem()).toEqual({ kind: "interrupted" });
  });

  test("leaves alone what it is at itself, and what has ended", async () => {
    const { signIn, google, again } = world();
    await signIn.begin(server, "any");
    await signIn.recover();
    expect(await signInState.getValue()).toMatchObject({ phase: "running" });
    google[0]?.({ kind: "cancelled" });
    await expect.poll(problem).toEqual({ kind: "cancelled" });
    await again().recover();
    expect(await problem()).toEqual({ kind: "cancelled" });
  });
});
