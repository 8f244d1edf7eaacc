import { storedItem } from "../stored-item.ts";
import type { FirebaseProject } from "../../shared/wire.ts";
import type { AccessProblem, Bearer } from "../sync/credentials.ts";
import { within, type After } from "../sync/within.ts";
import type { FirebaseAccounts, FirebaseProblem } from "./firebase-accounts.ts";

interface StoredToken {
  /** Of which sign-in. */
  readonly login: string;
  readonly token: string;
  /** Milliseconds since 1970, by this computer's clock. */
  readonly expiresAt: number;
}

/** Kept for as long as the browser runs, so that a worker that wakes need not start Firebase's SDK to pull. */
const storedToken = storedItem<StoredToken | null>("session", "id-token", null);

/**
 * Why a sign-in is over. Firebase's SDK says it once and forgets the sign-in with that; what it says from then on is that
 * nobody is signed in.
 */
const storedEnd = storedItem<{
  readonly login: string;
  readonly problem: AccessProblem;
} | null>("session", "sign-in-end", null);

export interface IdTokens {
  /**
   * The account's ID token; the same one until it is about to expire.
   * @param fresh true: another one than before.
   */
  bearer(login: string, project: FirebaseProject, fresh: boolean): Promise<Bearer>;
  /** Takes over the token that came with a sign-in. */
  keep(login: string, token: string): Promise<void>;
  forget(): Promise<void>;
}

/** A token is renewed this long before it expires; a pull of many pages must not outlive it. */
const marginMs = 5 * 60_000;
/** ID tokens live for an hour (firebase.google.com/docs/auth/admin/verify-id-tokens). */
const lifetimeMs = 3_600_000;
const timeoutMs = 15_000;

/** The bearer of everything that this browser asks of a firebase server. */
export function createIdTokens(deps: {
  readonly accounts: Pick<FirebaseAccounts, "freshToken">;
  readonly now: () => number;
  readonly after: After;
}): IdTokens {
  let signOuts = 0;
  /** One renewal at a time, for whoever asks: the stream, the pull and the push all may. */
  let renewing: { readonly login: string; readonly done: Promise<Bearer> } | null = null;

  async function renew(login: string, project: FirebaseProject, before: number): Promise<Bearer> {
    const late: FirebaseProblem = { kind: "google-unreachable" };
    const fresh = await within(
      deps.after,
      timeoutMs,
      deps.accounts.freshToken(project, login),
      late,
    );
    if (fresh.kind !== "token") return explain(login, refusal(fresh));
    const { token, expiresAt } = fresh;
    // One that comes after a sign-out is used for the last call of all, and not kept.
    if (before === signOuts) await storedToken.setValue({ login, token, expiresAt });
    return { kind: "bearer", token };
  }

  async function explain(login: string, refused: Bearer): Promise<Bearer> {
    if (refused.kind !== "refused") return refused;
    const before = await storedEnd.getValue();
    const isKnown = refused.problem === "signed-out" && before?.login === login;
    if (isKnown) return { kind: "refused", problem: before.problem };
    await storedEnd.setValue({ login, problem: refused.problem });
    return refused;
  }

  return {
    async bearer(login, project, fresh) {
      const before = signOuts;
      if (!fresh) {
        const known = await storedToken.getValue();
        const left = known?.login === login ? known.expiresAt - deps.now() : 0;
        // Longer than a token lives: the clock was set back meanwhile.
        if (known !== null && left > marginMs && left <= lifetimeMs)
          return { kind: "bearer", token: known.token };
      }
      if (renewing?.login !== login) {
        const done = renew(login, project, before).finally(() => {
          renewing = null;
        });
        renewing = { login, done };
      }
      return renewing.done;
    },
    keep: async (login, token) => {
      await storedEnd.setValue(null);
      await storedToken.setValue({ login, token, expiresAt: deps.now() + lifetimeMs });
    },
    forget: () => {
      signOuts += 1;
      return storedToken.setValue(null);
    },
  };
}

function refusal(problem: FirebaseProblem): Bearer {
  switch (problem.kind) {
    case "google-unreachable":
    case "misconfigured":
      return { kind: "unreachable", trouble: problem };
    case "account-disabled":
    case "token-revoked":
    case "signed-out":
      return { kind: "refused", problem: problem.kind };
  }
}
