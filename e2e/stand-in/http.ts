import type { IncomingMessage, ServerResponse } from "node:http";

export function sendJson(response: ServerResponse, value: unknown): void {
  response
    .writeHead(200, { "content-type": "application/json; charset=utf-8" })
    .end(JSON.stringify(value));
}

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** Without its query. */
export function pathOf({ url = "/" }: IncomingMessage): string {
  return url.replace(/\?.*$/s, "");
}

export function queryOf({ url = "/" }: IncomingMessage): URLSearchParams {
  return new URL(url, "https://stand-in.invalid").searchParams;
}

export function notFound(response: ServerResponse): void {
  response.writeHead(404, { "content-type": "text/plain" }).end("The stand-in has no such page.");
}

/** Ends the connection in the middle of the answer: to the page, a network that failed. */
export function breakOff(request: IncomingMessage, response: ServerResponse): void {
  // After the headers: a request that got none at all Chromium sends a second time by itself.
  response.writeHead(200, { "content-length": "1000" });
  response.write("[", () => request.socket.destroy());
}
