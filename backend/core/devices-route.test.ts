import { createECDH, randomBytes } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { newSecretRing } from "../../shared/secret-ring.ts";
import { deviceResponseSchema, problemSchema } from "../../shared/wire.ts";
import type { Account, Identify } from "./account.ts";
import { createApi } from "./api.ts";
import type { AuthRefusal } from "./bearer-auth.ts";
import { createDeviceRoutes } from "./devices-route.ts";
import { ANNA, BORIS } from "./example-event.ts";
import { createMemoryDeviceRegistry } from "./memory-device-registry.ts";
import { createRecordingLog } from "./recording-log.ts";
import type { SenderDirectory } from "./sender-directory.ts";
import { createSenderKeys } from "./sender-keys.ts";
import { createSignals } from "./signals.ts";
import { UnavailableError } from "./unavailable-error.ts";

const NOW = 1_795_000_000_000;
const PUSH_SERVICE = "http://127.0.0.1:9000";

describe("POST /v1/devices", () => {
  test("makes the account's sender at its first device, and gives all that a browser needs", async () => {
    const { ask, registry, senderKeys } = setUp();
    const answer = await ask("POST /v1/devices", "new-account");
    expect(answer.status).toBe(201);
    const device = deviceResponseSchema.parse(answer.json);
    expect(device).toMatchObject({
      protocol: 1,
      trackingOrigin: "https://track.example.com",
      ...senderKeys.exportCurrent(device.sid),
    });
    expect(await registry.list(device.sid)).toEqual([
      { deviceId: device.deviceId, seenAt: NOW, push: null },
    ]);
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
  });

  test("further browsers of the account are devices of the same sender", async () => {
    const { register, registry } = setUp();
    const [first, second] = [await register("anna"), await register("anna")];
    expect(first.sid).toBe(ANNA);
    expect(second.sid).toBe(ANNA);
    expect(second.deviceId).not.toBe(first.deviceId);
    expect(await registry.list(ANNA)).toHaveLength(2);
  });

  test("another account is another sender", async () => {
    const { register } = setUp();
    expect((await register("boris")).sid).toBe(BORIS);
    expect((await register("somebody")).sid).not.toBe((await register("else")).sid);
  });

  test("a refused bearer is refused with its own code", async () => {
    const { ask, registry } = setUp();
    const refused = await ask("POST /v1/devices", "disabled");
    expect(refused).toMatchObject({ status: 401, problem: { code: "account-disabled" } });
    expect(refused.headers.get("WWW-Authenticate")).toBe("Bearer");
    const missing = await ask("POST /v1/devices", null);
    expect(missing).toMatchObject({ status: 401, problem: { code: "unauthorized" } });
    expect(await registry.list(ANNA)).toEqual([]);
  });

  test("what cannot be checked just now is no refusal, and the log says why", async () => {
    const { ask, logger } = setUp();
    const answer = await ask("POST /v1/devices", "unavailable");
    expect(answer).toMatchObject({ status: 503, problem: { code: "unavailable" } });
    expect(answer.headers.get("Retry-After")).toBe("1");
    expect(logger.lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        message: "request failed for now",
        error: { name: "UnavailableError", message: "no answer" },
        cause: { name: "Error", message: "connection refused" },
      },
    ]);
  });

  test("an account cannot register for ever; another one does not notice", async () => {
    const { ask } = setUp();
    const statuses = [];
    for (let n = 0; n < 31; n++) statuses.push((await ask("POST /v1/devices", "anna")).status);
    expect(new Set(statuses.slice(0, 30))).toEqual(new Set([201]));
    const refused = await ask("POST /v1/devices", "anna");
    expect(refused).toMatchObject({ status: 429, problem: { code: "too-many-devices" } });
    expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect((await ask("POST /v1/devices", "boris")).status).toBe(201);
  });

  test("with fifty devices, the one that was silent longest gives way to a new one", async () => {
    const { register, registry } = setUp();
    for (let n = 0; n < 50; n++) await registry.add(ANNA, deviceId(n), NOW - 1_000 + n);
    // As by an instance whose clock is ahead of ours.
    await registry.add(ANNA, deviceId(7), NOW + 5_000);
    const { deviceId: newest } = await register("anna");
    const left = (await registry.list(ANNA)).map(({ deviceId }) => deviceId);
    expect(left).toHaveLength(50);
    expect(left).toContain(newest);
    expect(left).toContain(deviceId(7));
    expect(left).not.toContain(deviceId(0));
  });
});

