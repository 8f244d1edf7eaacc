import type { Cancel, Timers } from "../core/timers.ts";
import { PAIRING_CODE_TTL_MS, type PairingCodes } from "./pairing-codes.ts";

/** One valid code that somebody is looking at. */
export interface DisplayedCode {
  /** Shows a new one, because the old one may have been used. */
  renew(): void;
  stop(): void;
}

/** Keeps a valid code on show: a new one at once, after each `renew`, and whenever the shown one expires. */
export function displayCode(
  codes: PairingCodes,
  timers: Timers,
  show: (code: string) => void,
): DisplayedCode {
  let cancel: Cancel = () => undefined;

  const renew = () => {
    cancel();
    cancel = timers.after(PAIRING_CODE_TTL_MS, renew);
    show(codes.issue());
  };
  renew();
  return { renew, stop: () => cancel() };
}
