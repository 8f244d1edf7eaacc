import type { Cancel, Timers } from "../core/timers.ts";
import { PAIRING_CODE_TTL_MS, type PairingCodes } from "./pairing-codes.ts";

/**
 * Keeps one valid code on show: a new one whenever the shown one has been used or has expired.
 * @returns `renew` (after a pairing) and `stop`.
 */
export function displayCode(codes: PairingCodes, timers: Timers, show: (code: string) => void) {
  let cancel: Cancel = () => undefined;

  const renew = () => {
    cancel();
    cancel = timers.after(PAIRING_CODE_TTL_MS, renew);
    show(codes.issue());
  };
  renew();
  return { renew, stop: () => cancel() };
}