describe("PUT and DELETE /v1/devices/:id/push", () => {
  test("keep how the browser is woken, and forget it", async () => {
    const { ask, register, registry } = setUp();
    const device = await register("anna");
    const path = `/v1/devices/${device.deviceId}/push`;
    expect((await ask(`PUT ${path}`, "anna", subscription())).status).toBe(204);
    const { endpoint, keys } = subscription();
    expect((await registry.list(ANNA))[0]?.push).toEqual({ endpoint, ...keys });
    expect((await ask(`DELETE ${path}`, "anna")).status).toBe(204);
    expect((await registry.list(ANNA))[0]?.push).toBeNull();
  });

  test("take what a browser gives: padding, an expiration time and fields to come", async () => {
    const { ask, register, registry } = setUp();
    const { deviceId } = await register("anna");
    const { endpoint, keys } = subscription();
    const body = {
      endpoint,
      expirationTime: null,
      keys: { p256dh: `${keys.p256dh}=`, auth: `${keys.auth}==`, more: 1 },
      more: 1,
    };
    expect((await ask(`PUT /v1/devices/${deviceId}/push`, "anna", body)).status).toBe(204);
    expect((await registry.list(ANNA))[0]?.push).toEqual({ endpoint, ...keys });
  });

  const { endpoint, keys } = subscription();
  test.each([
    ["nothing", undefined, 400, "body"],
    ["broken JSON", "{", 400, "body"],
    ["an array", [], 400, "body"],
    ["no endpoint", { keys }, 400, "endpoint"],
    ["an endpoint of ours", { endpoint: "http://10.0.0.1/", keys }, 400, "endpoint"],
    ["a strange endpoint", { endpoint: "https://push.evil.example/1", keys }, 400, "endpoint"],
    ["a long endpoint", { endpoint: `${endpoint}/${"x".repeat(2_048)}`, keys }, 400, "endpoint"],
    ["no keys", { endpoint }, 400, "keys"],
    ["no key", { endpoint, keys: { auth: keys.auth } }, 400, "keys.p256dh"],
    ["a short key", { endpoint, keys: { ...keys, p256dh: "BA" } }, 400, "keys.p256dh"],
    [
      "a key beside the curve",
      { endpoint, keys: { ...keys, p256dh: `B${"A".repeat(86)}` } },
      400,
      "keys.p256dh",
    ],
    ["no secret", { endpoint, keys: { p256dh: keys.p256dh } }, 400, "keys.auth"],
    ["a number as secret", { endpoint, keys: { ...keys, auth: 7 } }, 400, "keys.auth"],
    ["a strange time", { endpoint, keys, expirationTime: "soon" }, 400, "expirationTime"],
    ["too much", { endpoint, keys, more: "x".repeat(9_000) }, 413, "body"],
  ])("%s is refused, and the field is named", async (_, body, status, field) => {
    const { ask, register, registry } = setUp();
    const device = await register("anna");
    const answer = await ask(`PUT /v1/devices/${device.deviceId}/push`, "anna", body);
    expect(answer).toMatchObject({ status, problem: { field } });
    expect((await registry.list(ANNA))[0]?.push).toBeNull();
  });

  test("nobody touches another's devices, and cannot tell whether they exist", async () => {
    const { ask, register, registry } = setUp();
    const device = await register("anna");
    const own = `/v1/devices/${device.deviceId}`;
    for (const [request, body] of [
      [`PUT ${own}/push`, subscription()],
      [`DELETE ${own}/push`, undefined],
      [`DELETE ${own}`, undefined],
      [`DELETE /v1/devices/${deviceId(1)}`, undefined],
      ["DELETE /v1/devices/a%2Fb", undefined],
      ["PUT /v1/devices/x/push", subscription()],
    ] as const) {
      const answer = await ask(request, "boris", body);
      expect(answer).toMatchObject({ status: 404, problem: { code: "device-unknown" } });
    }
    expect(await registry.list(ANNA)).toHaveLength(1);
  });

  test("an account without a sender is told to register first", async () => {
    const { ask } = setUp();
    const answer = await ask(`PUT /v1/devices/${deviceId(1)}/push`, "new-account", subscription());
    expect(answer).toMatchObject({ status: 401, problem: { code: "sign-in-needed" } });
  });
});

