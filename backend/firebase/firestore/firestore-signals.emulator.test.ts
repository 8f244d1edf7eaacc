import { Query } from "firebase-admin/firestore";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ANNA, BORIS, exampleEvent } from "../../core/example-event.ts";
import { createManualTimers } from "../../core/manual-timers.ts";
import type { Signals } from "../../core/signals.ts";
import { describeWithEmulator } from "../emulator/emulator-under-test.ts";
import { createFirestoreSignals } from "./firestore-signals.ts";
import { openEventLog } from "./firestore-under-test.ts";

const SECOND = 1_000;
/** The machine may be busy with others. */
const PATIENT = { timeout: 10 * SECOND };

/** What the SDK was asked to call. */
interface Listening {
  readonly fail: (error: Error) => void;
  snapshots: number;
  stopped: boolean;
}

describeWithEmulator("the signals of Firestore", () => {
  let opened: ReturnType<typeof openEventLog>;
  let listening: Listening[];
  let timers: ReturnType<typeof createManualTimers>;
  let warnings: { readonly fields: object; readonly message: string }[];

  beforeEach(() => {
    opened = openEventLog();
    timers = createManualTimers();
    warnings = [];
    listening = watchListeners();
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await opened.close();
  });

  test("wake every stream of the sender for a new event, through one listener", async () => {
    const signals = open();
    const first = vi.fn<() => void>();
    const second = vi.fn<() => void>();
    const ends = [signals.subscribe(ANNA, first), signals.subscribe(ANNA, second)];
    await snapshots(0, 1);
    await opened.log.append(exampleEvent(1));
    await vi.waitFor(() => expect(second).toHaveBeenCalledTimes(1), PATIENT);
    expect(first).toHaveBeenCalledTimes(1);
    expect(listening).toHaveLength(1);
    for (const end of ends) end();
  });

  test("do not wake for what was there before, nor for what is deleted", async () => {
    await opened.log.append(exampleEvent(1));
    const woken = vi.fn<() => void>();
    const end = open().subscribe(ANNA, woken);
    await snapshots(0, 1);
    await opened.log.expire(Number.MAX_SAFE_INTEGER);
    await snapshots(0, 2);
    expect(woken).not.toHaveBeenCalled();
    end();
  });

  test("wake for an event that came between the start of the stream and the first look", async () => {
    const subscribed = Date.now();
    await opened.log.append(exampleEvent(1));
    const woken = vi.fn<() => void>();
    const end = open(() => subscribed).subscribe(ANNA, woken);
    await vi.waitFor(() => expect(woken).toHaveBeenCalledTimes(1), PATIENT);
    end();
  });

  test("wake for an event that appears late, before others that were seen", async () => {
    await opened.plant(exampleEvent(1), Date.now());
    const woken = vi.fn<() => void>();
    const end = open().subscribe(ANNA, woken);
    await snapshots(0, 1);
    await opened.plant(exampleEvent(2), Date.now() - 10 * SECOND);
    await vi.waitFor(() => expect(woken).toHaveBeenCalledTimes(1), PATIENT);
    end();
  });

  test("keep senders apart", async () => {
    const signals = open();
    const [anna, boris] = [vi.fn<() => void>(), vi.fn<() => void>()];
    const ends = [signals.subscribe(ANNA, anna), signals.subscribe(BORIS, boris)];
    await snapshots(0, 1);
    await snapshots(1, 1);
    await opened.log.append(exampleEvent(1, { sid: BORIS }));
    await vi.waitFor(() => expect(boris).toHaveBeenCalledTimes(1), PATIENT);
    await opened.log.append(exampleEvent(2));
    await vi.waitFor(() => expect(anna).toHaveBeenCalledTimes(1), PATIENT);
    expect(boris).toHaveBeenCalledTimes(1);
    for (const end of ends) end();
  });

  test("stop listening with the last stream, however often it is ended, and start anew", async () => {
    const signals = open();
    const woken = vi.fn<() => void>();
    const [first, second] = [signals.subscribe(ANNA, woken), signals.subscribe(ANNA, woken)];
    first();
    first();
    expect(listening.map(({ stopped }) => stopped)).toEqual([false]);
    second();
    expect(listening.map(({ stopped }) => stopped)).toEqual([true]);
    const third = signals.subscribe(ANNA, woken);
    await snapshots(1, 1);
    await opened.log.append(exampleEvent(1));
    await vi.waitFor(() => expect(woken).toHaveBeenCalledTimes(1), PATIENT);
    third();
    expect(listening.map(({ stopped }) => stopped)).toEqual([true, true]);
  });

  test("listen again after an error, later each time, and tell what was missed meanwhile", async () => {
    await opened.log.append(exampleEvent(1));
    const woken = vi.fn<() => void>();
    const end = open().subscribe(ANNA, woken);
    await snapshots(0, 1);
    listening[0]?.fail(new Error("permission lost"));
    timers.advance(999);
    expect(listening).toHaveLength(1);
    timers.advance(1);
    listening[1]?.fail(new Error("still lost"));
    timers.advance(1_999);
    expect(listening).toHaveLength(2);
    expect(warnings).toEqual([
      {
        fields: { error: { name: "Error", message: "permission lost" }, retryMs: 1_000 },
        message: "listening for events ended",
      },
      {
        fields: { error: { name: "Error", message: "still lost" }, retryMs: 2_000 },
        message: "listening for events ended",
      },
    ]);
    await opened.log.append(exampleEvent(2));
    timers.advance(1);
    await vi.waitFor(() => expect(woken).toHaveBeenCalledTimes(1), PATIENT);
    // Nothing was missed this time, and the next break is a first one again.
    listening[2]?.fail(new Error("lost again"));
    timers.advance(1_000);
    await snapshots(3, 1);
    expect(woken).toHaveBeenCalledTimes(1);
    end();
  });

  test("do not listen again when the stream has ended in the meantime", async () => {
    const end = open().subscribe(ANNA, () => undefined);
    listening[0]?.fail(new Error("lost"));
    end();
    timers.advance(120 * SECOND);
    expect(listening).toHaveLength(1);
  });

  test("hold no more events than they must, and count none twice for that", async () => {
    for (const number of [1, 2, 3, 4]) {
      await opened.plant(exampleEvent(number), Date.now() - 60 * SECOND);
    }
    await opened.plant(exampleEvent(5), Date.now());
    const woken = vi.fn<() => void>();
    // The stream has been open for two minutes, and no listener has said anything yet.
    const started = Date.now() - 120 * SECOND;
    const end = open(() => started, 4).subscribe(ANNA, woken);
    await snapshots(0, 1);
    await snapshots(1, 1);
    expect(listening.map(({ stopped }) => stopped)).toEqual([true, false]);
    expect(woken).toHaveBeenCalledTimes(1);
    await opened.log.append(exampleEvent(6));
    await vi.waitFor(() => expect(woken).toHaveBeenCalledTimes(2), PATIENT);
    expect(listening).toHaveLength(2);
    end();
  });

  /** By default this machine's clock is ahead, so that what was stored a moment ago is no news. */
  function open(now = () => Date.now() + 5 * SECOND, mostHeld = 500): Signals {
    const logger = {
      debug() {},
      info() {},
      warn: (fields: object, message: string) => void warnings.push({ fields, message }),
      error() {},
    };
    return createFirestoreSignals({ firestore: opened.firestore, timers, now, logger, mostHeld });
  }

  /** Resolves when this listener has had so many snapshots. */
  async function snapshots(listener: number, count: number): Promise<void> {
    await vi.waitFor(
      () => expect(listening[listener]?.snapshots).toBeGreaterThanOrEqual(count),
      PATIENT,
    );
  }
});

/** Stands between the signals and the SDK, to see and to break what goes on. */
function watchListeners(): Listening[] {
  const listening: Listening[] = [];
  const original = Reflect.get(Query.prototype, "onSnapshot");
  vi.spyOn(Query.prototype, "onSnapshot").mockImplementation(function watched(
    this: Query,
    onNext,
    onError = () => undefined,
  ) {
    const entry: Listening = {
      fail(error) {
        stop();
        onError(error);
      },
      snapshots: 0,
      stopped: false,
    };
    const stop: () => void = Reflect.apply(original, this, [
      (snapshot: Parameters<typeof onNext>[0]) => {
        onNext(snapshot);
        entry.snapshots += 1;
      },
      onError,
    ]);
    listening.push(entry);
    return () => {
      entry.stopped = true;
      stop();
    };
  });
  return listening;
}
