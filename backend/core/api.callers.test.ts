import { describe, expect, test } from "vitest";
import { AUTH_PROBLEMS, eventsPageSchema, keyResponseSchema } from "../../shared/wire.ts";
import { InvalidCursorError } from "./event-log.ts";
import { ANNA, exampleEvent } from "./example-event.ts";
import { KEYS, paired, setUpApi, setUpDeviceApi } from "./test-api.ts";
import { UnavailableError } from "./unavailable-error.ts";

describe("GET /v1/events", () => {
  test("gives the page of the device's own sender", async () => {
    const { ask, read } = setUpApi();
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
    const { ask, read } = setUpApi();
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
      expect(await setUpApi().ask(`/v1/events?limit=${limit}`, paired)).toMatchObject({
        status: 400,
        problem: { code: "invalid-field", field: "limit" },
      });
    },
  );

  test("a cursor that is none is refused by name", async () => {
    const { ask, read } = setUpApi();
    read.mockRejectedValue(new InvalidCursorError());
    expect(await ask("/v1/events?after=%FF%00", paired)).toMatchObject({
      status: 400,
      problem: { code: "invalid-field", field: "after" },
    });
  });

  test.each([undefined, "", "Bearer", "Bearer stranger", "Basic annas-token", "Bearer a b"])(
    "authorization %s is refused",
    async (value) => {
      const { ask } = setUpApi();
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
  const answer = await setUpApi({ authenticate }).ask("/v1/events", paired);
  expect(answer).toMatchObject({ status, problem: { code, message: "No." } });
  expect(answer.headers.get("WWW-Authenticate")).toBe(status === 401 ? "Bearer" : null);
});

test("a bearer that cannot be looked up just now is no reason to sign anybody out", async () => {
  const authenticate = () => Promise.reject(new UnavailableError("locked"));
  expect(await setUpApi({ authenticate }).ask("/v1/events", paired)).toMatchObject({
    status: 503,
    problem: { code: "unavailable" },
  });
});

test("GET /v1/key gives the sender's own key under the current secret", async () => {
  const answer = await setUpApi().ask("/v1/key", paired);
  expect(keyResponseSchema.parse(answer.json)).toEqual(KEYS.exportCurrent(ANNA));
  expect(answer.headers.get("Cache-Control")).toBe("no-store");
});

describe("a server whose browsers are devices of accounts", () => {
  test("has the routes of devices, and none for pairing", async () => {
    const { ask, devices } = setUpDeviceApi();
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
    const { ask, devices } = setUpDeviceApi();
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
    const { ask } = setUpDeviceApi();
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
  const { api } = setUpApi();
  const response = await api(new Request("http://server/v1/stream", paired), { address: "" });
  expect(response.headers.get("Content-Type")).toBe("text/event-stream");
  expect(response.headers.get("X-Accel-Buffering")).toBe("no");
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  await response.body?.cancel();
});
