import { timingSafeEqual } from "node:crypto";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { SenderId } from "../../shared/ids.ts";
import { pairingProof } from "../../shared/pairing-proof.ts";
import { randomSenderId } from "../../shared/sender-key.ts";
import type { PairRequest } from "../../shared/wire.ts";
import type { Pair } from "../core/pairing.ts";
import type { SenderDirectory } from "../core/sender-directory.ts";
import type { SenderKeys } from "../core/sender-keys.ts";
import { clientNetwork } from "./client-network.ts";
import { hashDeviceToken } from "./device-token.ts";
import type { PairingCodes } from "./pairing-codes.ts";

interface PairSenderDeps {
  readonly codes: PairingCodes;
  readonly senders: Pick<SenderDirectory, "enrol">;
  readonly senderKeys: Pick<SenderKeys, "get">;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly clock: () => number;
}

/** Seconds over which wrong codes are counted. */
const WINDOW_SECONDS = 600;
const WRONG_PER_CLIENT = 10;
/** With 2^40 codes and a handful valid, this leaves a guesser a thousand years, and takes 200 networks to lock out all. */
const WRONG_IN_ALL = 2_000;
const ALL = "all";

/**
 * Pairing by one-time code. Each code makes one new sender, or one more device of the sender that the browser proves to
 * have been. Wrong codes are rationed by client and in all.
 */
export function createPairing(deps: PairSenderDeps): Pair {
  const { codes, senders, senderKeys, randomBytes, clock } = deps;
  const perClient = new RateLimiterMemory({ points: WRONG_PER_CLIENT, duration: WINDOW_SECONDS });
  const inAll = new RateLimiterMemory({ points: WRONG_IN_ALL, duration: WINDOW_SECONDS });

  return async ({ code, resume }, address) => {
    const client = clientNetwork(address);
    const retryAfterSeconds = await spendTry(client);
    if (retryAfterSeconds > 0) return { kind: "too-many-tries", retryAfterSeconds };

    const redemption = codes.redeem(code);
    if (redemption !== "ok") return { kind: redemption };
    // Only wrong codes count.
    await Promise.all([perClient.delete(client), inAll.reward(ALL, 1)]);

    const sid = resumed(code, resume) ?? randomSenderId(randomBytes);
    const deviceToken = Buffer.from(randomBytes(32)).toString("base64url");
    try {
      await senders.enrol(hashDeviceToken(deviceToken), sid, clock());
    } catch (cause) {
      codes.giveBack(code);
      throw cause;
    }
    return { kind: "paired", sid, deviceToken };
  };

  /** Only the server and the sender's own browser can make the proof, so the sender may be new to this database. */
  function resumed(code: string, resume: PairRequest["resume"]): SenderId | null {
    if (resume === undefined) return null;
    // Under a version that is retired, somebody else may know the key as well.
    const key = senderKeys.get(resume.sid, resume.keyVersion);
    if (key === null) return null;
    const proof = pairingProof(key, code);
    return timingSafeEqual(Buffer.from(proof), Buffer.from(resume.proof)) ? resume.sid : null;
  }

  /** Seconds until another try is allowed; 0 when this one was. */
  async function spendTry(client: string): Promise<number> {
    try {
      // Asked first: once it is spent, made-up clients take no more memory.
      const all = await inAll.get(ALL);
      if (all !== null && all.remainingPoints <= 0) return seconds(all);
      await perClient.consume(client);
      await inAll.consume(ALL);
      return 0;
    } catch (cause) {
      if (cause instanceof RateLimiterRes) return seconds(cause);
      throw cause;
    }
  }
}

function seconds({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1_000));
}
