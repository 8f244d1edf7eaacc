import { normalizePairingCode } from "../../shared/pairing-proof.ts";

/** What a code turned out to be. */
type Redemption = "ok" | "wrong" | "used" | "expired";

interface PairingCodesOptions {
  readonly randomBytes: (length: number) => Uint8Array;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** One-time pairing codes, in memory only: a restart makes all of them invalid. */
export interface PairingCodes {
  /** A new code such as `7KQM-W2XD`, valid for a quarter of an hour and for one use. */
  issue(): string;
  /** @param typed In any case, with or without hyphen and spaces. */
  redeem(typed: string): Redemption;
  /** Makes a redeemed code good again, when what it was redeemed for has failed. */
  giveBack(typed: string): void;
}

export const PAIRING_CODE_TTL_MS = 15 * 60_000;

/** 32 characters that nobody takes for one another: no I, O, 0, 1. */
const ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const LENGTH = 8;
const REMEMBERED = 100;

export function createPairingCodes({ randomBytes, clock }: PairingCodesOptions): PairingCodes {
  const codes = new Map<string, { readonly expiresAt: number; used: boolean }>();

  return {
    issue() {
      const code = Array.from(randomBytes(LENGTH), (byte) => ALPHABET.charAt(byte & 31)).join("");
      codes.set(code, { expiresAt: clock() + PAIRING_CODE_TTL_MS, used: false });
      // Old ones are remembered a while, to tell a late code from a wrong one.
      const [oldest] = codes.keys();
      if (codes.size > REMEMBERED && oldest !== undefined) codes.delete(oldest);
      return `${code.slice(0, 4)}-${code.slice(4)}`;
    },
    redeem(typed) {
      const code = codes.get(normalizePairingCode(typed));
      if (code === undefined) return "wrong";
      if (code.used) return "used";
      if (clock() >= code.expiresAt) return "expired";
      code.used = true;
      return "ok";
    },
    giveBack(typed) {
      const code = codes.get(normalizePairingCode(typed));
      if (code !== undefined) code.used = false;
    },
  };
}
