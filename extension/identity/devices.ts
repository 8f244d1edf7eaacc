import { deviceResponseSchema, type DeviceResponse } from "../../shared/wire.ts";
import { fetchAuthorized, type AuthorizedAnswer } from "../sync/authorized-fetch.ts";
import type { AccessProblem, Credentials } from "../sync/credentials.ts";
import type { Fetch } from "../sync/fetch.ts";

/** What it takes to speak of a device. */
type Access = Pick<Credentials, "server" | "bearer">;

export type Registration =
  | { readonly kind: "registered"; readonly device: DeviceResponse }
  | { readonly kind: "refused"; readonly problem: AccessProblem }
  /** Also: a token that is fresh, and expired to the server. */
  | { readonly kind: "unreachable" }
  | { readonly kind: "failed"; readonly status: number }
  | { readonly kind: "not-sightline" };

const timeoutMs = 10_000;

/** Makes this browser a device of the account, `POST /v1/devices`; at the account's first one, its sender too. */
export async function registerDevice(fetch: Fetch, access: Access): Promise<Registration> {
  const answer = await ask(fetch, access, "POST", "/v1/devices");
  if (answer.kind === "refused") return answer;
  if (answer.kind === "unreachable") return { kind: "unreachable" };
  const { status } = answer.response;
  if (!answer.response.ok) return { kind: "failed", status };
  const body: unknown = await answer.response.json().catch(() => null);
  const device = deviceResponseSchema.safeParse(body);
  return device.success ? { kind: "registered", device: device.data } : { kind: "not-sightline" };
}

/** Takes a device off the account, as well as it can be done now: the server forgets silent devices by itself. */
export async function removeDevice(fetch: Fetch, access: Access, deviceId: string): Promise<void> {
  await ask(fetch, access, "DELETE", `/v1/devices/${deviceId}`);
}

function ask(
  fetch: Fetch,
  access: Access,
  method: string,
  path: string,
): Promise<AuthorizedAnswer> {
  return fetchAuthorized(fetch, access, `${access.server}${path}`, {
    method,
    signal: AbortSignal.timeout(timeoutMs),
  });
}
