import { randomBytes } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { newSecretRing, rotate } from "../../shared/secret-ring.ts";
import {
  AUTH_PROBLEMS,
  eventsPageSchema,
  keyResponseSchema,
  pairResponseSchema,
  problemSchema,
  serverInfoSchema,
} from "../../shared/wire.ts";
import { createApi, type ApiDeps, type DeviceRoutes } from "./api.ts";
import { InvalidCursorError, type EventLog } from "./event-log.ts";
import type { AuthOutcome } from "./bearer-auth.ts";
import { createEventStreams } from "./event-streams.ts";
import { ANNA, exampleEvent } from "./example-event.ts";
import { createHitCounters } from "./hit-counters.ts";
import { createManualTimers } from "./manual-timers.ts";
import type { Pair, PairOutcome } from "./pairing.ts";
import { createRecordingLog } from "./recording-log.ts";
import { createSenderKeys } from "./sender-keys.ts";
import { createSignals } from "./signals.ts";
import { UnavailableError } from "./unavailable-error.ts";

const EXTENSION = "chrome-extension://angedcdpicchbkllhjmcfgfiagjjpbml";
const FACTS = { protocol: 1, trackingOrigin: "https://track.example.com" };
const INFO = { ...FACTS, identity: "pairing-code" as const, signals: ["sse" as const] };
const FIREBASE_INFO = {
  ...FACTS,
  identity: "firebase" as const,
  signals: ["sse" as const, "web-push" as const],
  streamUrl: "https://stream.example.com/v1/stream",
  firebase: { apiKey: "key", projectId: "project", clientId: "client", domains: [] },
};
const KEYS = createSenderKeys(rotate(newSecretRing(randomBytes), randomBytes));
const paired = { headers: { Authorization: "Bearer annas-token" } };

describe("what anyone may know", () => {
  test("/.well-known/sightline says what the server is, to any origin", async () => {
    const answer = await setUp().ask("/.well-known/sightline");
    expect(serverInfoSchema.parse(answer.json)).toEqual(INFO);
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
  });

  test("/healthz says that it lives, and numbers only", async () => {
    const answer = await setUp().ask("/healthz");
    const json = { status: "ok", hits: { unknownOpens: 0 } };
    expect(answer).toMatchObject({ status: 200, json });
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
  });

  test.each([
    { logRefuses: true, waiting: 0 },
    { logRefuses: false, waiting: 3 },
  ])("/healthz tells of trouble: %o", async (health) => {
    expect(await setUp({ health: () => health }).ask("/healthz")).toMatchObject({
      status: 503,
      json: { status: "degraded", waiting: health.waiting, hits: { stored: 0 } },
    });
  });
});

