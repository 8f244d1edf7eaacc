import { describe, expect, test, vi } from "vitest";
import { decodeBase64Url, encodeBase64Url } from "../../shared/base64url.ts";
import type { LogEvent } from "../../shared/event.ts";
import { eventIdSchema, senderIdSchema } from "../../shared/ids.ts";
import { prepareSenderKey } from "../../shared/sender-key.ts";
import { viewProof } from "../../shared/view-proof.ts";
import { VIEW_TOLERANCE_MS, viewRequestSchema } from "../../shared/wire.ts";
import type { OwnSender } from "../db/kv.ts";
import { account, mailId } from "../db/samples.ts";
import type { Fetch } from "../sync/fetch.ts";
import { manualClock } from "../sync/manual-clock.ts";
import { createViewNotes, type NoteViewsDeps } from "./note-views.ts";

const { server, sid } = account;
const sender: OwnSender = { server, sid, senderKey: "A".repeat(43), keyVersion: 3 };
const key = prepareSenderKey(sid, new Uint8Array(32), 3);
const mail = (number: number) => ({ sid, messageId: mailId(number) });
/** The worker's clock when a test begins. */
const start = Date.UTC(2026, 10, 21, 9, 0, 0);

/** A browser that was paired, and a server that gives these answers, the last one for good. */
function setUp(
  answers: readonly (() => Response | Promise<Response>)[],
  facts: Partial<NoteViewsDeps> = {},
) {
  const clock = manualClock();
  const waiting = [...answers];
  const fetch = vi.fn<Fetch>(async () => {
    const answer = waiting.length > 1 ? waiting.shift() : waiting[0];
    if (answer === undefined) throw new TypeError("Failed to fetch");
    return answer();
  });
  const recorded: LogEvent[] = [];
  const report = vi.fn<(error: unknown) => void>();
  const keepAlive = vi.fn<() => void>();
  const notes = createViewNotes({
    fetch,
    now: () => start + clock.now(),
    after: clock.after,
    senderTag: async (senderKey, message) => {
      const bytes = decodeBase64Url(senderKey);
      if (bytes === null) throw new Error("no key");
      return encodeBase64Url(prepareSenderKey(sid, bytes, 3).tag(message));
    },
    random: () => 1,
    randomBytes: (length) => new Uint8Array(length).fill(0xab),
    senders: async () => [sender],
    clockSkew: async () => null,
    record: async (views) => void recorded.push(...views),
    keepAlive,
    report,
    ...facts,
  });
  const requests = () =>
    fetch.mock.calls.map(([url, { body }]) => ({
      url,
      body: viewRequestSchema.parse(JSON.parse(typeof body === "string" ? body : "")),
    }));
  /** Lets so many seconds pass, and what they bring about happen. */
  const pass = async (seconds: number) => {
    await settled();
    for (let second = 0; second < seconds; second += 1) {
      clock.advance(1_000);
      await settled();
    }
  };
  return { notes, requests, recorded, report, keepAlive, clock, pass };
}

