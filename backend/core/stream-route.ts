import type { Context } from "hono";
import type { ApiEnv } from "./api-env.ts";
import type { EventStreams } from "./event-streams.ts";

/** `GET /v1/stream`: signals as server-sent events. Never compressed and never buffered by a proxy. */
export function streamRoute({ streams }: { readonly streams: EventStreams }) {
  return (c: Context<ApiEnv>): Response =>
    c.body(streams.open(c.var.caller), 200, {
      "Content-Type": "text/event-stream",
      "Content-Encoding": "identity",
      "X-Accel-Buffering": "no",
    });
}
