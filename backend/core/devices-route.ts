import type { Context } from "hono";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { encodeBase64Url } from "../../shared/base64url.ts";
import type { SenderId } from "../../shared/ids.ts";
import { randomSenderId } from "../../shared/sender-key.ts";
import { deviceIdSchema, PROTOCOL_VERSION, type DeviceResponse } from "../../shared/wire.ts";
import type { Identify } from "./account.ts";
import type { ApiEnv } from "./api-env.ts";
import type { DeviceRoutes } from "./api.ts";
import { readBearer, refuseBearer } from "./bearer-auth.ts";
import type { DeviceRegistry } from "./device-registry.ts";
import { problem } from "./problem.ts";
import { readPushTarget } from "./push-subscription.ts";
import type { SenderDirectory } from "./sender-directory.ts";
import type { SenderKeys } from "./sender-keys.ts";

interface DevicesDeps {
  readonly identify: Identify;
  readonly senders: Pick<SenderDirectory, "enrol">;
  readonly registry: Pick<DeviceRegistry, "add" | "setPush" | "remove" | "list">;
  readonly senderKeys: Pick<SenderKeys, "exportCurrent">;
  readonly trackingOrigin: string;
  /** Push services that may be called besides the well-known ones. */
  readonly pushOrigins: readonly string[];
  readonly randomBytes: (length: number) => Uint8Array;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** No person has as many browsers. Beyond that, the ones that were silent longest are forgotten. */
const DEVICES_PER_SENDER = 50;

/** Registrations of one account in an hour, on one instance: more than signing in again and again takes. */
const REGISTRATIONS = { points: 30, duration: 3_600 };

type DeviceContext = Context<ApiEnv, "/v1/devices/:id">;

/** The routes of the browsers of an account: `/v1/devices` and what is under it. */
export function createDeviceRoutes(deps: DevicesDeps): DeviceRoutes {
  const { registry, clock } = deps;
  const registrations = new RateLimiterMemory(REGISTRATIONS);

  return {
    async register(c) {
      const bearer = readBearer(c.req.header("Authorization"));
      if (bearer === null) return refuseBearer();
      const outcome = await deps.identify(bearer);
      if (outcome.kind === "refused") return refuseBearer(outcome);
      const { principal } = outcome.account;
      const retryAfterSeconds = await spendRegistration(registrations, principal);
      if (retryAfterSeconds > 0) return tooMany(retryAfterSeconds);

      const now = clock();
      // Only an account's first device makes a sender; for every other one the new id is thrown away.
      const sid = await deps.senders.enrol(principal, randomSenderId(deps.randomBytes), now);
      const deviceId = encodeBase64Url(deps.randomBytes(16));
      await registry.add(sid, deviceId, now);
      await forgetSurplus(registry, sid, deviceId);
      const { trackingOrigin } = deps;
      const key = deps.senderKeys.exportCurrent(sid);
      const answer = { protocol: PROTOCOL_VERSION, sid, ...key, trackingOrigin, deviceId };
      return c.json<DeviceResponse>(answer, 201);
    },

    async remove(c) {
      const deviceId = deviceIdOf(c);
      const removed = deviceId !== null && (await registry.remove(c.var.caller.sid, deviceId));
      return removed ? c.body(null, 204) : unknownDevice();
    },

    async setPush(c) {
      const deviceId = deviceIdOf(c);
      if (deviceId === null) return unknownDevice();
      const target = await readPushTarget(c.req.raw, deps.pushOrigins);
      if (target instanceof Response) return target;
      const found = await registry.setPush(c.var.caller.sid, deviceId, target, clock());
      return found ? c.body(null, 204) : unknownDevice();
    },

    async removePush(c) {
      const deviceId = deviceIdOf(c);
      const found =
        deviceId !== null && (await registry.setPush(c.var.caller.sid, deviceId, null, clock()));
      return found ? c.body(null, 204) : unknownDevice();
    },
  };
}

async function forgetSurplus(
  registry: Pick<DeviceRegistry, "list" | "remove">,
  sid: SenderId,
  newest: string,
): Promise<void> {
  const devices = await registry.list(sid);
  // By its own clock another instance may have heard of a device later than this one of its new one.
  const others = devices.filter(({ deviceId }) => deviceId !== newest);
  const surplus = others.slice(DEVICES_PER_SENDER - 1);
  await Promise.all(surplus.map(({ deviceId }) => registry.remove(sid, deviceId)));
}

/** Seconds until the account may register another browser; 0 when it may now. */
async function spendRegistration(limiter: RateLimiterMemory, principal: string): Promise<number> {
  try {
    await limiter.consume(principal);
    return 0;
  } catch (cause) {
    if (!(cause instanceof RateLimiterRes)) throw cause;
    return Math.max(1, Math.ceil(cause.msBeforeNext / 1_000));
  }
}

function deviceIdOf(c: DeviceContext): string | null {
  return deviceIdSchema.safeParse(c.req.param("id")).data ?? null;
}

function unknownDevice(): Response {
  const message = "This sender has no such device (any more). POST /v1/devices makes a new one.";
  return problem(404, { code: "device-unknown", message });
}

function tooMany(retryAfterSeconds: number): Response {
  const message = `This account has signed in too often. Try again in ${retryAfterSeconds} seconds.`;
  const headers = { "Retry-After": String(retryAfterSeconds) };
  return problem(429, { code: "too-many-devices", message }, headers);
}