describe("DELETE /v1/devices/:id", () => {
  test("signs a browser out, once", async () => {
    const { ask, register, registry } = setUp();
    const path = `DELETE /v1/devices/${(await register("anna")).deviceId}`;
    expect((await ask(path, "anna")).status).toBe(204);
    expect(await registry.list(ANNA)).toEqual([]);
    expect((await ask(path, "anna")).status).toBe(404);
  });
});

function deviceId(number: number): string {
  return `device-${String(number).padStart(15, "0")}`;
}

function subscription() {
  return { endpoint: `${PUSH_SERVICE}/push/1`, keys: KEYS };
}

const KEYS = {
  p256dh: createECDH("prime256v1").generateKeys("base64url"),
  auth: randomBytes(16).toString("base64url"),
};

function refusal(code: AuthRefusal["code"]): AuthRefusal {
  return { kind: "refused", status: 401, code, message: "" };
}

/** Bearers are the accounts' names here. */
function setUp() {
  const registry = createMemoryDeviceRegistry();
  const senderKeys = createSenderKeys(newSecretRing(randomBytes));
  const senders = new Map([
    ["anna", ANNA],
    ["boris", BORIS],
  ]);
  const enrol = vi.fn<SenderDirectory["enrol"]>(async (principal, sid) => {
    const inForce = senders.get(principal) ?? sid;
    senders.set(principal, inForce);
    return inForce;
  });
  const identify: Identify = async (bearer) => {
    if (bearer === "unavailable")
      throw new UnavailableError("no answer", { cause: new Error("connection refused") });
    if (bearer === "disabled") return refusal("account-disabled");
    const account: Account = { principal: bearer, session: `${bearer} 1` };
    return { kind: "account", account };
  };
  const trackingOrigin = "https://track.example.com";
  const notAskedHere = () => Promise.reject(new Error("not asked here"));
  const logger = createRecordingLog();
  const api = createApi({
    info: {
      protocol: 1,
      trackingOrigin,
      signals: ["sse"],
      identity: "firebase",
      firebase: { apiKey: "k", projectId: "p", clientId: "c", domains: [] },
    },
    log: { read: notAskedHere, append: notAskedHere },
    signals: createSignals(),
    clock: () => NOW,
    senderKeys,
    authenticate: async (bearer) => {
      const sid = senders.get(bearer);
      return sid === undefined
        ? refusal("sign-in-needed")
        : { kind: "caller", caller: { sid, id: bearer } };
    },
    devices: createDeviceRoutes({
      identify,
      senders: { enrol },
      registry,
      senderKeys,
      trackingOrigin,
      pushOrigins: [PUSH_SERVICE],
      randomBytes,
      clock: () => NOW,
    }),
    health: () => ({ logRefuses: false, waiting: 0 }),
    logger,
  });

  const ask = async (request: string, bearer: string | null, body?: unknown) => {
    const [method = "", path = ""] = request.split(" ");
    const response = await api(
      new Request(`http://server${path}`, {
        method,
        headers: bearer === null ? {} : { Authorization: `Bearer ${bearer}` },
        ...(body !== undefined && {
          body: typeof body === "string" ? body : JSON.stringify(body),
        }),
      }),
      { address: "" },
    );
    const text = await response.text();
    const json: unknown = text === "" ? null : JSON.parse(text);
    const { status, headers } = response;
    return { status, headers, json, problem: problemSchema.safeParse(json).data?.error ?? null };
  };
  const register = async (bearer: string) =>
    deviceResponseSchema.parse((await ask("POST /v1/devices", bearer)).json);
  return { ask, register, registry, senderKeys, logger };
}
