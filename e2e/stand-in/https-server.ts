import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { makeCertificate } from "./certificate.ts";
import { notFound, pathOf, readBody } from "./http.ts";

export type HttpEnds = [request: IncomingMessage, response: ServerResponse];

/** What answers a method and a path without its query. */
export type Route = readonly [
  method: string,
  path: RegExp,
  serve: (match: RegExpExecArray, ...ends: HttpEnds) => void | Promise<void>,
];

/** One request that reached a stand-in. */
export interface RecordedRequest {
  readonly host: string;
  readonly method: string;
  readonly path: string;
}

/** A server for hosts that are not its own. */
export interface HttpsServer {
  readonly port: number;
  /** For Chromium's `--host-resolver-rules`: leads the hosts here. */
  readonly hostRules: readonly string[];
  readonly requests: readonly RecordedRequest[];
  close(): Promise<void>;
}

/** Starts it on a free port of the loopback interface. The first route of a host that fits a request answers it. */
export async function startHttps(
  hosts: Readonly<Record<string, readonly Route[]>>,
): Promise<HttpsServer> {
  const names = Object.keys(hosts);
  const requests: RecordedRequest[] = [];
  const server = createServer(await makeCertificate(names), (request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain" });
      response.end(String(error));
    });
  });
  // Node ends a connection that was idle for five seconds. A page that uses it in that very moment loses its request, which
  // a mail provider's own servers would hardly let happen.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    hostRules: names.map((name) => `MAP ${name}:443 127.0.0.1:${port}`),
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", headers, url = "/" } = request;
    const host = headers.host ?? "";
    requests.push({ host, method, path: url });
    const path = pathOf(request);
    for (const [routeMethod, pattern, serve] of hosts[host] ?? []) {
      const match = pattern.exec(path);
      if (match !== null && routeMethod === method) return serve(match, request, response);
    }
    notFound(response);
  }
}

/** Where browsers report violations of the page's Content Security Policy. */
export function policyReports(violations: string[]): Route {
  return [
    "POST",
    /^\/csp$/,
    async (_match, request, response) => {
      violations.push(await readBody(request));
      response.writeHead(204).end();
    },
  ];
}

/** Browsers ask for it by themselves. */
export const favicon: Route = [
  "GET",
  /^\/favicon\.ico$/,
  (_match, _request, response) => void response.writeHead(204).end(),
];
