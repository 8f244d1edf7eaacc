import type { SignInProblem } from "../../identity/sign-in-outcome.ts";
import type { OpenThreadDeps } from "../../notifications/open-thread.ts";
import type { Preferences } from "../../preferences.ts";
import type { Protection } from "../../self/protection.ts";
import type { Session } from "../../session.ts";
import type { Connection } from "../../sync/connection.ts";
import type { Background } from "../connect/requests.ts";

/** What it takes to find out what is wrong, and to do something about it. */
export interface AdviceApi {
  readonly runtime: Background["runtime"];
  readonly permissions: Background["permissions"] & {
    contains(access: { origins: string[] }): Promise<boolean>;
  };
  readonly notifications: { getPermissionLevel(): Promise<string> };
  readonly tabs: Pick<OpenThreadDeps["tabs"], "create">;
}

/** What the browser allows just now. */
export interface Allowed {
  /** To talk to the server. */
  readonly server: boolean;
  /** To see Gmail, or Outlook, or both. */
  readonly mail: boolean;
  readonly notifications: boolean;
}

/** All that may be wrong. */
export interface AdviceFacts {
  readonly session: Session;
  readonly connection: Connection;
  /** What became of the last attempt to sign in, when it failed. */
  readonly problem: SignInProblem | null;
  readonly protection: Protection;
  readonly chosen: Pick<Preferences, "paused" | "notifyOf">;
  readonly allowed: Allowed;
  /** The computer has a network. */
  readonly isOnline: boolean;
}

/**
 * One thing that is wrong.
 * - `shut-out`: the server does not take this browser.
 * - `sign-in-failed`: the person tried something that did not work; all else does.
 * - `no-server-access`, `no-mail-access`, `notifications-off`: the browser does not allow it.
 * - `offline`: the server does not answer.
 * - `trouble`: it answers, but not all is well.
 * - `protection`: own views or clicks may count.
 * - `paused`: by the person's own wish, and easily forgotten.
 */
export type Advice =
  | "shut-out"
  | "sign-in-failed"
  | "no-server-access"
  | "offline"
  | "protection"
  | "no-mail-access"
  | "paused"
  | "trouble"
  | "notifications-off";

/** What is wrong, the most pressing first. */
export function advise(facts: AdviceFacts): Advice[] {
  const { connection, problem, protection, chosen, allowed } = facts;
  const { state, troubles } = connection;
  const isShutOut = state === "unauthorized";
  const isOffline = state === "offline";
  const wrong: Record<Advice, boolean> = {
    "shut-out": isShutOut,
    // What the last attempt came to is news; why there was one is known.
    "sign-in-failed": !isShutOut && problem !== null,
    "no-server-access": !allowed.server,
    offline: isOffline && allowed.server,
    protection: protection.state === "failing",
    "no-mail-access": !allowed.mail,
    paused: chosen.paused,
    trouble: !isOffline && troubles.length > 0,
    "notifications-off": !allowed.notifications && chosen.notifyOf !== "nothing" && !chosen.paused,
  };
  return order.filter((advice) => wrong[advice]);
}

const order: readonly Advice[] = [
  "shut-out",
  "sign-in-failed",
  "no-server-access",
  "offline",
  "protection",
  "no-mail-access",
  "paused",
  "trouble",
  "notifications-off",
];
