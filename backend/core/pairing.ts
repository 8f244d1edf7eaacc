import type { SenderId } from "../../shared/ids.ts";
import type { PairRequest } from "../../shared/wire.ts";

/** What became of an attempt to pair. */
export type PairOutcome =
  | { readonly kind: "paired"; readonly sid: SenderId; readonly deviceToken: string }
  | { readonly kind: "wrong" | "used" | "expired" }
  | { readonly kind: "too-many-tries"; readonly retryAfterSeconds: number };

/**
 * Trades a one-time code for a device of a sender: of the one that the request proves to have been, else of a new one.
 * @param request Its code as a person typed it: any case, with or without its hyphen.
 * @param address Where the attempt came from; for the rate limit only, kept in memory only.
 */
export type Pair = (request: PairRequest, address: string) => Promise<PairOutcome>;