describe("requests that nothing answers", () => {
  test("an unknown path is 404, an unknown method 405 with Allow", async () => {
    const { ask } = setUp();
    expect(await ask("/")).toMatchObject({ status: 404, problem: { code: "not-found" } });
    for (const [path, allow] of [
      ["/v1/pair", "POST"],
      ["/v1/events", "GET, HEAD"],
      ["/v1/key", "GET, HEAD"],
      ["/v1/stream", "GET"],
      ["/healthz", "GET, HEAD"],
    ] as const) {
      const answer = await ask(path, { method: "DELETE" });
      expect(answer).toMatchObject({ status: 405, problem: { code: "method-not-allowed" } });
      expect(answer.headers.get("Allow")).toBe(allow);
    }
  });

  test("extensions may call /v1, web pages may not", async () => {
    const { ask } = setUp();
    const preflight = (origin: string) =>
      ask("/v1/events", {
        method: "OPTIONS",
        headers: {
          Origin: origin,
          "Access-Control-Request-Method": "GET",
          "Access-Control-Request-Headers": "authorization",
        },
      });
    const allowed = await preflight(EXTENSION);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get("Access-Control-Allow-Origin")).toBe(EXTENSION);
    expect(allowed.headers.get("Access-Control-Allow-Headers")).toContain("Authorization");
    expect(allowed.headers.get("Access-Control-Allow-Methods")).toBe("GET,POST,PUT,DELETE");
    expect(
      (await preflight("https://evil.example")).headers.has("Access-Control-Allow-Origin"),
    ).toBe(false);
  });

  test("a web page cannot even try out codes, blindly, on a server on its visitor's machine", async () => {
    const { ask, pair } = setUp();
    const body = JSON.stringify({ code: "abcd-efgh" });
    for (const origin of ["https://evil.example", "null"]) {
      const answer = await ask("/v1/pair", { method: "POST", body, headers: { Origin: origin } });
      expect(answer).toMatchObject({ status: 403, problem: { code: "origin-not-allowed" } });
    }
    expect(pair).not.toHaveBeenCalled();
  });

  test("an extension can read refusals and failures too", async () => {
    const { ask, read } = setUp();
    const headers = { Origin: EXTENSION, Authorization: "Bearer stranger" };
    const refused = await ask("/v1/events", { headers });
    read.mockRejectedValue(new Error("a bug"));
    const failed = await ask("/v1/events", { headers: { ...headers, ...paired.headers } });
    const unknown = await ask("/v1/nothing", { headers });
    expect([refused, failed, unknown].map(({ status }) => status)).toEqual([401, 500, 404]);
    for (const answer of [refused, failed, unknown]) {
      expect(answer.headers.get("Access-Control-Allow-Origin")).toBe(EXTENSION);
      expect(answer.headers.get("Access-Control-Expose-Headers")).toBe("Date,Retry-After");
    }
  });

  test("HEAD opens no stream", async () => {
    const { api } = setUp();
    const head = new Request("http://server/v1/stream", { ...paired, method: "HEAD" });
    expect((await api(head, { address: "" })).status).toBe(405);
  });

  test("a failure of ours is a 500 that gives nothing away, and a line in the log", async () => {
    const { ask, read, logger } = setUp();
    read.mockRejectedValue(new Error("secret detail"));
    const answer = await ask("/v1/events", paired);
    expect(answer).toMatchObject({ status: 500, problem: { code: "internal" } });
    expect(JSON.stringify(answer.json)).not.toContain("secret detail");
    expect(logger.lines.join()).toContain("secret detail");
    expect(logger.lines.join()).not.toContain("annas-token");
  });

  test("a locked database is a 503 that says when to come again", async () => {
    const { ask, read } = setUp();
    read.mockRejectedValue(new UnavailableError("locked"));
    const answer = await ask("/v1/events", paired);
    expect(answer).toMatchObject({ status: 503, problem: { code: "unavailable" } });
    expect(answer.headers.get("Retry-After")).toBe("1");
  });
});

describe("POST /v1/pair", () => {
  const post = (body: string | Uint8Array<ArrayBuffer> | ReadableStream) => ({
    method: "POST",
    body,
  });

  test("gives a browser all that it needs", async () => {
    const { ask, pair } = setUp();
    const answer = await ask("/v1/pair", post(JSON.stringify({ code: "abcd-efgh" })));
    expect(pairResponseSchema.parse(answer.json)).toMatchObject({
      sid: ANNA,
      trackingOrigin: INFO.trackingOrigin,
      ...KEYS.exportCurrent(ANNA),
    });
    expect(pair).toHaveBeenCalledWith({ code: "abcd-efgh" }, "192.0.2.1");
  });

  test.each([
    [{ kind: "wrong" }, 403, "pairing-code-wrong"],
    [{ kind: "used" }, 403, "pairing-code-used"],
    [{ kind: "expired" }, 403, "pairing-code-expired"],
    [{ kind: "too-many-tries", retryAfterSeconds: 42 }, 429, "too-many-tries"],
  ] satisfies [PairOutcome, number, string][])(
    "%o is a problem of its own",
    async (outcome, status, code) => {
      const { ask, pair } = setUp();
      pair.mockResolvedValue(outcome);
      const answer = await ask("/v1/pair", post(JSON.stringify({ code: "abcd-efgh" })));
      expect(answer).toMatchObject({ status, problem: { code } });
      expect(answer.headers.get("Retry-After")).toBe(status === 429 ? "42" : null);
    },
  );

  test.each([
    ["nothing", "", 400, "body"],
    ["broken JSON", "{", 400, "body"],
    ["broken UTF-8", new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400, "body"],
    ["no code", "{}", 400, "code"],
    ["a code of the wrong type", '{"code":12345678}', 400, "code"],
    ["a code that is far too long", JSON.stringify({ code: "x".repeat(33) }), 400, "code"],
    ["an array", "[]", 400, "code"],
    ["half a proof", '{"code":"x","resume":{"sid":"annaannaann"}}', 400, "resume"],
    ["a proof with an impossible version", resumeWith({ keyVersion: 256 }), 400, "resume"],
    ["too much", JSON.stringify({ code: "x".repeat(5_000) }), 413, "body"],
  ])("%s is refused, and the field is named", async (_, body, status, field) => {
    const { ask, pair } = setUp();
    expect(await ask("/v1/pair", post(body))).toMatchObject({ status, problem: { field } });
    expect(pair).not.toHaveBeenCalled();
  });

  test("too much is refused before it has all arrived", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1_024;
        controller.enqueue(new Uint8Array(1_024));
      },
    });
    const answer = await setUp().ask("/v1/pair", { ...post(endless), duplex: "half" });
    expect(answer).toMatchObject({ status: 413, problem: { code: "body-too-large" } });
    expect(sent).toBeLessThan(16_384);
  });
});

