import { STATUS_CODES } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { ClientAddress } from "./client-address.ts";
import { isHitTarget, type HandleHit, type HitRequest } from "./hit.ts";
import type { HitResponse } from "./hit-response.ts";
import { describeError, type StructuredLog } from "./structured-log.ts";

interface UnparsedRequestsDeps {
  readonly handleHit: HandleHit;
  readonly clientAddress: ClientAddress;
  readonly logger: StructuredLog;
}

/** What node says of a request that its parser refused. */
interface ParseError extends NodeJS.ErrnoException {
  readonly rawPacket?: Buffer;
  readonly bytesParsed?: number;
}

/** What stands in the request itself. */
interface UnparsedHit {
  readonly method: string;
  readonly target: string;
  readonly header: (name: string) => string | null;
}

/** Bytes in the target that no URL may hold; a space, where the parser then expects the protocol's name. */
const TARGET_FAULTS = new Set(["HPE_INVALID_URL", "HPE_INVALID_CONSTANT"]);

/** As node answers by itself where nobody listens to `clientError`; everything else is 400. */
const STATUSES: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/**
 * Gives node:http's listener for `clientError`. Some gateways unescape the paths of links, and node's parser refuses raw
 * bytes beyond ASCII and spaces there. That must not cost a recipient the picture or the page: such a hit is escaped
 * again and goes the usual way. Every other unreadable request gets the answer that node itself would give.
 *
 * It takes a request line that has come in one packet, as behind a reverse proxy it does, and a connection on which no
 * other answer is under way, so that nothing can be mixed up. The connection is closed in any case.
 */
export function answerUnparsed({ handleHit, clientAddress, logger }: UnparsedRequestsDeps) {
  // What still comes on such a connection is refused again, packet by packet.
  const answered = new WeakSet<Duplex>();

  return (error: ParseError, socket: Duplex): void => {
    if (answered.has(socket)) return;
    answered.add(socket);
    // Node keeps the answer that is being written here; two at once would be one broken one.
    const busy = "_httpMessage" in socket && Boolean(socket._httpMessage);
    const hit = busy ? null : readHit(error);
    if (hit !== null) void answer({ ...hit, address: addressOf(hit, socket) }, socket);
    else if (busy) socket.destroy();
    else close(socket, `${statusLine(STATUSES[error.code ?? ""] ?? 400)}Connection: close\r\n\r\n`);
  };

  function addressOf({ header }: UnparsedHit, socket: Duplex): string {
    return clientAddress(socket instanceof Socket ? socket.remoteAddress : undefined, header);
  }

  async function answer(hit: HitRequest, socket: Duplex): Promise<void> {
    try {
      close(socket, serialize(await handleHit(hit), hit.method === "HEAD"));
    } catch (cause) {
      logger.error({ error: describeError(cause) }, "hit could not be answered");
      socket.destroy();
    }
  }
}

function readHit({ code = "", rawPacket, bytesParsed = 0 }: ParseError): UnparsedHit | null {
  if (rawPacket === undefined || !TARGET_FAULTS.has(code)) return null;
  const text = rawPacket.toString("latin1");
  const start = text.lastIndexOf("\n", bytesParsed - 1) + 1;
  const [requestLine = "", ...lines] = text.slice(start).split(/\r?\n/);
  const [, method, raw] = /^(GET|HEAD) (.+) HTTP\/1\.[01]$/.exec(requestLine) ?? [];
  if (method === undefined || raw === undefined) return null;
  const target = raw.replace(
    /[^\x21-\x7e]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
  if (!isHitTarget(target)) return null;

  const headers = new Map<string, string>();
  for (const line of lines) {
    if (line === "") break;
    const [, name, value] = /^([^:\s]+):[ \t]*(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) headers.set(name.toLowerCase(), value.trimEnd());
  }
  return { method, target, header: (name) => headers.get(name) ?? null };
}

function serialize({ status, headers, body }: HitResponse, headOnly: boolean): Buffer {
  let head = statusLine(status);
  for (let index = 0; index < headers.length; index += 2)
    head += `${headers[index]}: ${headers[index + 1]}\r\n`;
  head += `Date: ${new Date().toUTCString()}\r\nConnection: close\r\n\r\n`;
  return Buffer.concat([Buffer.from(head, "latin1"), headOnly ? Buffer.alloc(0) : body]);
}

function statusLine(status: number): string {
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n`;
}

/** Writes the last words and closes once they are out. */
function close(socket: Duplex, words: string | Buffer): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  socket.write(words);
  if (socket instanceof Socket) socket.destroySoon();
  else socket.end();
}