/** After everything that waits for nothing but promises. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

const told = () => new Response(null, { status: 204 });
const problem =
  (status: number, code: string, headers: Record<string, string> = {}) =>
  () =>
    Response.json({ error: { code, message: "No." } }, { status, headers });

describe("a view", () => {
  test("that the database did not take is taken when the page says so again", async () => {
    const record = vi.fn<NoteViewsDeps["record"]>().mockRejectedValueOnce(new Error("disk full"));
    const { notes } = setUp([told], { record });
    await expect(notes.note("gmail", [mail(1)])).rejects.toThrow("disk full");
    expect(await notes.note("gmail", [mail(1)])).toBe(1);
    expect(record).toHaveBeenCalledTimes(2);
  });

  test("is in the database at once, and told to the server that the sender belongs to", async () => {
    const { notes, requests, recorded } = setUp([told]);
    expect(await notes.note("gmail", [mail(1)])).toBe(1);
    const id = eventIdSchema.parse(`${start.toString(16).padStart(12, "0")}abababababababab`);
    expect(recorded).toEqual([
      {
        id,
        sid,
        messageId: mailId(1),
        recipient: 0,
        kind: "view",
        link: 0,
        receivedAt: start,
        age: 0,
        verdict: "self",
        reasons: ["own-view"],
        client: { family: "Gmail", os: "", device: "unknown" },
        network: { class: "unknown", country: null },
      },
    ]);
    const view = { id, messageId: mailId(1), mailClient: "gmail", at: start, ago: 0 } as const;
    expect(requests()).toEqual([
      {
        url: `${server}/v1/views`,
        body: { sid, keyVersion: 3, ...view, proof: viewProof(key, view) },
      },
    ]);
  });

  test("carries the time as the server has it", async () => {
    const { notes, requests, recorded } = setUp([told], { clockSkew: async () => 61_000 });
    await notes.note("outlook", [mail(1)]);
    expect(recorded[0]).toMatchObject({
      receivedAt: start - 61_000,
      client: { family: "Outlook" },
    });
    expect(requests()[0]?.body.at).toBe(start - 61_000);
  });

  test("carries no bearer and no cookie", async () => {
    const fetch = vi.fn<Fetch>(async () => told());
    const { notes } = setUp([], { fetch });
    await notes.note("gmail", [mail(1)]);
    const init = fetch.mock.calls[0]?.[1];
    expect(init?.credentials).toBe("omit");
    expect(new Headers(init?.headers).has("authorization")).toBe(false);
  });

  test("is of a mail of this browser's senders only, each at its own server", async () => {
    const earlier: OwnSender = {
      server: "https://earlier.example.com",
      sid: senderIdSchema.parse("earlierrrrr"),
      senderKey: "A".repeat(43),
      keyVersion: 1,
    };
    const stranger = { sid: senderIdSchema.parse("strangerrrr"), messageId: mailId(3) };
    const { notes, requests, recorded } = setUp([told], { senders: async () => [sender, earlier] });
    const mails = [mail(1), stranger, { sid: earlier.sid, messageId: mailId(2) }];
    expect(await notes.note("gmail", mails)).toBe(2);
    expect(recorded.map(({ messageId }) => messageId)).toEqual([mailId(1), mailId(2)]);
    expect(requests().map(({ url }) => url)).toEqual([
      `${server}/v1/views`,
      "https://earlier.example.com/v1/views",
    ]);
    expect(await notes.note("gmail", [stranger])).toBe(0);
  });

  test("of a sender that is named twice is signed as the first says", async () => {
    const old = { ...sender, keyVersion: 1 };
    const { notes, requests } = setUp([told], { senders: async () => [sender, old] });
    await notes.note("gmail", [mail(1)]);
    expect(requests()[0]?.body.keyVersion).toBe(3);
  });

  test("is one within 15 seconds, however many tabs tell of it", async () => {
    const { notes, requests, clock } = setUp([told]);
    const counts = await Promise.all([
      notes.note("gmail", [mail(1), mail(1), mail(2)]),
      notes.note("gmail", [mail(1)]),
    ]);
    expect(counts).toEqual([2, 0]);
    clock.advance(14_999);
    expect(await notes.note("gmail", [mail(1), mail(3)])).toBe(1);
    clock.advance(1);
    expect(await notes.note("gmail", [mail(1), mail(3)])).toBe(1);
    expect(requests()).toHaveLength(4);
  });

  test("is told although the database fails, and the caller learns of that", async () => {
    const record = () => Promise.reject(new Error("full"));
    const { notes, requests } = setUp([told], { record });
    await expect(notes.note("gmail", [mail(1)])).rejects.toThrow("full");
    expect(requests()).toHaveLength(1);
  });
});

describe("a server that cannot take it", () => {
  test.each([
    ["cannot be reached", () => Promise.reject(new TypeError("Failed to fetch"))],
    ["has no log just now", problem(503, "unavailable", { "Retry-After": "1" })],
    ["is busy", problem(429, "busy")],
  ])(
    "since it %s is asked again with the same view, which says how old it is",
    async (_, failing) => {
      const { notes, requests, keepAlive, pass } = setUp([failing, failing, told]);
      await notes.note("gmail", [mail(1)]);
      await pass(10);
      const bodies = requests().map(({ body }) => body);
      expect(bodies.map(({ ago }) => ago)).toEqual([0, 1_000, 3_000]);
      expect(bodies.map(({ at }) => at)).toEqual([start, start, start]);
      expect(new Set(bodies.map(({ id }) => id)).size).toBe(1);
      for (const body of bodies) expect(body.proof).toBe(viewProof(key, body));
      expect(keepAlive).toHaveBeenCalledTimes(3);
    },
  );

  test("is asked when it wants to be", async () => {
    const busy = problem(503, "unavailable", { "Retry-After": "30" });
    const { notes, requests, pass } = setUp([busy, told]);
    await notes.note("gmail", [mail(1)]);
    await pass(60);
    expect(requests().map(({ body }) => body.ago)).toEqual([0, 30_000]);
  });

  test("is left in peace when the view is too old to be told, without a word", async () => {
    const { notes, requests, clock, pass, report } = setUp([]);
    await notes.note("gmail", [mail(1)]);
    await pass(200);
    const ages = requests().map(({ body }) => body.ago);
    expect(ages).toEqual([0, 1, 3, 7, 15, 31, 51, 71, 91, 111].map((second) => second * 1_000));
    expect(Math.max(...ages)).toBeLessThanOrEqual(VIEW_TOLERANCE_MS);
    expect(clock.waiting()).toBe(0);
    expect(report).not.toHaveBeenCalled();
  });

  test.each([
    [403, "proof-wrong"],
    [404, "not-found"],
    [400, "invalid-field"],
  ])("and never will (%i) is not asked again", async (status, code) => {
    const { notes, requests, clock, report } = setUp([problem(status, code)]);
    await notes.note("gmail", [mail(1)]);
    await settled();
    expect(requests()).toHaveLength(1);
    expect(clock.waiting()).toBe(0);
    expect(report).not.toHaveBeenCalled();
  });

  test("since this computer's clock is wrong is told by its own clock, once", async () => {
    const date = { Date: new Date(start - 3_600_000).toUTCString() };
    const stale = problem(400, "view-stale", date);
    const corrected = setUp([stale, told]);
    await corrected.notes.note("gmail", [mail(1)]);
    await settled();
    expect(corrected.requests().map(({ body }) => body.at)).toEqual([start, start - 3_600_000]);

    const stubborn = setUp([stale]);
    await stubborn.notes.note("gmail", [mail(1)]);
    await stubborn.pass(60);
    expect(stubborn.requests()).toHaveLength(2);
  });
});

test("a key that is none is written down, since no server gives one", async () => {
  const broken = { ...sender, senderKey: "no key!" };
  const { notes, report, recorded } = setUp([told], { senders: async () => [broken] });
  expect(await notes.note("gmail", [mail(1)])).toBe(1);
  expect(recorded).toHaveLength(1);
  await settled();
  expect(report).toHaveBeenCalledOnce();
});
