import { describe, expect, test } from "vitest";
import { pairResponseSchema, serverInfoSchema } from "../../shared/wire.ts";
import { ANNA } from "./example-event.ts";
import type { PairOutcome } from "./pairing.ts";
import { INFO, KEYS, paired, setUpApi } from "./test-api.ts";
import { UnavailableError } from "./unavailable-error.ts";

const EXTENSION = "chrome-extension://angedcdpicchbkllhjmcfgfiagjjpbml";

describe("what anyone may know", () => {
  test("/.well-known/sightline says what the server is, to any origin", async () => {
    const answer = await setUpApi().ask("/.well-known/sightline");
    expect(serverInfoSchema.parse(answer.json)).toEqual(INFO);
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
  });

  test("/health says that it lives, and numbers only", async () => {
    const answer = await setUpApi().ask("/health");
    const json = { status: "ok", hits: { unknownOpens: 0 } };
    expect(answer).toMatchObject({ status: 200, json });
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
  });

  test.each([
    { logRefuses: true, waiting: 0 },
    { logRefuses: false, waiting: 3 },
  ])("/health tells of trouble: %o", async (health) => {
    expect(await setUpApi({ health: () => health }).ask("/health")).toMatchObject({
      status: 503,
      json: { status: "degraded", waiting: health.waiting, hits: { stored: 0 } },
    });
  });
});

describe("requests that nothing answers", () => {
  test("an unknown path is 404, an unknown method 405 with Allow", async () => {
    const { ask } = setUpApi();
    expect(await ask("/")).toMatchObject({ status: 404, problem: { code: "not-found" } });
    for (const [path, allow] of [
      ["/v1/pair", "POST"],
      ["/v1/events", "GET, HEAD"],
      ["/v1/key", "GET, HEAD"],
      ["/v1/stream", "GET"],
      ["/health", "GET, HEAD"],
    ] as const) {
      const answer = await ask(path, { method: "DELETE" });
      expect(answer).toMatchObject({ status: 405, problem: { code: "method-not-allowed" } });
      expect(answer.headers.get("Allow")).toBe(allow);
    }
  });

  test("extensions may call /v1, web pages may not", async () => {
    const { ask } = setUpApi();
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
    const { ask, pair } = setUpApi();
    const body = JSON.stringify({ code: "abcd-efgh" });
    for (const origin of ["https://evil.example", "null"]) {
      const answer = await ask("/v1/pair", { method: "POST", body, headers: { Origin: origin } });
      expect(answer).toMatchObject({ status: 403, problem: { code: "origin-not-allowed" } });
    }
    expect(pair).not.toHaveBeenCalled();
  });

  test("an extension can read refusals and failures too", async () => {
    const { ask, read } = setUpApi();
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
    const { api } = setUpApi();
    const head = new Request("http://server/v1/stream", { ...paired, method: "HEAD" });
    expect((await api(head, { address: "" })).status).toBe(405);
  });

  test("a failure of ours is a 500 that gives nothing away, and a line in the log", async () => {
    const { ask, read, logger } = setUpApi();
    read.mockRejectedValue(new Error("secret detail"));
    const answer = await ask("/v1/events", paired);
    expect(answer).toMatchObject({ status: 500, problem: { code: "internal" } });
    expect(JSON.stringify(answer.json)).not.toContain("secret detail");
    expect(logger.lines.join()).toContain("secret detail");
    expect(logger.lines.join()).not.toContain("annas-token");
  });

  test("a locked database is a 503 that says when to come again", async () => {
    const { ask, read } = setUpApi();
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
    const { ask, pair } = setUpApi();
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
      const { ask, pair } = setUpApi();
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
    const { ask, pair } = setUpApi();
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
    const answer = await setUpApi().ask("/v1/pair", { ...post(endless), duplex: "half" });
    expect(answer).toMatchObject({ status: 413, problem: { code: "body-too-large" } });
    expect(sent).toBeLessThan(16_384);
  });
});

function resumeWith(change: object): string {
  const resume = { sid: ANNA, keyVersion: 1, proof: "A".repeat(12), ...change };
  return JSON.stringify({ code: "x", resume });
}
