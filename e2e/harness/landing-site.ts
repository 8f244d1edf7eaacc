import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { makeCertificate } from "../stand-in/certificate.ts";

/** The customer's side of a link: a site that only remembers what it was asked for. */
export interface LandingSite {
  readonly host: string;
  readonly hostRule: string;
  /** Path and query of each page that was asked for, in order. */
  readonly visits: readonly string[];
  close(): Promise<void>;
}

export async function startLandingSite(host: string): Promise<LandingSite> {
  const visits: string[] = [];
  const server = createServer(await makeCertificate([host]), ({ url = "/" }, response) => {
    if (url === "/favicon.ico") {
      response.writeHead(204).end();
      return;
    }
    visits.push(url);
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end("<!doctype html><title>The right page</title><h1>The right page</h1>");
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    host,
    hostRule: `MAP ${host}:443 127.0.0.1:${(server.address() as AddressInfo).port}`,
    visits,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
