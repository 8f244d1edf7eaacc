import { storage } from "wxt/utils/storage";

/**
 * How the background and the server stand to each other.
 * - `live`: the stream is open, a hit arrives within a second.
 * - `polling`: pulls succeed but the stream is down; a hit arrives within 30 seconds.
 * - `offline`: the server does not answer, or not as a Sightline server.
 * - `unauthorized`: the server no longer knows this browser.
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
  /** One sentence for people on what went wrong, or "". */
  readonly detail: string;
  /** Since when it is in this state, and when events were last read; milliseconds since 1970. */
  readonly since: number;
  readonly lastPullAt: number | null;
}

/** Written by the background only; gone when the browser closes. */
export const connection = storage.defineItem<Connection>("session:connection", {
  fallback: { state: "not-paired", detail: "", since: 0, lastPullAt: null },
});

/** What is known of both ways to the server. */
export interface ConnectionFacts {
  readonly paired: boolean;
  readonly stream: "closed" | "open" | "unauthorized";
  readonly pull: "none" | "succeeded" | "failed" | "unauthorized";
  readonly detail: string;
  readonly lastPullAt: number | null;
}

/** The state that these facts amount to. */
export function connectionState(facts: ConnectionFacts): ConnectionState {
  if (!facts.paired) return "not-paired";
  if (facts.stream === "unauthorized" || facts.pull === "unauthorized") return "unauthorized";
  if (facts.pull === "failed") return "offline";
  if (facts.stream === "open") return "live";
  return facts.pull === "succeeded" ? "polling" : "connecting";
}
