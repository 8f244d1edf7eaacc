import type { DeviceResponse, ServerInfo } from "../../shared/wire.ts";
import { inspectServer, isUsableOrigin, type ServerLook } from "../pairing/inspect-server.ts";
import { isLoopback, permissionPatterns } from "../pairing/server-address.ts";
import type { Session } from "../session.ts";
import type { AccessProblem, Bearer } from "../sync/credentials.ts";
import type { Fetch } from "../sync/fetch.ts";
import type { After } from "../sync/within.ts";
import type { GoogleAnswer } from "./ask-google.ts";
import { registerDevice, removeDevice } from "./devices.ts";
import type { FirebaseAccounts, NewSignIn } from "./firebase-accounts.ts";
import type { SignInProblem } from "./sign-in-outcome.ts";
import { pendingSwitch, signInState, type PendingSwitch } from "./sign-in-state.ts";

type FirebaseInfo = Extract<ServerInfo, { identity: "firebase" }>;

/** An account that the server has taken. */
export interface AcceptedSignIn {
  readonly server: string;
  readonly info: FirebaseInfo;
  readonly device: DeviceResponse;
  readonly signIn: NewSignIn;
}

export interface SignInDeps {
  readonly fetch: Fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly after: After;
  /** Any extension API call: it restarts the worker's 30 s idle timer. */
  readonly keepAlive: () => void;
  readonly hasAccess: (patterns: readonly string[]) => Promise<boolean>;
  readonly askGoogle: (
    project: FirebaseInfo["firebase"],
    account: string | null,
  ) => Promise<GoogleAnswer>;
  readonly accounts: Pick<FirebaseAccounts, "signIn">;
  readonly currentSession: () => Promise<Session | null>;
  /** Makes it the one in force. */
  readonly adopt: (accepted: AcceptedSignIn) => Promise<void>;
  /** Whenever an attempt has come to something that a person should see. */
  readonly onSettled: () => void;
  readonly report: (error: unknown) => void;
}

/** Signing in, one attempt at a time; a newer one takes the older one's place. How it stands is in `signInState`. */
export interface SignIn {
  /**
   * Opens Google's window, unless something is wrong before that.
   * @param account "same": another account than the one of the session is a switch, which must be confirmed.
   */
  begin(server: string, account: "any" | "same"): Promise<SignInProblem | { kind: "started" }>;
  /** The switch that waits is wanted. */
  confirmSwitch(): Promise<void>;
  /** Forgets the attempt, whatever comes of it. */
  cancel(): Promise<void>;
  /** At the worker's start: an attempt that its predecessor died over is said to have failed. */
  recover(): Promise<void>;
}

/** Google's ID tokens live for an hour; what is older than this will not last until it is used. */
const answerLivesMs = 55 * 60_000;
const beatMs = 20_000;
/** A difference of clocks that explains why a token is refused. */
const skewMinutes = 5;

