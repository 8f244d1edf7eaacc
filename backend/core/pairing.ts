import type { SenderId } from "../../shared/ids.ts";

/** What became of an attempt to pair. */
export type PairOutcome =
  | { readonly kind: "paired"; readonly sid: SenderId; readonly deviceToken: string }
  | { readonly kind: "wrong" | "used" | "expired" }
  | { readonly kind: "too-many-tries"; readonly retryAfterSeconds: number };

/**
 * Trades a one-time code for a new sender with its first device.
 * @param code As a person typed it: any case, with or without its hyphen.
 * @param address Where the attempt came from; for the rate limit only, kept in memory only.
 */
export type Pair = (code: string, address: string) => Promise<PairOutcome>;
