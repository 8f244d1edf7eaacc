import { getRequestListener } from "@hono/node-server";
import type { IncomingMessage, RequestListener } from "node:http";
import type { Client } from "../core/api-env.ts";
import type { ClientAddress } from "../core/client-address.ts";
import { isHitTarget, type HandleHit } from "../core/hit.ts";
import { problem } from "../core/problem.ts";
import { createNodeHitServer } from "../core/serve-node-hit.ts";
import type { StructuredLog } from "../core/structured-log.ts";

interface RequestListenerDeps {
  readonly handleHit: HandleHit;
  readonly api: (request: Request, client: Client) => Promise<Response>;
  readonly clientAddress: ClientAddress;
  readonly logger: StructuredLog;
}

/** Gives node:http's listener: hits go their own short way, everything else through Hono. */
export function createRequestListener(deps: RequestListenerDeps): RequestListener {
  const serveHit = createNodeHitServer(deps);
  const listenApi = getRequestListener(
    (request, { incoming }) => deps.api(request, { address: addressOf(incoming) }),
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

  function addressOf({ socket, headers }: Pick<IncomingMessage, "socket" | "headers">): string {
    return deps.clientAddress(socket.remoteAddress, (name) => headers[name]?.toString() ?? null);
  }
}
