import type { MiddlewareHandler } from "hono";
import type { ApiEnv } from "./api-env.ts";
import { readBearer, refuseBearer, type Authenticate } from "./bearer-auth.ts";

/** Lets a request pass whose bearer belongs to a sender, and says in its context who that is. */
export function requireCaller(authenticate: Authenticate): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const bearer = readBearer(c.req.header("Authorization"));
    if (bearer === null) return refuseBearer();
    const outcome = await authenticate(bearer);
    if (outcome.kind === "refused") return refuseBearer(outcome);
    c.set("caller", outcome.caller);
    return next();
  };
}
