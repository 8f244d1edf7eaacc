import { storedItem } from "../stored-item.ts";
import type { AccessProblem } from "./credentials.ts";
import type { Trouble } from "./trouble.ts";

/**
 * How the background and the server stand to each other.
 * - `live`: the server wakes this browser, by push or by the stream; a hit arrives within a second.
 * - `polling`: pulls succeed but nothing wakes; a hit arrives within 30 seconds.
 * - `offline`: the server does not answer, or not as a Sightline server.
 * - `unauthorized`: the server shuts this browser out; `problem` says why.
 */
export type ConnectionState =
  | "not-paired"
  | "connecting"
  | "live"
  | "polling"
  | "offline"
  | "unauthorized";

export interface Connection {
  readonly state: ConnectionState;
  /** What the server wakes this browser with, while it is `live`. */
  readonly via: "push" | "stream" | null;
  /** Why it is `unauthorized`. */
  readonly problem: AccessProblem | null;
  /** What else is wrong, also while it works. */
  readonly troubles: readonly Trouble[];
  /** Since when it is in this state, and when events were last read; milliseconds since 1970. */
  readonly since: number;
  readonly lastPullAt: number | null;
  /** When the server last shut this browser out. */
  readonly refusedAt: number | null;
}

/** Written by the background only; gone when the browser closes. */
export const connection = storedItem<Connection>("session", "connection", {
  state: "not-paired",
  via: null,
  problem: null,
  troubles: [],
  since: 0,
  lastPullAt: null,
  refusedAt: null,
});

/** What is known of the ways to the server. */
export interface ConnectionFacts {
  readonly paired: boolean;
  /** The server has this browser's push subscription. */
  readonly push: boolean;
  readonly stream: "closed" | "open" | "unauthorized";
  readonly pull: "none" | "succeeded" | "failed" | "unauthorized";
  readonly problem: AccessProblem | null;
  readonly troubles: readonly Trouble[];
  readonly lastPullAt: number | null;
  readonly refusedAt: number | null;
}

/** The state that these facts amount to. */
export function connectionState(facts: ConnectionFacts): Pick<Connection, "state" | "via"> {
  if (!facts.paired) return { state: "not-paired", via: null };
  if (facts.stream === "unauthorized" || facts.pull === "unauthorized")
    return { state: "unauthorized", via: null };
  if (facts.pull === "failed") return { state: "offline", via: null };
  if (facts.push && facts.pull === "succeeded") return { state: "live", via: "push" };
  if (facts.stream === "open") return { state: "live", via: "stream" };
  return { state: facts.pull === "succeeded" ? "polling" : "connecting", via: null };
}

/**
 * With push in force, the log is read this often (milliseconds) without being told to; and so is a server asked that shuts
 * this browser out, which a person must change first: opening the popup and signing in ask at once.
 */
const seldomMs = 10 * 60_000;

/** Whether the alarm should read the log now. At `now` milliseconds since 1970. */
export function isPullDue({ state, via, lastPullAt, refusedAt }: Connection, now: number): boolean {
  const asked =
    state === "unauthorized" ? refusedAt : state === "live" && via === "push" ? lastPullAt : null;
  return asked === null || Math.abs(now - asked) >= seldomMs;
}
