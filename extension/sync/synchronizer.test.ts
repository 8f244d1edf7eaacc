import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { account, emptyDatabase, hit, mailId } from "../db/samples.ts";
import { connection, connectionState } from "./connection.ts";
import type { Fetch } from "./fetch.ts";
import { manualClock } from "./manual-clock.ts";
import { createSynchronizer, type Synchronizer } from "./synchronizer.ts";

const credentials = { ...account, deviceToken: "t".repeat(43) };
const running: Synchronizer[] = [];

beforeEach(() => fakeBrowser.reset());
afterEach(() => {
  for (const synchronizer of running.splice(0)) synchronizer.follow(null);
});

/** A server whose state the tests change, with one stream at a time. */
function setUp() {
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
    now: clock.now,
    after: clock.after,
    random: () => 1,
    mayNotify: async () => true,
    onRecorded: () => {},
    keepAlive: () => {
      keptAlive += 1;
    },
    report: () => {},
    readConnection: () => connection.getValue(),
    writeConnection: (value) => connection.setValue(value),
  });
  running.push(synchronizer);
  const state = async () => (await connection.getValue()).state;
  return { clock, db, server, synchronizer, state, keptAlive: () => keptAlive };
}

test("pulls when the stream opens and on each hit, and stays alive on heartbeats", async () => {
  const { synchronizer, server, db, state, keptAlive } = setUp();
  synchronizer.follow(credentials);
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
  synchronizer.follow(credentials);
  expect(await synchronizer.pull()).toBe(false);
  expect(await connection.getValue()).toMatchObject({
    state: "offline",
    detail: "The server answered 500.",
  });
  server.answer = null;
  clock.advance(1000);
  await expect.poll(state).toBe("polling");
  expect(await connection.getValue()).toMatchObject({ detail: "", since: 1000, lastPullAt: 1000 });
});

test("however often it fails, one retry waits", async () => {
  const { synchronizer, server, clock } = setUp();
  server.answer = new Response("", { status: 500 });
  synchronizer.follow(credentials);
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
  synchronizer.follow(credentials);
  expect(await synchronizer.pull()).toBe(false);
  expect(await connection.getValue()).toMatchObject({
    state: "offline",
    detail: "This browser’s storage fails.",
  });
});

test("asks no sooner than a server in distress allows", async () => {
  const { synchronizer, server, clock } = setUp();
  server.answer = new Response("", { status: 429, headers: { "retry-after": "10" } });
  synchronizer.follow(credentials);
  await synchronizer.pull();
  server.answer = null;
  expect(await synchronizer.pull()).toBe(false);
  expect(server.pulls).toBe(1);
  clock.advance(10_000);
  await expect.poll(() => server.pulls).toBe(2);
});

test("says so when the server no longer knows this browser, and recovers when it does", async () => {
  const { synchronizer, server, state } = setUp();
  server.answer = new Response("", { status: 401 });
  synchronizer.follow(credentials);
  expect(await synchronizer.pull()).toBe(false);
  expect(await state()).toBe("unauthorized");
  server.answer = null;
  expect(await synchronizer.pull()).toBe(true);
  expect(await state()).toBe("polling");
});

test("tells of events that it could not read", async () => {
  const { synchronizer, server } = setUp();
  server.events.push({ id: "from the future" });
  synchronizer.follow(credentials);
  expect(await synchronizer.pull()).toBe(true);
  expect(await connection.getValue()).toMatchObject({
    detail: "One event could not be read by this version of Sightline.",
  });
});

test("leaves the server alone when it follows none", async () => {
  const { synchronizer, server, state } = setUp();
  synchronizer.follow(credentials);
  await expect.poll(() => server.streams).toBe(1);
  synchronizer.follow(null);
  expect(await synchronizer.pull()).toBe(false);
  await expect.poll(state).toBe("not-paired");
  expect(server.pulls).toBe(0);
});

test("following the same server again changes nothing", async () => {
  const { synchronizer, server } = setUp();
  synchronizer.follow(credentials);
  await expect.poll(() => server.streams).toBe(1);
  synchronizer.follow({ ...credentials });
  await synchronizer.pull();
  expect(server.streams).toBe(1);
});

test("the state follows from both ways to the server", () => {
  const facts = {
    paired: true,
    stream: "closed",
    pull: "none",
    detail: "",
    lastPullAt: null,
  } as const;
  expect(connectionState(facts)).toBe("connecting");
  expect(connectionState({ ...facts, stream: "open", pull: "failed" })).toBe("offline");
  expect(connectionState({ ...facts, stream: "unauthorized" })).toBe("unauthorized");
});
