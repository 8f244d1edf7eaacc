import { randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logEventSchema } from "../../shared/event.ts";
import { eventIdSchema, messageIdSchema, type SenderId } from "../../shared/ids.ts";
import { newSecretRing, rotate } from "../../shared/secret-ring.ts";
import { viewEvent } from "../../shared/view-event.ts";
import { viewProof } from "../../shared/view-proof.ts";
import { VIEW_TOLERANCE_MS, type ViewRequest } from "../../shared/wire.ts";
import { ANNA, BORIS } from "./example-event.ts";
import { createSenderKeys } from "./sender-keys.ts";
import { KEYS, NOW, setUpApi, setUpDeviceApi } from "./test-api.ts";
import { UnavailableError } from "./unavailable-error.ts";

const VIEW = {
  id: eventIdSchema.parse("019a9f00000001234567890abcde"),
  messageId: messageIdSchema.parse("AAECAwQFBgc"),
  mailClient: "gmail",
  at: NOW,
  ago: 0,
} as const;

/** What Anna's browser sends, signed with the current key. */
function signed(facts: Partial<ViewRequest> = {}, by: SenderId = ANNA): ViewRequest {
  const view = { ...VIEW, ...facts };
  const keyVersion = facts.keyVersion ?? KEYS.currentVersion;
  const key = KEYS.get(by, keyVersion);
  if (key === null) throw new Error("no such key");
  return { sid: ANNA, keyVersion, proof: viewProof(key, view), ...view };
}

const post = (body: unknown): RequestInit => ({
  method: "POST",
  body: typeof body === "string" ? body : JSON.stringify(body),
});

describe("a view that the sender's browser signed", () => {
  test("is an event of the log, at the server's own time, and wakes the sender's other browsers", async () => {
    const { ask, append, publish } = setUpApi();
    const request = signed({ at: NOW - 90_000 });
    const answer = await ask("/v1/views", post(request));
    expect(answer).toMatchObject({ status: 204, json: null });
    expect(append.mock.calls).toEqual([[viewEvent(request, NOW)]]);
    expect(logEventSchema.parse(append.mock.calls[0]?.[0])).toMatchObject({
      id: VIEW.id,
      kind: "view",
      verdict: "self",
      reasons: ["own-view"],
      receivedAt: NOW,
      client: { family: "Gmail" },
    });
    expect(publish.mock.calls).toEqual([[ANNA]]);
  });

  test("that comes late keeps the time that it had", async () => {
    const { ask, append } = setUpApi();
    const request = signed({ at: NOW - 47_000, ago: 45_000, mailClient: "outlook" });
    expect((await ask("/v1/views", post(request))).status).toBe(204);
    expect(append.mock.calls[0]?.[0]).toMatchObject({
      receivedAt: NOW - 45_000,
      client: { family: "Outlook" },
    });
  });

  test("is taken under every key in force, from extensions, and needs no bearer", async () => {
    for (const set of [setUpApi(), setUpDeviceApi()]) {
      for (const keyVersion of [1, 2]) {
        const headers = { Origin: "chrome-extension://angedcdpicchbkllhjmcfgfiagjjpbml" };
        const answer = await set.ask("/v1/views", { ...post(signed({ keyVersion })), headers });
        expect(answer.status).toBe(204);
        expect(answer.headers.get("Cache-Control")).toBe("no-store");
      }
    }
  });

  test("twice is stored under one id, so that it is one", async () => {
    const { ask, append } = setUpApi();
    const request = post(signed());
    await ask("/v1/views", request);
    expect((await ask("/v1/views", request)).status).toBe(204);
    expect(new Set(append.mock.calls.map(([{ id }]) => id))).toEqual(new Set([VIEW.id]));
  });

  test.each([
    ["as old as can be", -VIEW_TOLERANCE_MS, 204],
    ["older", -VIEW_TOLERANCE_MS - 1, 400],
    ["of a clock that is ahead as far as can be", VIEW_TOLERANCE_MS, 204],
    ["further ahead", VIEW_TOLERANCE_MS + 1, 400],
  ])("%s is judged by the server's clock", async (_, offset, status) => {
    const { ask, append } = setUpApi();
    const answer = await ask("/v1/views", post(signed({ at: NOW + offset })));
    expect(answer.status).toBe(status);
    if (status === 204) return;
    expect(answer.problem).toMatchObject({ code: "view-stale", field: "at" });
    expect(append).not.toHaveBeenCalled();
  });
});

