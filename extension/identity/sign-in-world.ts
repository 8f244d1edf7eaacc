import type { FirebaseProject } from "../../shared/wire.ts";
import type { Session } from "../session.ts";
import type { GoogleAnswer } from "./ask-google.ts";
import { fakeAccounts } from "./fake-accounts.ts";
import { googleToken, project } from "./samples.ts";
import type { SignInProblem } from "./sign-in-outcome.ts";
import { signInState } from "./sign-in-state.ts";
import { createSignIn, type AcceptedSignIn, type SignInDeps } from "./sign-in.ts";

/** For tests: a server on this machine, and what it says of itself. */
export const server = "http://127.0.0.1:8787";
/** For tests: the time. */
export const noon = Date.UTC(2026, 10, 2, 12);
export const minute = 60_000;
/** For tests: what the server says of itself. */
export const info = (firebase: Partial<FirebaseProject> = {}) => ({
  protocol: 1,
  trackingOrigin: server,
  signals: ["sse"],
  identity: "firebase",
  firebase: { ...project, ...firebase },
});
/** For tests: what it answers to a new device. */
export const device = {
  protocol: 1,
  sid: "abcdefghijk",
  keyVersion: 1,
  senderKey: "k".repeat(43),
  trackingOrigin: server,
  deviceId: "d".repeat(22),
};
/** For tests: Google, Firebase and a server, each of which says what it is told to. */
export function world(facts: Partial<SignInDeps> = {}) {
  const { firebase, accounts } = fakeAccounts();
  const answers = {
    info: () => Response.json(info()),
    device: (): Response | Promise<Response> => Response.json(device, { status: 201 }),
  };
  const requests: string[] = [];
  const asked: { project: FirebaseProject; account: string | null }[] = [];
  const google: ((answer: GoogleAnswer) => void)[] = [];
  const bearers: (string | null)[] = [];
  const adopted: AcceptedSignIn[] = [];
  let settled = 0;
  let current: Session | null = null;
  const deps: SignInDeps = {
    fetch: async (url, init) => {
      if (url.endsWith("/.well-known/sightline")) return answers.info();
      requests.push(`${init.method ?? "GET"} ${new URL(url).pathname}`);
      bearers.push(new Headers(init.headers).get("authorization"));
      return answers.device();
    },
    now: () => noon,
    after: () => {},
    keepAlive: () => {},
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
      await accepted.signIn.keep("me");
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
    requests,
    adopted,
    settled: () => settled,
    be: (session: Session) => {
      current = session;
    },
    signIn: createSignIn(deps),
    again: () => createSignIn(deps),
  };
}

/** For tests: the account that somebody chose. */
export function chosen(email = "rep@example.com", issuedAt = noon): GoogleAnswer {
  return { kind: "answered", idToken: googleToken({ email }), email, issuedAt };
}

/** For tests: why nobody is signed in. */
export const problem = async (): Promise<SignInProblem | null> => {
  const state = await signInState.getValue();
  return state?.phase === "failed" ? state.problem : null;
};
