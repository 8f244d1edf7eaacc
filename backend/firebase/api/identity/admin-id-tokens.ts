import type { Auth, DecodedIdToken } from "firebase-admin/auth";
import * as z from "zod";
import { describeError } from "../../../core/structured-log.ts";
import { UnavailableError } from "../../../core/unavailable-error.ts";
import { within, type DeadlineTimers } from "../../firestore/deadline.ts";
import type { AccountState, IdTokenClaims, IdTokenOutcome, IdTokens } from "./id-tokens.ts";

interface AdminIdTokensDeps {
  readonly auth: Pick<Auth, "verifyIdToken" | "getUser">;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly timers: DeadlineTimers;
}

/** firebase-admin itself waits without end for Google's keys, and tries for minutes to learn of an account. */
const PATIENCE_MS = 8_000;

/**
 * How firebase-admin 14 begins its messages about a token that is wrong. It gives the same code, `auth/argument-error`,
 * to a token that it could not check because Google's keys were not to be had.
 */
const ABOUT_THE_TOKEN = /^(?:Firebase ID token |Decoding Firebase ID token |verifyIdToken\(\) )/;

/** What is read of a token before it is proved. */
const unprovedSchema = z.object({ exp: z.number().optional() });

/** `IdTokens` by firebase-admin. `FIREBASE_AUTH_EMULATOR_HOST` makes it ask, and believe, the emulator. */
export function createAdminIdTokens({ auth, clock, timers }: AdminIdTokensDeps): IdTokens {
  const answerOf = <Value>(call: Promise<Value>) =>
    within(PATIENCE_MS, timers, call, () => new Error("Firebase Auth gave no answer in time"));

  return {
    async verify(token) {
      const unproved = readUnproved(token);
      if (unproved === null) return { kind: "unauthorized" };
      // A browser that slept for days comes with a token whose key Google has put away since: expired, not forged.
      if ((unproved.exp ?? Infinity) * 1_000 <= clock()) return { kind: "token-expired" };
      try {
        return { kind: "claims", claims: toClaims(await answerOf(auth.verifyIdToken(token))) };
      } catch (cause) {
        return judgeToken(cause);
      }
    },
    async accountState(uid) {
      try {
        const { disabled, tokensValidAfterTime } = await answerOf(auth.getUser(uid));
        const validSince =
          tokensValidAfterTime === undefined ? 0 : Date.parse(tokensValidAfterTime);
        return disabled ? { kind: "disabled" } : { kind: "active", validSince };
      } catch (cause) {
        return judgeAccount(cause);
      }
    },
  };
}

function toClaims(token: DecodedIdToken): IdTokenClaims {
  return {
    uid: token.uid,
    signedInAt: token.auth_time * 1_000,
    issuedAt: token.iat * 1_000,
    provider: token.firebase.sign_in_provider,
    email: token.email ?? null,
    emailVerified: token.email_verified === true,
  };
}

function judgeToken(cause: unknown): IdTokenOutcome {
  const { code = "", message } = describeError(cause);
  switch (code) {
    case "auth/id-token-expired":
      return { kind: "token-expired" };
    // These three come from the emulator only, where firebase-admin asks about the account every time.
    case "auth/id-token-revoked":
    case "auth/user-not-found":
      return { kind: "token-revoked" };
    case "auth/user-disabled":
      return { kind: "account-disabled" };
    case "auth/argument-error":
      if (ABOUT_THE_TOKEN.test(message)) return { kind: "unauthorized" };
  }
  throw new UnavailableError("an ID token could not be checked", { cause });
}

function judgeAccount(cause: unknown): AccountState {
  if (describeError(cause).code === "auth/user-not-found") return { kind: "deleted" };
  throw new UnavailableError("Firebase Auth could not be asked about an account", { cause });
}

/** A token's own word about itself; null when it is no token at all, which firebase-admin has no code for. */
function readUnproved(token: string): z.output<typeof unprovedSchema> | null {
  const [header, payload, , ...rest] = token.split(".");
  if (header === undefined || payload === undefined || rest.length > 0) return null;
  const parts = z.tuple([z.looseObject({}), unprovedSchema]);
  try {
    const decoded: unknown[] = [header, payload].map((part) =>
      JSON.parse(Buffer.from(part, "base64url").toString()),
    );
    return parts.safeParse(decoded).data?.[1] ?? null;
  } catch {
    return null;
  }
}
