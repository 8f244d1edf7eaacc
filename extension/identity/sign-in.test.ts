import { beforeEach, describe, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { FirebaseProject } from "../../shared/wire.ts";
import { signedInSession } from "../sync/samples.ts";
import type { Session } from "../session.ts";
import type { GoogleAnswer } from "./ask-google.ts";
import { fakeAccounts } from "./fake-accounts.ts";
import { googleToken, project } from "./samples.ts";
import { createSignIn, type AcceptedSignIn, type SignInDeps } from "./sign-in.ts";
import { signInSentence, type SignInProblem } from "./sign-in-outcome.ts";
import { signInState } from "./sign-in-state.ts";

const server = "http://127.0.0.1:8787";
const noon = Date.UTC(2026, 10, 2, 12);
const minute = 60_000;
const info = (firebase: Partial<FirebaseProject> = {}) => ({
  protocol: 1,
  trackingOrigin: server,
  signals: ["sse"],
  identity: "firebase",
  firebase: { ...project, ...firebase },
});
const device = {
  protocol: 1,
  sid: "abcdefghijk",
  keyVersion: 1,
  senderKey: "k".repeat(43),
  trackingOrigin: server,
  deviceId: "d".repeat(22),
};
const refused = (status: number, code: string) => () =>
  Response.json({ error: { code, message: "…" } }, { status });

beforeEach(() => fakeBrowser.reset());

/** Google, Firebase and a server, each of which says what it is told to. */
function world(facts: Partial<SignInDeps> = {}) {
  const { firebase, accounts } = fakeAccounts();
  const answers = {
    info: () => Response.json(info()),
    device: () => Response.json(device, { status: 201 }),
  };
  const asked: { project: FirebaseProject; account: string | null }[] = [];
  const google: ((answer: GoogleAnswer) => void)[] = [];
  const bearers: (string | null)[] = [];
  const adopted: AcceptedSignIn[] = [];
  let settled = 0;
  let current: Session | null = null;
  const deps: SignInDeps = {
    fetch: async (url, init) => {
      if (url.endsWith("/.well-known/sightline")) return answers.info();
      bearers.push(new Headers(init.headers).get("authorization"));
      return answers.device();
    },
    now: () => noon,
    hasAccess: async () => true,
    askGoogle: (asking, account) => {
      asked.push({ project: asking, account });
      const { promise, resolve } = Promise.withResolvers<GoogleAnswer>();
      google.push(resolve);
      return promise;
    },
    accounts,
    currentSession: async () => current,
    adopt: async (accepted) => {
      adopted.push(accepted);
      await accepted.signIn.keep();
    },
    onSettled: () => {
      settled += 1;
    },
    report: () => {},
    ...facts,
  };
  return {
    firebase,
    answers,
    asked,
    google,
    bearers,
    adopted,
    settled: () => settled,
    be: (session: Session) => {
      current = session;
    },
    signIn: createSignIn(deps),
    again: () => createSignIn(deps),
  };
}

function chosen(email = "rep@example.com", issuedAt = noon): GoogleAnswer {
  return { kind: "answered", idToken: googleToken({ email }), email, issuedAt };
}

const problem = async (): Promise<SignInProblem | null> => {
  const state = await signInState.getValue();
  return state?.phase === "failed" ? state.problem : null;
};

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

describe("says what came of it", () => {
  const rep = "rep@example.com";
  type World = ReturnType<typeof world>;
  const failures: [(of: World) => GoogleAnswer, SignInProblem][] = [
    [() => ({ kind: "cancelled" }), { kind: "cancelled" }],
    [() => ({ kind: "answer-mismatch" }), { kind: "answer-mismatch" }],
    [
      () => ({ kind: "page-not-loaded", redirectUri: "https://x.chromiumapp.org/" }),
      { kind: "page-not-loaded", redirectUri: "https://x.chromiumapp.org/" },
    ],
    [
      () => ({ kind: "google-refused", code: "org_internal" }),
      { kind: "google-refused", code: "org_internal" },
    ],
    [
      ({ answers }) => {
        answers.info = () => Response.json(info({ domains: ["example.com"] }));
        answers.device = refused(403, "domain-not-allowed");
        return chosen("eve@gmail.com");
      },
      { kind: "domain-not-allowed", account: "eve@gmail.com", domains: ["example.com"] },
    ],
    [
      ({ answers }) => {
        answers.device = refused(403, "email-not-verified");
        return chosen();
      },
      { kind: "email-not-verified", account: rep },
    ],
    [
      ({ answers }) => {
        answers.device = refused(401, "account-disabled");
        return chosen();
      },
      { kind: "account-disabled", account: rep },
    ],
    [
      ({ firebase }) => {
        firebase.problem = { kind: "account-disabled" };
        return chosen();
      },
      { kind: "account-disabled", account: rep },
    ],
    [
      ({ firebase }) => {
        firebase.problem = { kind: "google-unreachable" };
        return chosen();
      },
      { kind: "google-unreachable" },
    ],
    [
      ({ firebase }) => {
        firebase.problem = { kind: "misconfigured", code: "auth/invalid-api-key" };
        return chosen(rep, noon - 30 * minute);
      },
      { kind: "misconfigured", code: "auth/invalid-api-key" },
    ],
    [
      ({ firebase }) => {
        firebase.problem = { kind: "misconfigured", code: "auth/invalid-credential" };
        return chosen(rep, noon - 30 * minute);
      },
      { kind: "clock-skew", minutes: 30 },
    ],
    [
      ({ answers }) => {
        answers.device = refused(401, "token-expired");
        return chosen(rep, noon + 9 * minute);
      },
      { kind: "clock-skew", minutes: -9 },
    ],
    [
      ({ answers }) => {
        answers.device = refused(401, "token-expired");
        return chosen();
      },
      { kind: "not-accepted", server },
    ],
    [
      ({ answers }) => {
        answers.device = refused(401, "unauthorized");
        return chosen();
      },
      { kind: "not-accepted", server },
    ],
    [
      ({ answers }) => {
        answers.device = refused(503, "unavailable");
        return chosen();
      },
      { kind: "server-failed", status: 503 },
    ],
    [
      ({ answers }) => {
        answers.device = () => {
          throw new TypeError("Failed to fetch");
        };
        return chosen();
      },
      { kind: "unreachable", server },
    ],
    [
      ({ answers }) => {
        answers.device = () => Response.json({ sid: 1 }, { status: 201 });
        return chosen();
      },
      { kind: "not-sightline", server },
    ],
  ];

  test.each(failures)("%#", async (happen, expected) => {
    const of = world();
    const answer = happen(of);
    await of.signIn.begin(server, "any");
    await expect.poll(() => of.google.length).toBe(1);
    of.google[0]?.(answer);
    await expect.poll(problem).toEqual(expected);
    expect(of.adopted).toEqual([]);
    expect(of.firebase.kept, "the sign-in before stays in force").toBeNull();
    expect(signInSentence(expected)).toMatch(/^[A-Z].*[.?]$/s);
    await expect.poll(of.settled).toBe(1);
  });

  test("a browser that cannot store it", async () => {
    const of = world({ adopt: () => Promise.reject(new Error("quota")) });
    await of.signIn.begin(server, "any");
    await expect.poll(() => of.google.length).toBe(1);
    of.google[0]?.(chosen());
    await expect.poll(problem).toEqual({ kind: "extension-failed" });
  });
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
