import { backoffDelay } from "./backoff.ts";
import { isSkewed, type ClockReading } from "./clock-skew.ts";
import { connectionState, type Connection, type ConnectionFacts } from "./connection.ts";
import type { Credentials } from "./credentials.ts";
import { pullEvents, type PullDeps, type PullOutcome } from "./pull.ts";
import { singleFlight } from "./single-flight.ts";
import { keepStream, type StreamDeps } from "./stream.ts";
import type { Trouble } from "./trouble.ts";

export interface SynchronizerDeps extends PullDeps, StreamDeps {
  /** Any extension API call: it restarts the worker's 30 s idle timer. */
  readonly keepAlive: () => void;
  /** Takes what is broken in this browser, such as a database that cannot be written. */
  readonly report: (error: unknown) => void;
  /** After each pull that reached the end, with the version of the key that the server mints under now. */
  readonly onKeyVersion: (version: number) => void;
  /** After each such pull, when it is known how the clocks stand. */
  readonly onClock: (clock: ClockReading) => void;
  readonly readConnection: () => Promise<Connection>;
  readonly writeConnection: (connection: Connection) => Promise<void>;
}

export interface Synchronizer {
  /**
   * Follows this server from now on; null: none. Anything under way for another is stopped. With `push`, the server
   * wakes this browser, and no stream is opened.
   */
  follow(credentials: Credentials | null, push: boolean): void;
  /** Reads the log to its end now, or right after the pull under way. False when it could not be read. */
  pull(): Promise<boolean>;
}

/** Whom it follows. */
interface Following {
  readonly credentials: Credentials;
  readonly stop: AbortController;
  /** Ends the stream alone. */
  stopStream: AbortController;
}

const nothingKnown: Omit<ConnectionFacts, "paired" | "push"> = {
  stream: "closed",
  pull: "none",
  problem: null,
  troubles: [],
  lastPullAt: null,
  refusedAt: null,
};

/** Keeps the database in step with the log: the stream says when to pull, pulls say what happened. */
export function createSynchronizer(deps: SynchronizerDeps): Synchronizer {
  let following: Following | null = null;
  let facts: ConnectionFacts = { ...nothingKnown, paired: false, push: false };
  /** The worker just woke: what was known of the connection before still holds. */
  let justWoke = true;
  let failures = 0;
  /** The server asked to be left alone for a while. By a timer, since clocks are set. */
  let rests = false;
  let nextTry = new AbortController();
  let writing: Promise<void> = Promise.resolve();

  function learn(news: Partial<ConnectionFacts>): void {
    facts = { ...facts, ...news };
    const { problem, troubles, lastPullAt, refusedAt, push, pull } = facts;
    const { state, via } = connectionState(facts);
    const woke = justWoke;
    const write = async () => {
      const before = await deps.readConnection();
      // It sleeps between two pushes, and does not pull at each waking.
      if (woke && push && pull === "none" && before.via === "push") return;
      const since = before.state === state ? before.since : deps.now();
      await deps.writeConnection({
        state,
        via,
        problem,
        troubles,
        since,
        lastPullAt: lastPullAt ?? before.lastPullAt,
        refusedAt,
      });
    };
    writing = writing.then(write, write);
  }

  const pullNow = singleFlight(async (): Promise<boolean> => {
    const current = following;
    if (current === null) return false;
    if (rests) return false;
    const { credentials, stop } = current;
    const outcome = await pullEvents(deps, credentials, stop.signal).catch(
      (error: unknown): PullOutcome => {
        if (!stop.signal.aborted) deps.report(error);
        return { kind: "failed", trouble: { kind: "storage-fails" }, retryAfter: null };
      },
    );
    if (stop.signal.aborted) return false;
    settle(outcome, current);
    await writing;
    return outcome.kind === "pulled";
  });

  function settle(outcome: PullOutcome, current: Following): void {
    // One try is planned at a time, whoever asked for this one: the alarm, the stream or the last failure.
    nextTry.abort();
    nextTry = new AbortController();
    if (outcome.kind === "pulled") {
      failures = 0;
      const wasRefused = facts.stream === "unauthorized";
      learn({
        pull: "succeeded",
        problem: null,
        troubles: troublesOf(outcome),
        lastPullAt: deps.now(),
        ...(wasRefused && { stream: "closed" }),
      });
      if (wasRefused && !facts.push) listen(current);
      if (outcome.keyVersion !== null) deps.onKeyVersion(outcome.keyVersion);
      if (outcome.clock !== null) deps.onClock(outcome.clock);
    } else if (outcome.kind === "unauthorized") {
      learn({
        pull: "unauthorized",
        problem: outcome.problem,
        troubles: [],
        refusedAt: deps.now(),
      });
    } else {
      failures += 1;
      learn({ pull: "failed", problem: null, troubles: [outcome.trouble] });
      rests = outcome.retryAfter !== null;
      const delay = outcome.retryAfter ?? backoffDelay(failures, deps.random());
      const signal = AbortSignal.any([current.stop.signal, nextTry.signal]);
      const retry = () => {
        rests = false;
        void pullNow();
      };
      deps.after(delay, retry, signal);
    }
  }

  function listen(current: Following): void {
    current.stopStream.abort();
    current.stopStream = new AbortController();
    void keepStream(
      deps,
      current.credentials,
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
        onUnauthorized: (problem) => learn({ stream: "unauthorized", problem, troubles: [] }),
      },
      AbortSignal.any([current.stop.signal, current.stopStream.signal]),
    );
  }

  /** The server wakes this browser by push from now on, or does so no more. */
  function changeSignal(current: Following, push: boolean): void {
    if (push) {
      // Whatever the stream told of and was not read yet; from here on there is push.
      void pullNow();
      current.stopStream.abort();
    }
    learn({ push, stream: "closed" });
    if (!push) listen(current);
  }

  return {
    follow(credentials, push) {
      if (following !== null && isSame(credentials, following.credentials)) {
        if (push !== facts.push) changeSignal(following, push);
        return;
      }
      following?.stop.abort();
      following =
        credentials === null
          ? null
          : { credentials, stop: new AbortController(), stopStream: new AbortController() };
      failures = 0;
      rests = false;
      learn({ ...nothingKnown, paired: credentials !== null, push });
      justWoke = false;
      if (following !== null && !push) listen(following);
    },
    pull: pullNow,
  };
}

function isSame(a: Credentials | null, b: Credentials): boolean {
  return (
    a?.server === b.server && a.sid === b.sid && a.login === b.login && a.streamUrl === b.streamUrl
  );
}

/** What is wrong although the log was read to its end. */
function troublesOf({
  clock,
  unreadable,
}: Extract<PullOutcome, { readonly kind: "pulled" }>): Trouble[] {
  const troubles: Trouble[] = [];
  if (clock !== null && isSkewed(clock.skew))
    troubles.push({ kind: "clock-skew", skew: clock.skew });
  if (unreadable > 0) troubles.push({ kind: "unreadable", events: unreadable });
  return troubles;
}
