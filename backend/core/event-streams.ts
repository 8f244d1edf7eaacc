import { STREAM_EVENTS, STREAM_HEARTBEAT_MS } from "../../shared/wire.ts";
import type { Caller } from "./bearer-auth.ts";
import type { Signals } from "./signals.ts";
import type { Timers } from "./timers.ts";

interface EventStreamDeps {
  readonly signals: Signals;
  readonly timers: Timers;
  /** How long a stream lasts, in milliseconds, where the host cuts long answers; it may differ from stream to stream. */
  readonly lifetime?: () => number;
}

/** The open server-sent event streams of this process. */
export interface EventStreams {
  /** Opens a stream of signals for one browser: `ready` at once, `hit` when its sender's log has grown, `heartbeat`. */
  open(caller: Caller): ReadableStream<Uint8Array>;
  /** Ends every stream; one that is opened later ends at once. */
  closeAll(): void;
}

/** A browser needs one stream; a few more cover reconnects whose old connection nobody has noticed yet. */
const STREAMS_PER_CALLER = 4;

/** Messages that may wait for a client that does not read. Losing the stream loses nothing: the log is the truth. */
const UNREAD_MESSAGES = 16;

/** After a `hit`, further ones within this time become a single one, in milliseconds. */
const COALESCE_MS = 100;

export function createEventStreams(deps: EventStreamDeps): EventStreams {
  const { signals, timers, lifetime } = deps;
  const open = new Map<string, Set<() => void>>();
  let stopped = false;

  return {
    open(caller) {
      // A connection that was open at the stop may still ask.
      if (stopped) return new ReadableStream({ start: (controller) => controller.close() });
      const streams = open.get(caller.id) ?? new Set();
      open.set(caller.id, streams);
      const [oldest] = streams;
      if (streams.size >= STREAMS_PER_CALLER) oldest?.();
      return start(caller, streams);
    },
    closeAll() {
      stopped = true;
      for (const streams of open.values()) for (const close of streams) close();
    },
  };

  function start(caller: Caller, streams: Set<() => void>): ReadableStream<Uint8Array> {
    const cleanUps: (() => void)[] = [];
    const release = () => {
      for (const cleanUp of cleanUps.splice(0)) cleanUp();
    };

    const begin = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      const close = () => {
        release();
        controller.close();
      };
      const send = (name: string) => {
        // A client that does not read is dropped; it comes back and pulls what it has missed.
        if ((controller.desiredSize ?? 0) <= 0) close();
        else controller.enqueue(encode(name));
      };

      streams.add(close);
      cleanUps.push(
        () => {
          streams.delete(close);
          if (streams.size === 0 && open.get(caller.id) === streams) open.delete(caller.id);
        },
        signals.subscribe(
          caller.sid,
          coalesce(() => send(STREAM_EVENTS.hit), cleanUps),
        ),
        timers.every(STREAM_HEARTBEAT_MS, () => send(STREAM_EVENTS.heartbeat)),
      );
      if (lifetime !== undefined) cleanUps.push(timers.after(lifetime(), close));
      send(STREAM_EVENTS.ready);
    };
    return new ReadableStream(
      { start: begin, cancel: release },
      { highWaterMark: UNREAD_MESSAGES },
    );
  }

  /** Runs at once, then at most once in each window; the last call of a window is never lost. */
  function coalesce(run: () => void, cleanUps: (() => void)[]): () => void {
    let window = false;
    let again = false;
    let ended = false;
    cleanUps.push(() => void (ended = true));

    const call = () => {
      if (window) {
        again = true;
        return;
      }
      window = true;
      again = false;
      timers.after(COALESCE_MS, () => {
        window = false;
        if (again && !ended) call();
      });
      run();
    };
    return call;
  }
}

function encode(name: string): Uint8Array {
  return new TextEncoder().encode(`event: ${name}\ndata: {}\n\n`);
}
