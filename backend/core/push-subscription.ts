import { pushSubscriptionSchema } from "../../shared/wire.ts";
import type { PushTarget } from "./device-registry.ts";
import { invalidField } from "./problem.ts";
import { isPushEndpoint } from "./push-endpoint.ts";
import { readJsonBody } from "./read-json-body.ts";
import { refuseBody } from "./refuse-body.ts";

const MAX_BODY_BYTES = 8_192;

const FAULTS = {
  endpoint: "endpoint is the URL of a push service, of at most 2,048 characters.",
  expirationTime: "expirationTime is a number or null, or absent.",
  keys: "keys has p256dh and auth.",
  "keys.p256dh": "keys.p256dh is an uncompressed point of the curve P-256, 65 bytes as base64url.",
  "keys.auth": "keys.auth is 16 bytes as base64url.",
  body: "The body is a push subscription as JSON: endpoint and keys.",
} as const;

/**
 * Reads a `PushSubscription`, as its `toJSON()` gives it, from the body of a request.
 * @param extraOrigins Push services that may be called besides the well-known ones.
 * @returns the way to the browser, or the refusal that names the field at fault.
 */
export async function readPushTarget(
  request: Request,
  extraOrigins: readonly string[],
): Promise<PushTarget | Response> {
  const body = await readJsonBody(request, MAX_BODY_BYTES);
  if (body.kind === "too-large") return refuseBody(body.kind, MAX_BODY_BYTES);
  if (body.kind !== "json") return fault("body");
  const parsed = pushSubscriptionSchema.safeParse(body.value);
  if (!parsed.success) return fault(fieldOf(parsed.error.issues[0]?.path));

  const { endpoint, keys } = parsed.data;
  if (!isPushEndpoint(endpoint, extraOrigins)) {
    return invalidField("endpoint", "endpoint is not of a push service that this server calls.");
  }
  const p256dh = keys.p256dh.replace(/=+$/, "");
  if (!(await isPoint(p256dh))) return fault("keys.p256dh");
  return { endpoint, p256dh, auth: keys.auth.replace(/=+$/, "") };
}

function fieldOf(path: readonly PropertyKey[] = []): keyof typeof FAULTS {
  const field = path.join(".");
  return Object.hasOwn(FAULTS, field) ? (field as keyof typeof FAULTS) : "body";
}

function fault(field: keyof typeof FAULTS): Response {
  return invalidField(field, FAULTS[field]);
}

/** Whether anything can be encrypted to this key: a point beside the curve would fail at every push, for ever. */
async function isPoint(p256dh: string): Promise<boolean> {
  const algorithm = { name: "ECDH", namedCurve: "P-256" };
  try {
    const point = Buffer.from(p256dh, "base64url");
    await crypto.subtle.importKey("raw", point, algorithm, false, []);
    return true;
  } catch {
    return false;
  }
}
