import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { Server, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { isHitTarget, type HandleHit } from "../../core/hit.ts";
import type { StructuredLog } from "../../core/structured-log.ts";
import { answerUnparsed } from "../../core/unparsed-requests.ts";
import { clientAddress } from "./client-address.ts";

interface FrontDoorDeps {
  readonly handleHit: HandleHit;
  readonly serve: (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;
  readonly logger: StructuredLog;
}

/** Published by node when a server is told to listen, before it does. */
const LISTEN = "tracing:net.server.listen:asyncStart";

/** 8 KB of URL and all the cookies of a company's domain; node's own limit of 16 KB would answer 431 to that. */
const MAX_HEADER_SIZE = 65_536;

/** Google's load balancers keep idle connections for ten minutes; who closes first must be them, or a hit meets a reset. */
const KEEP_ALIVE_MS = 620_000;

/**
 * Takes hits straight from the server that hosts this function, as soon as it listens. Google's functions-framework has
 * Express in front of every function, and Express answers 400 by itself to a path that is not escaped UTF-8, such as
 * `/caf%E9` or `/50%-off` (functions-framework-nodejs pull request 754, 2026-04), and logs it: links that worked in the
 * mail would be lost. Beside that, Express takes most of a warm hit's time. What is no hit goes the usual way, and so does
 * everything where the server cannot be seen.
 *
 * @returns what ends the watch for servers
 */
export function openFrontDoor({ handleHit, serve, logger }: FrontDoorDeps): () => void {
  const onListen = (message: unknown): void => {
    if (typeof message !== "object" || message === null || !("server" in message)) return;
    if (message.server instanceof Server) takeHits(message.server);
  };
  subscribe(LISTEN, onListen);
  return () => unsubscribe(LISTEN, onListen);

  function takeHits(server: Server): void {
    const others = server.listeners("request") as RequestListener[];
    server.removeAllListeners("request");
    server.on("request", (incoming, outgoing) => {
      if (isHitTarget(incoming.url ?? "")) void serve(incoming, outgoing);
      else for (const listener of others) listener.call(server, incoming, outgoing);
    });
    server.on("clientError", answerUnparsed({ handleHit, clientAddress, logger }));
    Object.assign(server, { maxHeaderSize: MAX_HEADER_SIZE, keepAliveTimeout: KEEP_ALIVE_MS });
  }
}
