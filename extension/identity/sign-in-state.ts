import { storedItem } from "../stored-item.ts";
import type { SignInProblem } from "./sign-in-outcome.ts";

/** How a sign-in stands. The popup closes when Google's window opens, and reads here where things are when it is back. */
export type SignInState =
  | {
      readonly phase: "running";
      readonly server: string;
      /** As the attempt was begun with. */
      readonly account: "any" | "same";
    }
  /** Somebody else was signed in before: nothing happens until that is confirmed. */
  | {
      readonly phase: "confirm-switch";
      readonly server: string;
      readonly from: string;
      readonly to: string;
    }
  | { readonly phase: "failed"; readonly server: string; readonly problem: SignInProblem };

/** Null: nothing is under way, and the last attempt succeeded. Gone when the browser closes. */
export const signInState = storedItem<SignInState | null>("session", "sign-in", null);

/** Google's answer, while a switch waits to be confirmed. Never on disk. */
export interface PendingSwitch {
  readonly server: string;
  readonly idToken: string;
  readonly email: string;
  readonly issuedAt: number;
}

export const pendingSwitch = storedItem<PendingSwitch | null>("session", "pending-switch", null);
