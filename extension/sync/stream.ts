import { STREAM_EVENTS } from "../../shared/wire.ts";
import { fetchAuthorized } from "./authorized-fetch.ts";
import { backoffDelay, retryAfterDelay } from "./backoff.ts";
import type { AccessProblem, Credentials } from "./credentials.ts";
import type { Fetch } from "./fetch.ts";
import { signalNames } from "./signal-names.ts";
import type { After } from "./within.ts";

export interface StreamDeps {
  readonly fetch: Fetch;
  readonly now: () => number;
  readonly random: () => number;
  readonly after: After;
}

export interface StreamHandlers {
  /** The server listens: whatever happens from now on is signalled. */
  readonly onOpen: () => void;
  readonly onHit: () => void;
  /** Every 20 s. An extension API call in it keeps the worker alive (research/chromium.md). */
  readonly onHeartbeat: () => void;
  readonly onLost: () => void;
  /** The server shuts this browser out. The stream is not tried again. */
  readonly onUnauthorized: (problem: AccessProblem) => void;
}

/** A stream that says nothing for this long is dead: two heartbeats and a bit. */
const silenceMs = 45_000;

/**
 * Keeps the stream of signals open until the signal aborts: reconnects after 1 to 30 s when it breaks, and when it
 * falls silent. Resolves when it is given up.
 */
export async function keepStream(
  deps: StreamDeps,
  credentials: Credentials,
  handlers: StreamHandlers,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const ended = await readStream(deps, credentials, handlers, signal);
    if (signal.aborted) return;
    if (ended.kind === "unauthorized") {
      handlers.onUnauthorized(ended.problem);
      return;
    }
    handlers.onLost();
    failures = ended.wasOpen ? 1 : failures + 1;
    const delay = ended.retryAfter ?? backoffDelay(failures, deps.random());
    await sleep(deps, delay, signal);
  }
}

async function sleep(deps: StreamDeps, milliseconds: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const wake = () => resolve();
  signal.addEventListener("abort", wake);
  deps.after(milliseconds, wake, signal);
  await promise;
  signal.removeEventListener("abort", wake);
}

type StreamEnd =
  | { readonly kind: "unauthorized"; readonly problem: AccessProblem }
  | { readonly kind: "lost"; readonly wasOpen: boolean; readonly retryAfter: number | null };

async function readStream(
  deps: StreamDeps,
  credentials: Credentials,
  handlers: StreamHandlers,
  signal: AbortSignal,
): Promise<StreamEnd> {
  const silence = watchdog(deps, silenceMs, signal);
  let wasOpen = false;
  try {
    const answer = await fetchAuthorized(deps.fetch, credentials, credentials.streamUrl, {
      headers: { accept: "text/event-stream" },
      signal: silence.signal,
    });
    if (answer.kind === "refused") return { kind: "unauthorized", problem: answer.problem };
    if (answer.kind === "unreachable") return { kind: "lost", wasOpen, retryAfter: null };
    const { response } = answer;
    if (!response.ok || response.body === null) {
      const retryAfter = retryAfterDelay(response.headers.get("retry-after"), deps.now());
      return { kind: "lost", wasOpen, retryAfter };
    }
    for await (const name of signalNames(response.body)) {
      silence.reset();
      if (name === STREAM_EVENTS.ready) {
        wasOpen = true;
        handlers.onOpen();
      } else if (name === STREAM_EVENTS.hit) handlers.onHit();
      else if (name === STREAM_EVENTS.heartbeat) handlers.onHeartbeat();
    }
  } catch {
    // A broken stream is what this loop is for; the next pull says what is wrong with the server.
  } finally {
    silence.stop();
  }
  return { kind: "lost", wasOpen, retryAfter: null };
}

/** A signal that aborts with its parent, and when `reset` was not called for so long. */
function watchdog(deps: StreamDeps, milliseconds: number, parent: AbortSignal) {
  const silent = new AbortController();
  let timer = new AbortController();
  const start = () => {
    timer = new AbortController();
    deps.after(milliseconds, () => silent.abort(), timer.signal);
  };
  start();
  return {
    signal: AbortSignal.any([parent, silent.signal]),
    reset: () => {
      timer.abort();
      start();
    },
    stop: () => timer.abort(),
  };
}
