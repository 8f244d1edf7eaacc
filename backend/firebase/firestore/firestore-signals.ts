import { Timestamp, type Firestore, type QuerySnapshot } from "firebase-admin/firestore";
import type { SenderId } from "../../../shared/ids.ts";
import type { Signals } from "../../core/signals.ts";
import { describeError, type StructuredLog } from "../../core/structured-log.ts";
import type { Cancel, Timers } from "../../core/timers.ts";
import { eventsPath, STORED_AT } from "./event-document.ts";

interface FirestoreSignalsOptions {
  readonly firestore: Firestore;
  readonly timers: Timers;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly logger: StructuredLog;
  /** How many events one listener may hold before it is started anew. */
  readonly mostHeld?: number;
}

/** Events may become visible this late after their `storedAt` and still be noticed, in milliseconds. */
const LATE_MS = 30_000;
/** How far this machine's clock may be ahead of Firestore's. */
const SKEW_MS = 2_000;
const MOST_HELD = 500;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

/**
 * Signals across processes: the event itself, once it is in Firestore, is the signal. Each sender who has a stream open
 * here costs one listener, however many streams there are, and one read for each new event.
 */
export function createFirestoreSignals(options: FirestoreSignalsOptions): Signals {
  const watched = new Map<SenderId, Watch>();

  const watch = (sid: SenderId): Watch => {
    const subscriptions = new Set<Subscription>();
    const stop = watchSender(options, sid, () => {
      for (const { notify } of subscriptions) notify();
    });
    const started = { subscriptions, stop };
    watched.set(sid, started);
    return started;
  };

  return {
    /** Nothing to do: the write that this follows reaches every process that listens. */
    publish() {},

    subscribe(sid, listener) {
      const { subscriptions, stop } = watched.get(sid) ?? watch(sid);
      // An object of its own: the same function may subscribe twice.
      const subscription = { notify: listener };
      subscriptions.add(subscription);
      return () => {
        if (!subscriptions.delete(subscription) || subscriptions.size > 0) return;
        stop();
        watched.delete(sid);
      };
    },
  };
}

interface Subscription {
  readonly notify: () => void;
}

interface Watch {
  readonly subscriptions: Set<Subscription>;
  readonly stop: Cancel;
}

/** Calls `onNew` whenever the sender's log has grown, from now until it is stopped. */
function watchSender(
  { firestore, timers, now, logger, mostHeld = MOST_HELD }: FirestoreSignalsOptions,
  sid: SenderId,
  onNew: () => void,
): Cancel {
  /** A moment of doubt counts as news: one pull too many is the smaller harm. */
  const newSince = now() - SKEW_MS;
  /** The events of the last snapshot, and the time that it was true at, in milliseconds since 1970. */
  let known: ReadonlySet<string> | null = null;
  let knownAt = newSince;
  let failures = 0;
  let stopped = false;
  let stopListener: Cancel = () => undefined;

  const listen = (): void => {
    const since = knownAt - LATE_MS;
    stopListener = firestore
      .collection(eventsPath(sid))
      .where(STORED_AT, ">", Timestamp.fromMillis(since))
      .onSnapshot((snapshot) => receive(snapshot, since), retry);
  };

  const receive = (snapshot: QuerySnapshot, since: number): void => {
    if (stopped) return;
    failures = 0;
    const before = known;
    const news = snapshot.docs.some((document) =>
      before === null ? document.createTime.toMillis() >= newSince : !before.has(document.id),
    );
    known = new Set(snapshot.docs.map((document) => document.id));
    knownAt = snapshot.readTime.toMillis();
    // Not at once again: what is younger than `LATE_MS` is held by the next listener too.
    if (snapshot.size > mostHeld && knownAt - since > 2 * LATE_MS) {
      stopListener();
      listen();
    }
    if (news) onNew();
  };

  /** A short break the SDK bridges by itself; what comes here has ended the listener. */
  const retry = (error: Error): void => {
    if (stopped) return;
    const retryMs = Math.min(FIRST_RETRY_MS * 2 ** failures, LONGEST_RETRY_MS);
    failures += 1;
    logger.warn({ error: describeError(error), retryMs }, "listening for events ended");
    stopListener = timers.after(retryMs, listen);
  };

  listen();
  return () => {
    stopped = true;
    stopListener();
  };
}
