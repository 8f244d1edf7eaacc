import type { PairResponse, ServerInfo } from "../../shared/wire.ts";
import type { SightlineDatabase } from "../db/database.ts";
import { forgetDeviceTokens, writeDeviceToken, writeSender } from "../db/kv.ts";
import { removeDevice } from "../identity/devices.ts";
import type { FirebaseAccounts } from "../identity/firebase-accounts.ts";
import type { IdTokens } from "../identity/id-tokens.ts";
import type { AcceptedSignIn } from "../identity/sign-in.ts";
import { signalsOf } from "../pairing/signals-of.ts";
import { session, type Session } from "../session.ts";
import type { Bearer } from "../sync/credentials.ts";
import type { Fetch } from "../sync/fetch.ts";
import { within, type After } from "../sync/within.ts";
import { replaceSession } from "./change-session.ts";
import { takeTurns } from "./in-turn.ts";
import { endSignIns, noteSignIn, otherSignIns } from "./kept-sign-ins.ts";
import { accountKey } from "./session-credentials.ts";

export interface MembershipDeps {
  readonly db: SightlineDatabase;
  readonly fetch: Fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly after: After;
  readonly accounts: Pick<FirebaseAccounts, "signOut">;
  readonly idTokens: IdTokens;
  /** Brings everything in line with the session, after it changed. */
  readonly follow: () => Promise<void>;
  readonly report: (error: unknown) => void;
}

/** Whose browser this is: the one place where a session begins and ends. What was recorded stays, whatever happens. */
export interface Membership {
  readonly adoptPairing: (server: string, info: ServerInfo, answer: PairResponse) => Promise<void>;
  readonly adoptSignIn: (accepted: AcceptedSignIn) => Promise<void>;
  /** Unpairs, or signs out. */
  readonly leave: () => Promise<void>;
  /** At the worker's start: ends what its predecessor could not. */
  readonly recover: () => Promise<void>;
}

/** What is left to do once the next session is in force. It takes the network, and nobody need wait for it. */
type Goodbye = () => Promise<unknown>;

/** A server that is slow to give a last token does not hold up the sign-out. */
const farewellMs = 3000;

export function createMembership(deps: MembershipDeps): Membership {
  const { db, idTokens } = deps;

  /**
   * Gets ready to tell the server that this device is gone; to be called while the sign-in is still there.
   * @param newest the token of a sign-in that takes this one's place: if it is the same account's, it is the one that is
   *   known to be good.
   */
  async function farewellTo(
    before: Session | null,
    newest: { readonly login: string; readonly token: string } | null,
  ): Promise<() => Promise<void>> {
    if (before?.firebase == null || before.deviceId === null) return async () => {};
    const { server, deviceId, firebase } = before;
    const remove = (bearer: Bearer) =>
      removeDevice(deps.fetch, { server, bearer: async () => bearer }, deviceId);
    if (newest?.login === accountKey(before))
      return () => remove({ kind: "bearer", token: newest.token });
    const late: Bearer = { kind: "unreachable", trouble: { kind: "google-unreachable" } };
    const token = idTokens.bearer(accountKey(before), firebase, false);
    const bearer = await within(deps.after, farewellMs, token, late);
    return () => remove(bearer);
  }

  /** Lets go of what belonged to the earlier session. */
  async function release(farewell: () => Promise<void>): Promise<Goodbye> {
    // Now, before the next sign-in is kept, which has no session yet.
    const ending = await otherSignIns();
    return () => Promise.all([farewell(), endSignIns(deps.accounts, ending)]);
  }

  const steps = {
    async adoptPairing(server: string, info: ServerInfo, answer: PairResponse): Promise<Goodbye> {
      const before = await session.getValue();
      const farewell = await farewellTo(before, null);
      const { sid, senderKey, keyVersion, trackingOrigin, deviceToken } = answer;
      await forgetDeviceTokens(db);
      await writeDeviceToken(db, { server, sid }, deviceToken);
      await writeSender(db, server, { sid, senderKey, keyVersion });
      await replaceSession({
        server,
        trackingOrigin,
        sid,
        senderKey,
        keyVersion,
        pairedAt: deps.now(),
        identity: "pairing-code",
        ...signalsOf(server, info),
        firebase: null,
        deviceId: null,
        account: null,
      });
      await idTokens.forget();
      await deps.follow();
      return release(farewell);
    },

    async adoptSignIn({ server, info, device, signIn }: AcceptedSignIn): Promise<Goodbye> {
      const before = await session.getValue();
      const { sid, senderKey, keyVersion, deviceId } = device;
      const login = accountKey({ server, sid });
      const farewell = await farewellTo(before, { login, token: signIn.idToken });
      await noteSignIn({ project: info.firebase, login, id: deviceId });
      await signIn.keep(login);
      await idTokens.keep(login, signIn.idToken);
      await forgetDeviceTokens(db);
      await writeSender(db, server, { sid, senderKey, keyVersion });
      await replaceSession({
        server,
        trackingOrigin: new URL(device.trackingOrigin).origin,
        sid,
        senderKey,
        keyVersion,
        pairedAt: deps.now(),
        identity: "firebase",
        ...signalsOf(server, info),
        firebase: info.firebase,
        deviceId,
        account: signIn.email,
      });
      await deps.follow();
      return release(farewell);
    },

    async leave(): Promise<Goodbye> {
      const before = await session.getValue();
      const farewell = await farewellTo(before, null);
      await replaceSession(null);
      await forgetDeviceTokens(db);
      await idTokens.forget();
      await deps.follow();
      return release(farewell);
    },
  };
  // Who signs out while a sign-in is being stored must not end up signed in.
  const inTurn = takeTurns();
  return {
    adoptPairing: async (...pairing) => {
      const goodbye = await inTurn(() => steps.adoptPairing(...pairing));
      goodbye().catch(deps.report);
    },
    adoptSignIn: async (accepted) => {
      const goodbye = await inTurn(() => steps.adoptSignIn(accepted));
      goodbye().catch(deps.report);
    },
    leave: async () => {
      const goodbye = await inTurn(() => steps.leave());
      // Whoever asked waits for it, and the worker lives until then.
      await goodbye();
    },
    recover: async () => endSignIns(deps.accounts, await inTurn(otherSignIns)),
  };
}
