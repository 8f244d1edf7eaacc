import type { IncomingMessage, ServerResponse } from "node:http";
import { parseHitTarget } from "../../shared/tracked-url.ts";
import type { ClientAddress } from "./client-address.ts";
import type { HandleHit, HitRequest } from "./hit.ts";
import { picture, plainDestination, type HitResponse } from "./hit-response.ts";
import { describeError, type StructuredLog } from "./structured-log.ts";

interface ServeNodeHitDeps {
  readonly handleHit: HandleHit;
  readonly clientAddress: ClientAddress;
  readonly logger: StructuredLog;
}

/** Gives the function that answers hits on node:http, in every case. It never rejects. */
export function createNodeHitServer({ handleHit, clientAddress, logger }: ServeNodeHitDeps) {
  return async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    try {
      send(outgoing, await handleHit(new NodeHitRequest(incoming, clientAddress)));
    } catch (cause) {
      // Only a bug comes here. It costs the count of this one hit, never the picture or the link, and never the server.
      logger.error({ error: describeError(cause) }, "hit could not be answered");
      if (outgoing.headersSent) outgoing.destroy();
      else send(outgoing, lastResort(incoming.url ?? ""));
    }
  };
}

function send(outgoing: ServerResponse, { status, headers, body }: HitResponse): void {
  outgoing.writeHead(status, headers as string[]);
  outgoing.end(body);
}

/** Nothing is verified here, so nothing is redirected to. */
function lastResort(target: string): HitResponse {
  const hit = parseHitTarget(target);
  return hit?.kind === "click" || hit?.kind === "damaged-click"
    ? plainDestination(hit.destination)
    : picture;
}

class NodeHitRequest implements HitRequest {
  readonly method: string;
  readonly target: string;
  readonly #incoming: IncomingMessage;
  readonly #clientAddress: ClientAddress;
  #address: string | undefined;

  constructor(incoming: IncomingMessage, clientAddress: ClientAddress) {
    this.method = incoming.method ?? "";
    this.target = incoming.url ?? "";
    this.#incoming = incoming;
    this.#clientAddress = clientAddress;
  }

  /** Found when it is asked for: what is no hit of ours has no use for it. */
  get address(): string {
    return (this.#address ??= this.#clientAddress(this.#incoming.socket.remoteAddress, (name) =>
      this.header(name),
    ));
  }

  /** Firebase Hosting may write a query anew on its way (its emulator makes `?a` into `?a=`), but says what it was. */
  get originalTarget(): string | null {
    return this.header("x-original-url");
  }

  header(name: string): string | null {
    const value = this.#incoming.headers[name];
    return typeof value === "string" ? value : (value?.join(", ") ?? null);
  }
}