describe("GET /v1/events", () => {
  test("gives the page of the device's own sender", async () => {
    const { ask, read } = setUp();
    const answer = await ask("/v1/events?after=c1&limit=5", paired);
    expect(eventsPageSchema.parse(answer.json)).toEqual({
      events: [exampleEvent(1)],
      cursor: "c2",
      more: false,
      keyVersion: 2,
    });
    expect(read).toHaveBeenCalledWith(ANNA, "c1", 5);
  });

  test("starts at the beginning, with 200, when nothing else is asked for", async () => {
    const { ask, read } = setUp();
    await ask("/v1/events", paired);
    await ask("/v1/events?after=", paired);
    expect(read.mock.calls).toEqual([
      [ANNA, null, 200],
      [ANNA, null, 200],
    ]);
  });

  test.each(["0", "-1", "1001", "ten", "1.5", "", "99999999999999999999", "%FF"])(
    "limit %s is refused by name",
    async (limit) => {
      expect(await setUp().ask(`/v1/events?limit=${limit}`, paired)).toMatchObject({
        status: 400,
        problem: { code: "invalid-field", field: "limit" },
      });
    },
  );

  test("a cursor that is none is refused by name", async () => {
    const { ask, read } = setUp();
    read.mockRejectedValue(new InvalidCursorError());
    expect(await ask("/v1/events?after=%FF%00", paired)).toMatchObject({
      status: 400,
      problem: { code: "invalid-field", field: "after" },
    });
  });

  test.each([undefined, "", "Bearer", "Bearer stranger", "Basic annas-token", "Bearer a b"])(
    "authorization %s is refused",
    async (value) => {
      const { ask } = setUp();
      for (const path of ["/v1/events", "/v1/stream", "/v1/key"]) {
        const answer = await ask(
          path,
          value === undefined ? {} : { headers: { Authorization: value } },
        );
        expect(answer).toMatchObject({ status: 401, problem: { code: "unauthorized" } });
        expect(answer.headers.get("WWW-Authenticate")).toBe("Bearer");
      }
    },
  );
});

test.each(AUTH_PROBLEMS)("a bearer that is refused as %s is answered so", async (code) => {
  const status = /^(?:domain|email)-/.test(code) ? 403 : 401;
  const authenticate = async () => ({ kind: "refused", status, code, message: "No." }) as const;
  const answer = await setUp({ authenticate }).ask("/v1/events", paired);
  expect(answer).toMatchObject({ status, problem: { code, message: "No." } });
  expect(answer.headers.get("WWW-Authenticate")).toBe(status === 401 ? "Bearer" : null);
});

test("a bearer that cannot be looked up just now is no reason to sign anybody out", async () => {
  const authenticate = () => Promise.reject(new UnavailableError("locked"));
  expect(await setUp({ authenticate }).ask("/v1/events", paired)).toMatchObject({
    status: 503,
    problem: { code: "unavailable" },
  });
});

test("GET /v1/key gives the sender's own key under the current secret", async () => {
  const answer = await setUp().ask("/v1/key", paired);
  expect(keyResponseSchema.parse(answer.json)).toEqual(KEYS.exportCurrent(ANNA));
  expect(answer.headers.get("Cache-Control")).toBe("no-store");
});

