import { randomBytes } from "node:crypto";
import { vi } from "vitest";
import { newSecretRing, rotate } from "../../shared/secret-ring.ts";
import { problemSchema } from "../../shared/wire.ts";
import { createApi, type ApiDeps, type DeviceRoutes } from "./api.ts";
import type { AuthOutcome } from "./bearer-auth.ts";
import type { EventLog } from "./event-log.ts";
import { createEventStreams } from "./event-streams.ts";
import { ANNA, exampleEvent } from "./example-event.ts";
import { createHitCounters } from "./hit-counters.ts";
import { createManualTimers } from "./manual-timers.ts";
import type { Pair } from "./pairing.ts";
import { createRecordingLog } from "./recording-log.ts";
import { createSenderKeys } from "./sender-keys.ts";
import { createSignals, type Signals } from "./signals.ts";

const FACTS = { protocol: 1, trackingOrigin: "https://track.example.com" };
export const INFO = { ...FACTS, identity: "pairing-code" as const, signals: ["sse" as const] };
const FIREBASE_INFO = {
  ...FACTS,
  identity: "firebase" as const,
  signals: ["sse" as const, "web-push" as const],
  streamUrl: "https://stream.example.com/v1/stream",
  firebase: { apiKey: "key", projectId: "project", clientId: "client", domains: [] },
};

/** Of a secret that was rotated once. */
export const KEYS = createSenderKeys(rotate(newSecretRing(randomBytes), randomBytes));

/** What the API's clock says, in milliseconds since 1970. */
export const NOW = Date.UTC(2026, 10, 21, 9, 0, 0);

/** A request of Anna's browser. */
export const paired = { headers: { Authorization: "Bearer annas-token" } };

type CommonDeps = Omit<ApiDeps, "info" | "pair" | "devices">;

/** For tests: an API that browsers pair with. */
export function setUpApi(deps: Partial<CommonDeps> = {}) {
  const pair = vi
    .fn<Pair>()
    .mockResolvedValue({ kind: "paired", sid: ANNA, deviceToken: "t".repeat(43) });
  const streams = createEventStreams({ signals: createSignals(), timers: createManualTimers() });
  const common = commonDeps();
  const api = createApi({ ...common, info: INFO, pair, streams, ...deps });
  return { ...common, ...askWith(api), pair };
}

/** For tests: an API whose browsers are devices of accounts, with its stream elsewhere. */
export function setUpDeviceApi() {
  const handler = () => vi.fn<DeviceRoutes["remove"]>(async (c) => c.body(null, 204));
  const register = vi.fn<DeviceRoutes["register"]>(async (c) => c.body(null, 204));
  const devices = { register, remove: handler(), setPush: handler(), removePush: handler() };
  return { ...askWith(createApi({ ...commonDeps(), info: FIREBASE_INFO, devices })), devices };
}

function commonDeps() {
  const read = vi
    .fn<EventLog["read"]>()
    .mockResolvedValue({ events: [exampleEvent(1)], cursor: "c2", more: false });
  const append = vi.fn<EventLog["append"]>().mockResolvedValue();
  const publish = vi.fn<Signals["publish"]>();
  return {
    read,
    append,
    publish,
    log: { read, append },
    signals: { publish },
    clock: () => NOW,
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
