import { LRUCache } from "lru-cache";
import type { SenderId } from "../../../../shared/ids.ts";
import type { Identify } from "../../../core/account.ts";
import type { Authenticate, AuthRefusal } from "../../../core/bearer-auth.ts";
import type { SenderDirectory } from "../../../core/sender-directory.ts";

interface AuthenticateDeps {
  readonly identify: Identify;
  readonly senders: Pick<SenderDirectory, "find">;
}

const REMEMBERED_SENDERS = 10_000;

const SIGN_IN_NEEDED: AuthRefusal = {
  kind: "refused",
  status: 401,
  code: "sign-in-needed",
  message: "This account has no sender yet. POST /v1/devices makes it.",
};

/**
 * Tells the sender of an ID token. An account keeps its sender for good, so it is looked up once on each instance; that an
 * account has none is not remembered.
 */
export function createAuthenticate({ identify, senders }: AuthenticateDeps): Authenticate {
  const known = new LRUCache<string, SenderId>({
    max: REMEMBERED_SENDERS,
    fetchMethod: async (principal) => (await senders.find(principal)) ?? undefined,
  });

  return async (bearer) => {
    const outcome = await identify(bearer);
    if (outcome.kind === "refused") return outcome;
    const { principal, session } = outcome.account;
    const sid = await known.fetch(principal);
    return sid === undefined ? SIGN_IN_NEEDED : { kind: "caller", caller: { sid, id: session } };
  };
}
