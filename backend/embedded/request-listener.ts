import { getRequestListener } from "@hono/node-server";
import type { IncomingMessage, RequestListener } from "node:http";
import { isIP } from "node:net";
import type { Client } from "../core/api-env.ts";
import { isHitTarget, type HandleHit } from "../core/hit.ts";
import { problem } from "../core/problem.ts";
import { createNodeHitServer } from "../core/serve-node-hit.ts";
import type { StructuredLog } from "../core/structured-log.ts";

interface RequestListenerDeps {
  readonly handleHit: HandleHit;
  readonly api: (request: Request, client: Client) => Promise<Response>;
  /** Whether a reverse proxy of our own stands in front, whose X-Forwarded-For can be believed. */
  readonly trustProxy: boolean;
  readonly logger: StructuredLog;
}

/** Gives node:http's listener: hits go their own short way, everything else through Hono. */
export function createRequestListener(deps: RequestListenerDeps): RequestListener {
  const serveHit = createNodeHitServer(deps);
  const listenApi = getRequestListener(
    (request, { incoming }) =>
      deps.api(request, { address: clientAddress(incoming as IncomingMessage, deps.trustProxy) }),
    {
      overrideGlobalObjects: false,
      errorHandler: () =>
        problem(400, {
          code: "invalid-request",
          message: "The request's address or Host header is not valid.",
        }),
    },
  );

  return (incoming, outgoing) => {
    if (isHitTarget(incoming.url ?? "")) void serveHit(incoming, outgoing);
    else void listenApi(incoming, outgoing);
  };
}

/**
 * The address that the nearest proxy of our own saw, or else the socket's. For rate limits only. Behind a proxy that is
 * not trusted all clients are one, but not the one that connects from the proxy's machine without it: its owner.
 */
function clientAddress(incoming: IncomingMessage, trustProxy: boolean): string {
  const address = incoming.socket.remoteAddress ?? "";
  const forwarded = incoming.headers["x-forwarded-for"]?.toString();
  if (forwarded === undefined) return address;
  if (!trustProxy) return "proxied";
  const nearest = forwarded.split(",").at(-1)?.trim() ?? "";
  return isIP(nearest) === 0 ? address : nearest;
}
