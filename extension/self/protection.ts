import { storage } from "wxt/utils/storage";

/**
 * Whether the rules that keep own views and clicks from being counted do what they are for.
 * - `unknown`: not looked at yet since the browser started, or this browser is and was nobody's.
 * - `in-place`: they stood as they should.
 * - `restored`: they did not, and have been put back since.
 * - `failing`: they could not be put back, or do not match: own views may count. `detail` says so.
 */
export type ProtectionState = "unknown" | "in-place" | "restored" | "failing";

export interface Protection {
  readonly state: ProtectionState;
  /** Milliseconds since 1970; 0: never. */
  readonly checkedAt: number;
  /** One sentence for people on what is wrong, or "". */
  readonly detail: string;
}

/** Written by the background only; gone when the browser closes. */
export const protection = storage.defineItem<Protection>("session:protection", {
  fallback: { state: "unknown", checkedAt: 0, detail: "" },
});