describe("a view that nobody who may has signed", () => {
  const other = eventIdSchema.parse("019a9f00000001234567890abcdf");
  test.each([
    ["signed with another sender's key", signed({}, BORIS)],
    ["in the name of another sender", { ...signed(), sid: BORIS }],
    ["of another version than it says", { ...signed({ keyVersion: 1 }), keyVersion: 2 }],
    ["of a version that never was", { ...signed(), keyVersion: 3 }],
    ["with another id", { ...signed(), id: other }],
    ["of another mail", { ...signed(), messageId: "AAECAwQFBgg" }],
    ["in another mail client", { ...signed(), mailClient: "outlook" }],
    ["at another time", { ...signed(), at: NOW + 1 }],
    ["with another delay", { ...signed(), ago: 1 }],
  ])("%s is refused", async (_, request) => {
    const { ask, append, publish } = setUpApi();
    const answer = await ask("/v1/views", post(request));
    expect(answer).toMatchObject({ status: 403, problem: { code: "proof-wrong", field: "proof" } });
    expect(append).not.toHaveBeenCalled();
    expect(publish).not.toHaveBeenCalled();
  });

  test("under a version that was retired is refused, and no web page may try", async () => {
    const ring = rotate(newSecretRing(randomBytes), randomBytes);
    const both = createSenderKeys(ring);
    const key = both.get(ANNA, 1);
    if (key === null) throw new Error("version 1 is in force");
    const request = { sid: ANNA, keyVersion: 1, ...VIEW, proof: viewProof(key, VIEW) };
    const retired = {
      ...both,
      get: (sid: SenderId, version: number) => (version === 1 ? null : both.get(sid, version)),
    };
    const refused = await setUpApi({ senderKeys: retired }).ask("/v1/views", post(request));
    expect(refused).toMatchObject({ status: 403, problem: { code: "proof-wrong" } });
    expect((await setUpApi({ senderKeys: both }).ask("/v1/views", post(request))).status).toBe(204);

    const headers = { Origin: "https://evil.example" };
    const fromPage = await setUpApi().ask("/v1/views", { ...post(signed()), headers });
    expect(fromPage).toMatchObject({ status: 403, problem: { code: "origin-not-allowed" } });
  });

  test("pushes no key that is in use out of memory", async () => {
    const kept: SenderId[] = [];
    const senderKeys = {
      ...KEYS,
      keep: ({ sid }: { readonly sid: SenderId }) => void kept.push(sid),
    };
    const { ask } = setUpApi({ senderKeys });
    await ask("/v1/views", post({ ...signed(), sid: BORIS }));
    expect(kept).toEqual([]);
    await ask("/v1/views", post(signed()));
    expect(kept).toEqual([ANNA]);
  });
});

describe("a request that is no view", () => {
  test.each([
    ["sid", "Annaannaann"],
    ["keyVersion", 0],
    ["keyVersion", 1.5],
    ["id", "short"],
    ["id", "a/../../b/c/d/e/f/g"],
    ["messageId", "AAECAwQFBg="],
    ["mailClient", "pigeon"],
    ["at", -1],
    ["at", "now"],
    ["ago", VIEW_TOLERANCE_MS + 1],
    ["ago", -1],
    ["proof", "A".repeat(13)],
    ["proof", undefined],
  ])("is told that %s is wrong: %j", async (field, value) => {
    const { ask, append } = setUpApi();
    const answer = await ask("/v1/views", post({ ...signed(), [field]: value }));
    expect(answer).toMatchObject({ status: 400, problem: { code: "invalid-field", field } });
    expect(append).not.toHaveBeenCalled();
  });

  test.each(["", "{", "[]", "null", '"view"', "\ud800"])("is told so: %j", async (body) => {
    expect(await setUpApi().ask("/v1/views", post(body))).toMatchObject({
      status: 400,
      problem: { code: "invalid-field", field: "body" },
    });
  });

  test("is not read beyond a kilobyte", async () => {
    const request = { ...signed(), more: "x".repeat(1_024) };
    expect(await setUpApi().ask("/v1/views", post(request))).toMatchObject({
      status: 413,
      problem: { code: "body-too-large" },
    });
  });

  test("never fails the server, whatever it is", async () => {
    const { ask, append } = setUpApi();
    const anything = fc.oneof(
      fc.json(),
      fc.string(),
      fc
        .tuple(fc.constantFrom(...Object.keys(signed())), fc.jsonValue())
        .map(([field, value]) => JSON.stringify({ ...signed(), [field]: value })),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (body) => {
        append.mockClear();
        const { status } = await ask("/v1/views", post(body));
        expect([204, 400, 403, 413]).toContain(status);
        expect(append).toHaveBeenCalledTimes(status === 204 ? 1 : 0);
      }),
    );
  });
});

test.each([new UnavailableError("locked"), new Error("disk full")])(
  "a log that is down (%s) has the browser try again, and nothing is said of anybody",
  async (cause) => {
    const { ask, append, publish, logger } = setUpApi();
    append.mockRejectedValue(cause);
    const answer = await ask("/v1/views", post(signed()));
    expect(answer).toMatchObject({ status: 503, problem: { code: "unavailable" } });
    expect(answer.headers.get("Retry-After")).toBe("1");
    expect(publish).not.toHaveBeenCalled();
    expect(logger.lines.join()).toContain(cause.message);
    for (const word of [ANNA, VIEW.id, VIEW.messageId, signed().proof]) {
      expect(logger.lines.join()).not.toContain(word);
    }
  },
);

test("every other method is refused by name", async () => {
  for (const method of ["GET", "HEAD", "PUT", "DELETE"]) {
    const answer = await setUpApi().ask("/v1/views", { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("Allow")).toBe("POST");
  }
});
