import { getRequestListener } from "@hono/node-server";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Client } from "../../core/api-env.ts";
import { problem } from "../../core/problem.ts";
import { clientAddress } from "./client-address.ts";

export type HttpFunction = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

/**
 * Turns the API into what the functions runtime calls. The runtime has read the body by then, and left it in `rawBody`,
 * from where @hono/node-server takes it.
 */
export function createHttpFunction(
  api: (request: Request, client: Client) => Promise<Response>,
): HttpFunction {
  const listener = getRequestListener(
    (request, { incoming }) =>
      api(request, { address: clientAddress(incoming.headers["x-forwarded-for"]) }),
    {
      overrideGlobalObjects: false,
      errorHandler: () =>
        problem(400, {
          code: "invalid-request",
          message: "The request's address or Host header is not valid.",
        }),
    },
  );
  return async (incoming, outgoing) => {
    await listener(incoming, outgoing);
  };
}
