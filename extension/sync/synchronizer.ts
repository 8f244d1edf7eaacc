import { backoffDelay } from "./backoff.ts";
import { connectionState, type Connection, type ConnectionFacts } from "./connection.ts";
import type { Credentials } from "./fetch-events.ts";
import { pullEvents, type PullDeps, type PullOutcome } from "./pull.ts";
import { singleFlight } from "./single-flight.ts";
import { keepStream, type StreamDeps } from "./stream.ts";

export interface SynchronizerDeps extends PullDeps, StreamDeps {
  /** Any extension API call: it restarts the worker's 30 s idle timer. */
  readonly keepAlive: () => void;
  /** Takes what is broken in this browser, such as a database that cannot be written. */
  readonly report: (error: unknown) => void;
  readonly readConnection: () => Promise<Connection>;
  readonly writeConnection: (connection: Connection) => Promise<void>;
}

export interface Synchronizer {
  /** Follows this server from now on; null: none. Anything under way for another is stopped. */
  follow(credentials: Credentials | null): void;
  /** Reads the log to its end now, or right after the pull under way. False when it could not be read. */
  pull(): Promise<boolean>;
}

const nothingKnown: Omit<ConnectionFacts, "paired"> = {
  stream: "closed",
  pull: "none",
  detail: "",
  lastPullAt: null,
};

/** Keeps the database in step with the log: the stream says when to pull, pulls say what happened. */
export function createSynchronizer(deps: SynchronizerDeps): Synchronizer {
  let following: { readonly credentials: Credentials; readonly stop: AbortController } | null =
    null;
  let facts: ConnectionFacts = { ...nothingKnown, paired: false };
  let failures = 0;
  let notBefore = 0;
  let nextTry = new AbortController();
  let writing: Promise<void> = Promise.resolve();

  function learn(news: Partial<ConnectionFacts>): void {
    facts = { ...facts, ...news };
    const { detail, lastPullAt } = facts;
    const state = connectionState(facts);
    const write = async () => {
      const before = await deps.readConnection();
      const since = before.state === state ? before.since : deps.now();
      await deps.writeConnection({
        state,
        detail,
        since,
        lastPullAt: lastPullAt ?? before.lastPullAt,
      });
    };
    writing = writing.then(write, write);
  }

  const pullNow = singleFlight(async (): Promise<boolean> => {
    const current = following;
    if (current === null) return false;
    if (deps.now() < notBefore) return false;
    const { credentials, stop } = current;
    const outcome = await pullEvents(deps, credentials, stop.signal).catch(
      (error: unknown): PullOutcome => {
        if (!stop.signal.aborted) deps.report(error);
        return { kind: "failed", detail: "This browser’s storage fails.", retryAfter: null };
      },
    );
    if (stop.signal.aborted) return false;
    settle(outcome, current);
    await writing;
    return outcome.kind === "pulled";
  });

  function settle(outcome: PullOutcome, current: NonNullable<typeof following>): void {
    // One try is planned at a time, whoever asked for this one: the alarm, the stream or the last failure.
    nextTry.abort();
    nextTry = new AbortController();
    if (outcome.kind === "pulled") {
      failures = 0;
      const detail = unreadableDetail(outcome.unreadable);
      const wasRefused = facts.stream === "unauthorized";
      learn({ pull: "succeeded", detail, lastPullAt: deps.now() });
      if (wasRefused) listen(current);
    } else if (outcome.kind === "unauthorized") {
      learn({ pull: "unauthorized", detail: "The server no longer knows this browser." });
    } else {
      failures += 1;
      learn({ pull: "failed", detail: outcome.detail });
      if (outcome.retryAfter !== null) notBefore = deps.now() + outcome.retryAfter;
      const delay = outcome.retryAfter ?? backoffDelay(failures, deps.random());
      const signal = AbortSignal.any([current.stop.signal, nextTry.signal]);
      deps.after(delay, () => void pullNow(), signal);
    }
  }

  function listen({ credentials, stop }: NonNullable<typeof following>): void {
    learn({ stream: "closed" });
    void keepStream(
      deps,
      credentials,
      {
        onOpen: () => {
          learn({ stream: "open" });
          void pullNow();
        },
        onHit: () => void pullNow(),
        onHeartbeat: deps.keepAlive,
        onLost: () => {
          learn({ stream: "closed" });
          // Is it only the stream, or the whole server?
          void pullNow();
        },
        onUnauthorized: () => learn({ stream: "unauthorized" }),
      },
      stop.signal,
    );
  }

  return {
    follow(credentials) {
      if (credentials !== null && isSame(credentials, following?.credentials)) return;
      following?.stop.abort();
      following = credentials === null ? null : { credentials, stop: new AbortController() };
      failures = 0;
      notBefore = 0;
      learn({ ...nothingKnown, paired: credentials !== null });
      if (following !== null) listen(following);
    },
    pull: pullNow,
  };
}

function isSame(a: Credentials, b: Credentials | undefined): boolean {
  return a.server === b?.server && a.sid === b.sid && a.deviceToken === b.deviceToken;
}

function unreadableDetail(unreadable: number): string {
  if (unreadable === 0) return "";
  return unreadable === 1
    ? "One event could not be read by this version of Sightline."
    : `${unreadable} events could not be read by this version of Sightline.`;
}
