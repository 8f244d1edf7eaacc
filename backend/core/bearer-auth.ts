import type { MiddlewareHandler } from "hono";
import type { ApiEnv } from "./api-env.ts";
import type { Device } from "./sender-directory.ts";
import { problem } from "./problem.ts";

/** Gives the device that a bearer token belongs to, or null. */
export type Authenticate = (bearer: string) => Promise<Device | null>;

/** Lets a request pass that carries the token of a paired device, and says which device it is. */
export function requireDevice(authenticate: Authenticate): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const bearer = /^Bearer +(\S+) *$/i.exec(c.req.header("Authorization") ?? "")?.[1];
    if (bearer === undefined)
      return unauthorized("This needs the header Authorization: Bearer <device token>.");
    const device = await authenticate(bearer);
    if (device === null) return unauthorized("This device is not paired with this server.");
    c.set("device", device);
    return next();
  };
}

function unauthorized(message: string): Response {
  return problem(401, { code: "unauthorized", message }, { "WWW-Authenticate": "Bearer" });
}