describe("a server whose browsers are devices of accounts", () => {
  test("has the routes of devices, and none for pairing", async () => {
    const { ask, devices } = setUpFirebase();
    expect(await ask("/v1/pair", { method: "POST", body: "{}" })).toMatchObject({ status: 404 });
    for (const [method, path, handler, id] of [
      ["POST", "/v1/devices", devices.register, undefined],
      ["DELETE", "/v1/devices/d1", devices.remove, "d1"],
      ["PUT", "/v1/devices/d1/push", devices.setPush, "d1"],
      ["DELETE", "/v1/devices/d1/push", devices.removePush, "d1"],
    ] as const) {
      expect(await ask(path, { ...paired, method })).toMatchObject({ status: 204 });
      expect(handler).toHaveBeenCalledOnce();
      expect(handler.mock.calls[0]?.[0].req.param("id")).toBe(id);
    }
  });

  test("asks who it is before anything is done to a device, but not before the first call", async () => {
    const { ask, devices } = setUpFirebase();
    expect(await ask("/v1/devices", { method: "POST" })).toMatchObject({ status: 204 });
    for (const [method, path] of [
      ["DELETE", "/v1/devices/d1"],
      ["PUT", "/v1/devices/d1/push"],
      ["DELETE", "/v1/devices/d1/push"],
    ] as const) {
      expect(await ask(path, { method })).toMatchObject({ status: 401 });
    }
    for (const handler of [devices.remove, devices.setPush, devices.removePush]) {
      expect(handler).not.toHaveBeenCalled();
    }
  });

  test("says which methods a device takes, and that the stream is elsewhere", async () => {
    const { ask } = setUpFirebase();
    const allow = async (path: string) => (await ask(path, paired)).headers.get("Allow");
    expect(await allow("/v1/devices")).toBe("POST");
    expect(await allow("/v1/devices/d1")).toBe("DELETE");
    expect(await allow("/v1/devices/d1/push")).toBe("DELETE, PUT");
    expect(await ask("/v1/devices/", paired)).toMatchObject({ status: 404 });
    expect(await ask("/v1/devices/d1/other", paired)).toMatchObject({ status: 404 });
    expect(await ask("/v1/stream", paired)).toMatchObject({ status: 404 });
  });
});

test("GET /v1/stream is a stream that no proxy buffers, compresses or caches", async () => {
  const { api } = setUp();
  const response = await api(new Request("http://server/v1/stream", paired), { address: "" });
  expect(response.headers.get("Content-Type")).toBe("text/event-stream");
  expect(response.headers.get("X-Accel-Buffering")).toBe("no");
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  await response.body?.cancel();
});

function resumeWith(change: object): string {
  const resume = { sid: ANNA, keyVersion: 1, proof: "A".repeat(12), ...change };
  return JSON.stringify({ code: "x", resume });
}

type CommonDeps = Omit<ApiDeps, "info" | "pair" | "devices">;

function setUp(deps: Partial<CommonDeps> = {}) {
  const pair = vi
    .fn<Pair>()
    .mockResolvedValue({ kind: "paired", sid: ANNA, deviceToken: "t".repeat(43) });
  const streams = createEventStreams({ signals: createSignals(), timers: createManualTimers() });
  const common = commonDeps();
  const api = createApi({ ...common, info: INFO, pair, streams, ...deps });
  return { ...common, ...askWith(api), pair };
}

/** Its stream is elsewhere. */
function setUpFirebase() {
  const handler = () => vi.fn<DeviceRoutes["remove"]>(async (c) => c.body(null, 204));
  const register = vi.fn<DeviceRoutes["register"]>(async (c) => c.body(null, 204));
  const devices = { register, remove: handler(), setPush: handler(), removePush: handler() };
  return { ...askWith(createApi({ ...commonDeps(), info: FIREBASE_INFO, devices })), devices };
}

function commonDeps() {
  const read = vi
    .fn<EventLog["read"]>()
    .mockResolvedValue({ events: [exampleEvent(1)], cursor: "c2", more: false });
  return {
    read,
    log: { read },
    senderKeys: KEYS,
    authenticate: async (bearer: string): Promise<AuthOutcome> =>
      bearer === "annas-token"
        ? { kind: "caller", caller: { sid: ANNA, id: "browser" } }
        : { kind: "refused", status: 401, code: "unauthorized", message: "Not paired." },
    counters: createHitCounters(),
    health: () => ({ logRefuses: false, waiting: 0 }),
    logger: createRecordingLog(),
  };
}

function askWith(api: ReturnType<typeof createApi>) {
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await api(new Request(`http://server${path}`, init), { address: "192.0.2.1" });
    const text = await response.text();
    const json: unknown = text === "" ? null : JSON.parse(text);
    const { status, headers } = response;
    return {
      status,
      headers,
      json,
      problem: problemSchema.safeParse(json).data?.error ?? null,
    };
  };
  return { api, ask };
}
