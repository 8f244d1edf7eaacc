import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { emptyDatabase, hit, mailId } from "../db/samples.ts";
import type { ClockReading } from "./clock-skew.ts";
import { connection } from "./connection.ts";
import type { Fetch } from "./fetch.ts";
import { manualClock } from "./manual-clock.ts";
import { credentials } from "./samples.ts";
import { createSynchronizer, type Synchronizer } from "./synchronizer.ts";

const running: Synchronizer[] = [];

beforeEach(() => fakeBrowser.reset());
afterEach(() => {
  for (const synchronizer of running.splice(0)) synchronizer.follow(null, false);
});

/** A server whose state the tests change, with one stream at a time. */
function setUp({ wrongBy = () => 0 }: { readonly wrongBy?: () => number } = {}) {
  const clock = manualClock();
  const db = emptyDatabase();
  const server = {
    events: [] as unknown[],
    answer: null as Response | null,
    pulls: 0,
    streams: 0,
    signal: (_event: string) => {},
  };
  let keptAlive = 0;
  const versions: number[] = [];
  const clocks: ClockReading[] = [];
  const fetch: Fetch = async (url, init) => {
    if (new URL(url).pathname === "/v1/events") {
      server.pulls += 1;
      const { events, answer } = server;
      return (
        answer?.clone() ?? Response.json({ events, cursor: String(events.length), more: false })
      );
    }
    server.streams += 1;
    const body = new ReadableStream<Uint8Array>({
      start(stream) {
        init.signal?.addEventListener("abort", () => stream.error(init.signal?.reason));
        server.signal = (event) =>
          stream.enqueue(new TextEncoder().encode(`event: ${event}\ndata: {}\n\n`));
      },
    });
    return new Response(body);
  };
  const synchronizer = createSynchronizer({
    db,
    fetch,
    now: () => clock.now() + wrongBy(),
    after: clock.after,
    random: () => 1,
    telling: async () => ({ notify: true, countUnconfirmed: false }),
    onClock: (clock) => clocks.push(clock),
    onRecorded: () => {},
    keepAlive: () => {
      keptAlive += 1;
    },
    report: () => {},
    onKeyVersion: (version) => versions.push(version),
    readConnection: () => connection.getValue(),
    writeConnection: (value) => connection.setValue(value),
  });
  running.push(synchronizer);
  const state = async () => (await connection.getValue()).state;
  return { clock, clocks, db, versions, server, synchronizer, state, keptAlive: () => keptAlive };
}

test("pulls when the stream opens and on each hit, and stays alive on heartbeats", async () => {
  const { synchronizer, server, db, state, keptAlive } = setUp();
  synchronizer.follow(credentials, false);
  await expect.poll(() => server.streams).toBe(1);
  server.signal("ready");
  await expect.poll(state).toBe("live");
  await expect.poll(() => server.pulls).toBe(1);

  server.events.push(hit(1));
  server.signal("hit");
  await expect.poll(() => db.messages.get(mailId(1))).toMatchObject({ events: [hit(1)] });
  server.signal("heartbeat");
  await expect.poll(keptAlive).toBe(1);
});

test("tries again by itself after a failure, and says what is wrong meanwhile", async () => {
  const { synchronizer, server, clock, state } = setUp();
  server.answer = new Response("", { status: 500 });
  synchronizer.follow(credentials, false);
  expect(await synchronizer.pull()).toBe(false);
  expect(await connection.getValue()).toMatchObject({
    state: "offline",
    troubles: [{ kind: "answered", status: 500 }],
  });
  server.answer = null;
  clock.advance(1000);
  await expect.poll(state).toBe("polling");
  expect(await connection.getValue()).toMatchObject({
    troubles: [],
    since: 1000,
    lastPullAt: 1000,
  });
});

test("however often it fails, one retry waits", async () => {
  const { synchronizer, server, clock } = setUp();
  server.answer = new Response("", { status: 500 });
  synchronizer.follow(credentials, false);
  await expect.poll(() => server.streams).toBe(1);
  const watchdogs = clock.waiting();
  for (let pull = 0; pull < 5; pull += 1) await synchronizer.pull();
  expect(clock.waiting() - watchdogs).toBe(1);
});

test("a database that cannot be written is said, not thrown", async () => {
  const { synchronizer, server, db } = setUp();
  server.events.push(hit(1));
  db.kv.hook("creating", () => {
    throw new Error("disk full");
  });
  synchronizer.follow(credentials, false);
  expect(await synchronizer.pull()).toBe(false);
  expect(await connection.getValue()).toMatchObject({
    state: "offline",
    troubles: [{ kind: "storage-fails" }],
  });
});

test("asks no sooner than a server in distress allows", async () => {
  const { synchronizer, server, clock } = setUp();
  server.answer = new Response("", { status: 429, headers: { "retry-after": "10" } });
  synchronizer.follow(credentials, false);
  await synchronizer.pull();
  server.answer = null;
  expect(await synchronizer.pull()).toBe(false);
  expect(server.pulls).toBe(1);
  clock.advance(10_000);
  await expect.poll(() => server.pulls).toBe(2);
});

test("a clock that is set back meanwhile does not make it wait for longer", async () => {
  let wrongBy = 0;
  const { synchronizer, server, clock } = setUp({ wrongBy: () => wrongBy });
  server.answer = new Response("", { status: 429, headers: { "retry-after": "10" } });
  synchronizer.follow(credentials, false);
  await synchronizer.pull();
  server.answer = null;
  wrongBy = -5 * 3_600_000;
  clock.advance(10_000);
  await expect.poll(() => server.pulls).toBe(2);
});

