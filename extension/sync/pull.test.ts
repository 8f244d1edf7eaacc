import { expect, test, vi } from "vitest";
import { senderIdSchema } from "../../shared/ids.ts";
import { readCursor } from "../db/kv.ts";
import { account, emptyDatabase, hit, mailId } from "../db/samples.ts";
import { credentials } from "./samples.ts";
import type { Fetch } from "./fetch.ts";
import { pullEvents, type PullDeps } from "./pull.ts";

const pulled = { kind: "pulled", unreadable: 0, keyVersion: null, clock: null };
const never = new AbortController().signal;

const stranger = senderIdSchema.parse("zzzzzzzzzzz");

type Answer = () => Response | Promise<Response>;

/** A server that gives these answers one after the other, and notes what it was asked. */
function scripted(...answers: Answer[]) {
  const asked: URL[] = [];
  const headers: Headers[] = [];
  const fetch: Fetch = async (url, init) => {
    asked.push(new URL(url));
    headers.push(new Headers(init.headers));
    const answer = answers.shift();
    if (answer === undefined) throw new Error("asked once too often");
    return answer();
  };
  return { fetch, asked, headers };
}

function page(events: unknown[], cursor: string, more = false): Answer {
  return () => Response.json({ events, cursor, more });
}

function problem(status: number, code: string, field?: string): Answer {
  return () => Response.json({ error: { code, message: "…", field } }, { status });
}

function setUp(...answers: Answer[]) {
  const server = scripted(...answers);
  const db = emptyDatabase();
  const onRecorded = vi.fn<PullDeps["onRecorded"]>();
  const deps: PullDeps = {
    db,
    fetch: server.fetch,
    now: () => 0,
    telling: async () => ({ notify: true, countUnconfirmed: false }),
    onRecorded,
  };
  return { ...server, db, deps, onRecorded, pull: () => pullEvents(deps, credentials, never) };
}

test("reads page after page from the cursor and remembers where it ended", async () => {
  const { pull, asked, headers, db, onRecorded } = setUp(
    page([hit(1)], "a", true),
    page([hit(2)], "b"),
    page([], "b"),
  );
  expect(await pull()).toEqual({ ...pulled, added: 2 });
  expect(await pull()).toEqual({ ...pulled, added: 0 });
  expect(asked.map((url) => url.searchParams.get("after"))).toEqual([null, "a", "b"]);
  expect(asked[0]?.pathname).toBe("/v1/events");
  expect(headers[0]?.get("authorization")).toBe(`Bearer ${"t".repeat(43)}`);
  expect(await readCursor(db, account)).toBe("b");
  expect(onRecorded).toHaveBeenCalledTimes(1);
});

test("keeps the events around one that it cannot read, and another sender's out", async () => {
  const { pull, db } = setUp(
    page([hit(1), { id: "from the future" }, hit(2, { sid: stranger }), hit(3)], "a"),
  );
  expect(await pull()).toEqual({ ...pulled, added: 2, unreadable: 2 });
  expect((await db.messages.get(mailId(1)))?.events.map(({ id }) => id)).toEqual([
    hit(1).id,
    hit(3).id,
  ]);
});

test("starts again from the beginning when the server does not know the cursor", async () => {
  const { pull, asked, db } = setUp(
    page([hit(1)], "old"),
    problem(400, "invalid-field", "after"),
    page([hit(1), hit(2)], "new"),
  );
  await pull();
  expect(await pull()).toEqual({ ...pulled, added: 1 });
  expect(asked.map((url) => url.searchParams.get("after"))).toEqual([null, "old", null]);
  expect(await readCursor(db, account)).toBe("new");
});

test("keeps what it has when a later page fails", async () => {
  const { pull, db, asked } = setUp(
    page([hit(1)], "a", true),
    problem(503, "unavailable"),
    page([hit(2)], "b"),
  );
  expect(await pull()).toMatchObject({ kind: "failed" });
  expect(await readCursor(db, account)).toBe("a");
  expect(await pull()).toMatchObject({ kind: "pulled", added: 1 });
  expect(asked[2]?.searchParams.get("after")).toBe("a");
});

test("gives up a log that says there is more and stands still", async () => {
  const { pull } = setUp(page([], "a", true), page([], "a", true));
  expect(await pull()).toMatchObject({ kind: "failed" });
});

test.each([
  [problem(401, "unauthorized"), { kind: "unauthorized", problem: "unknown-browser" }],
  [problem(401, "account-disabled"), { kind: "unauthorized", problem: "account-disabled" }],
  [problem(403, "domain-not-allowed"), { kind: "unauthorized", problem: "domain-not-allowed" }],
  [
    problem(403, "origin-not-allowed"),
    { kind: "failed", trouble: { kind: "answered", status: 403 } },
  ],
  [
    () => new Response("", { status: 503, headers: { "retry-after": "9" } }),
    { kind: "failed", retryAfter: 9000 },
  ],
  [problem(500, "internal"), { kind: "failed", retryAfter: null }],
  [() => new Response("<html>captive portal"), { kind: "failed" }],
  [() => Response.json({ events: "none" }), { kind: "failed" }],
  [() => Promise.reject(new TypeError("Failed to fetch")), { kind: "failed" }],
] as const)("says what came of it (%#)", async (answer, outcome) => {
  const { pull, db } = setUp(answer);
  expect(await pull()).toMatchObject(outcome);
  expect(await readCursor(db, account)).toBeNull();
});

test("writes nothing after it was stopped", async () => {
  const { deps, db } = setUp(page([hit(1)], "a"));
  const stop = new AbortController();
  const stopped = pullEvents(
    {
      ...deps,
      telling: async () => ({ notify: true, countUnconfirmed: false }),
      fetch: async (...args) => {
        const answer = await deps.fetch(...args);
        stop.abort(new Error("unpaired"));
        return answer;
      },
    },
    credentials,
    stop.signal,
  );
  await expect(stopped).rejects.toThrow("unpaired");
  expect(await db.messages.count()).toBe(0);
});

test("says which version of the key is in use, and how far the clocks are apart", async () => {
  const headers = { date: "Thu, 01 Jan 1970 00:10:00 GMT" };
  const { pull } = setUp(() =>
    Response.json({ events: [], cursor: "a", more: false, keyVersion: 3 }, { headers }),
  );
  expect(await pull()).toMatchObject({ kind: "pulled", keyVersion: 3, clock: { skew: -600_000 } });
});