export function createSignIn(deps: SignInDeps): SignIn {
  let attempts = 0;

  async function fail(server: string, problem: SignInProblem): Promise<void> {
    await signInState.setValue({ phase: "failed", server, problem });
  }

  /** Lets a job of the newest attempt run on by itself. */
  function run(server: string, job: (isCurrent: () => boolean) => Promise<void>): void {
    attempts += 1;
    const mine = attempts;
    const isCurrent = () => mine === attempts;
    job(isCurrent)
      .catch(async (error: unknown) => {
        deps.report(error);
        if (isCurrent()) await fail(server, { kind: "extension-failed" });
      })
      .finally(() => {
        if (isCurrent()) deps.onSettled();
      });
  }

  /** A password and a second factor take longer than an idle worker lives. */
  function stayAwake(until: AbortSignal): void {
    const beat = () => {
      deps.keepAlive();
      stayAwake(until);
    };
    deps.after(beatMs, beat, until);
  }

  async function choose(
    look: Usable,
    account: "any" | "same",
    isCurrent: () => boolean,
  ): Promise<void> {
    const { server, info } = look;
    const session = await deps.currentSession();
    const expected = account === "same" && session?.server === server ? session.account : null;
    const answered = new AbortController();
    stayAwake(answered.signal);
    const answer = await deps.askGoogle(info.firebase, expected).finally(() => answered.abort());
    if (!isCurrent()) return;
    if (answer.kind !== "answered") return fail(server, answer);
    const { idToken, email, issuedAt } = answer;
    const chosen: PendingSwitch = { server, idToken, email, issuedAt };
    if (expected !== null && email.toLowerCase() !== expected.toLowerCase()) {
      await pendingSwitch.setValue(chosen);
      return signInState.setValue({ phase: "confirm-switch", server, from: expected, to: email });
    }
    return finish(look, chosen, isCurrent);
  }

  async function finish(
    { server, info }: Usable,
    chosen: PendingSwitch,
    isCurrent: () => boolean,
  ): Promise<void> {
    const minutes = Math.round((deps.now() - chosen.issuedAt) / 60_000);
    const signIn = await deps.accounts.signIn(info.firebase, chosen.idToken);
    if (!isCurrent()) return signIn.kind === "signed-in" ? signIn.drop() : undefined;
    if (signIn.kind !== "signed-in") {
      const isAboutTheToken = signIn.kind === "misconfigured" && /credential|idp/.test(signIn.code);
      if (isAboutTheToken && Math.abs(minutes) >= skewMinutes)
        return fail(server, { kind: "clock-skew", minutes });
      if (signIn.kind === "account-disabled")
        return fail(server, { kind: "account-disabled", account: chosen.email });
      if (signIn.kind === "token-revoked" || signIn.kind === "signed-out")
        return fail(server, { kind: "not-accepted", server });
      return fail(server, signIn);
    }
    let wasExpired = false;
    const bearer = async (fresh: boolean): Promise<Bearer> => {
      wasExpired ||= fresh;
      return fresh
        ? { kind: "unreachable", trouble: { kind: "fresh-token-expired" } }
        : { kind: "bearer", token: signIn.idToken };
    };
    const access = { server, bearer };
    const registration = await registerDevice(deps.fetch, access);
    const device = registration.kind === "registered" ? registration.device : null;
    const isUsable = device !== null && isUsableOrigin(device.trackingOrigin, server);
    if (!isCurrent() || !isUsable) {
      await signIn.drop();
      if (device !== null) await removeDevice(deps.fetch, access, device.deviceId);
    }
    if (!isCurrent()) return;
    switch (registration.kind) {
      case "registered": {
        const { trackingOrigin } = registration.device;
        if (!isUsable) return fail(server, { kind: "tracking-origin-unusable", trackingOrigin });
        await deps.adopt({ server, info, device: registration.device, signIn });
        return signInState.setValue(null);
      }
      case "refused":
        return fail(server, refusal(registration.problem, server, info, chosen.email));
      case "unreachable":
        if (!wasExpired) return fail(server, { kind: "unreachable", server });
        return fail(
          server,
          Math.abs(minutes) >= skewMinutes
            ? { kind: "clock-skew", minutes }
            : { kind: "not-accepted", server },
        );
      case "failed":
        return fail(server, { kind: "server-failed", status: registration.status });
      case "not-sightline":
        return fail(server, { kind: "not-sightline", server });
    }
  }

  return {
    async begin(typed, account) {
      const look = usable(await inspectServer(deps, typed));
      if (look.kind !== "server") return look;
      const origins = permissionPatterns([look.server, look.info.trackingOrigin]);
      if (!(await deps.hasAccess(origins))) return { kind: "permission-needed", origins };
      await pendingSwitch.setValue(null);
      await signInState.setValue({ phase: "running", server: look.server, account });
      run(look.server, (isCurrent) => choose(look, account, isCurrent));
      return { kind: "started" };
    },

    async confirmSwitch() {
      const chosen = await pendingSwitch.getValue();
      if (chosen === null) return;
      const { server } = chosen;
      await pendingSwitch.setValue(null);
      await signInState.setValue({ phase: "running", server, account: "any" });
      run(server, async (isCurrent) => {
        if (deps.now() - chosen.issuedAt > answerLivesMs) return fail(server, { kind: "expired" });
        const look = usable(await inspectServer(deps, server));
        return look.kind === "server" ? finish(look, chosen, isCurrent) : fail(server, look);
      });
    },

    async cancel() {
      attempts += 1;
      await pendingSwitch.setValue(null);
      await signInState.setValue(null);
    },

    async recover() {
      const state = await signInState.getValue();
      if (state?.phase !== "running" || attempts > 0) return;
      await fail(state.server, { kind: "interrupted" });
    },
  };
}

/** A server that takes Google accounts. */
interface Usable {
  readonly kind: "server";
  readonly server: string;
  readonly info: FirebaseInfo;
}

function usable(look: ServerLook): Usable | SignInProblem {
  if (look.kind !== "server") return look;
  const { server, info } = look;
  if (info.identity !== "firebase") return { kind: "code-wanted", server };
  // Whoever reads along could speak in the account's name for an hour, and mint links in it for good.
  if (!server.startsWith("https:") && !isLoopback(server)) return { kind: "not-encrypted", server };
  return { kind: "server", server, info };
}

function refusal(
  problem: AccessProblem,
  server: string,
  { firebase }: FirebaseInfo,
  account: string,
): SignInProblem {
  switch (problem) {
    case "domain-not-allowed":
      return { kind: problem, account, domains: firebase.domains };
    case "email-not-verified":
    case "account-disabled":
      return { kind: problem, account };
    case "unknown-browser":
    case "signed-out":
    case "token-revoked":
    case "sign-in-needed":
      return { kind: "not-accepted", server };
  }
}