test("says so when the server no longer knows this browser, and recovers when it does", async () => {
  const { synchronizer, server, state } = setUp();
  server.answer = new Response("", { status: 401 });
  synchronizer.follow(credentials, false);
  expect(await synchronizer.pull()).toBe(false);
  expect(await state()).toBe("unauthorized");
  server.answer = null;
  expect(await synchronizer.pull()).toBe(true);
  expect(await state()).toBe("polling");
});

test("tells of events that it could not read", async () => {
  const { synchronizer, server } = setUp();
  server.events.push({ id: "from the future" });
  synchronizer.follow(credentials, false);
  expect(await synchronizer.pull()).toBe(true);
  expect(await connection.getValue()).toMatchObject({
    troubles: [{ kind: "unreadable", events: 1 }],
  });
});

test("leaves the server alone when it follows none", async () => {
  const { synchronizer, server, state } = setUp();
  synchronizer.follow(credentials, false);
  await expect.poll(() => server.streams).toBe(1);
  synchronizer.follow(null, false);
  expect(await synchronizer.pull()).toBe(false);
  await expect.poll(state).toBe("not-paired");
  expect(server.pulls).toBe(0);
});

test("following the same server again changes nothing", async () => {
  const { synchronizer, server } = setUp();
  synchronizer.follow(credentials, false);
  await expect.poll(() => server.streams).toBe(1);
  synchronizer.follow({ ...credentials }, false);
  await synchronizer.pull();
  expect(server.streams).toBe(1);
});

test("with push in force no stream is opened, and a pull makes it live", async () => {
  const { synchronizer, server } = setUp();
  synchronizer.follow(credentials, true);
  expect(await synchronizer.pull()).toBe(true);
  expect(await connection.getValue()).toMatchObject({ state: "live", via: "push" });
  expect(server.streams).toBe(0);
});

test("moves from the stream to push without a gap, and back", async () => {
  const { synchronizer, server } = setUp();
  const via = async () => (await connection.getValue()).via;
  synchronizer.follow(credentials, false);
  await expect.poll(() => server.streams).toBe(1);
  server.signal("ready");
  await expect.poll(via).toBe("stream");
  const pulls = server.pulls;
  synchronizer.follow({ ...credentials }, true);
  // Once more, for what the stream told of last.
  await expect.poll(() => server.pulls).toBe(pulls + 1);
  await expect.poll(via).toBe("push");
  expect(() => server.signal("hit")).toThrow(/./);

  synchronizer.follow({ ...credentials }, false);
  await expect.poll(() => server.streams).toBe(2);
  server.signal("ready");
  await expect.poll(via).toBe("stream");
});

test("a worker that wakes between two pushes leaves the connection as it was", async () => {
  const { synchronizer, server } = setUp();
  const before = {
    state: "live",
    via: "push",
    problem: null,
    troubles: [{ kind: "clock-skew", skew: 600_000 }],
    since: 5,
    lastPullAt: 7,
    refusedAt: null,
  } as const;
  await connection.setValue(before);
  synchronizer.follow(credentials, true);
  synchronizer.follow(null, false);
  await expect.poll(async () => (await connection.getValue()).state).toBe("not-paired");
  await connection.setValue(before);

  const woken = setUp();
  woken.synchronizer.follow(credentials, true);
  woken.synchronizer.follow({ ...credentials }, true);
  expect(await connection.getValue()).toEqual(before);
  expect(server.pulls + woken.server.pulls).toBe(0);
});

test("says why the server shuts this browser out", async () => {
  const { synchronizer, server } = setUp();
  server.answer = Response.json(
    { error: { code: "account-disabled", message: "…" } },
    { status: 401 },
  );
  synchronizer.follow(credentials, true);
  await synchronizer.pull();
  expect(await connection.getValue()).toMatchObject({
    state: "unauthorized",
    problem: "account-disabled",
  });
  server.answer = null;
  await synchronizer.pull();
  expect(await connection.getValue()).toMatchObject({ state: "live", problem: null });
});

test("without a network Firebase gives no token: that is offline, not a sign-out", async () => {
  const { synchronizer, server } = setUp();
  const bearer = async () =>
    ({ kind: "unreachable", trouble: { kind: "google-unreachable" } }) as const;
  synchronizer.follow({ ...credentials, bearer }, true);
  expect(await synchronizer.pull()).toBe(false);
  expect(await connection.getValue()).toMatchObject({
    state: "offline",
    troubles: [{ kind: "google-unreachable" }],
  });
  expect(server.pulls).toBe(0);
});

test("tells of the key's version with each pull, and of clocks that differ", async () => {
  const { synchronizer, server, versions, clocks } = setUp();
  server.answer = Response.json(
    { events: [], cursor: "c", more: false, keyVersion: 2 },
    { headers: { date: "Thu, 01 Jan 1970 02:00:00 GMT" } },
  );
  synchronizer.follow(credentials, true);
  await synchronizer.pull();
  expect(versions).toEqual([2]);
  expect(clocks).toEqual([{ skew: -7_200_000, error: 0, at: 0 }]);
  expect(await connection.getValue()).toMatchObject({
    state: "live",
    troubles: [{ kind: "clock-skew", skew: -7_200_000 }],
  });
});
