import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { ClientAddress } from "./client-address.ts";
import type { HandleHit } from "./hit.ts";
import { createRecordingLog } from "./recording-log.ts";
import { createNodeHitServer } from "./serve-node-hit.ts";

let server: Server | undefined;
afterEach(() => server?.close());

async function listen(handleHit: HandleHit) {
  const logger = createRecordingLog();
  const serve = createNodeHitServer({ handleHit, clientAddress, logger });
  server = createServer((incoming, outgoing) => void serve(incoming, outgoing));
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, logger };
}

const clientAddress: ClientAddress = (socketAddress, header) =>
  `${socketAddress} via ${header("via")}`;

const broken: HandleHit = () => Promise.reject(new Error("a bug"));

test("a bug costs neither the picture nor the link, and nothing is redirected to", async () => {
  const { url, logger } = await listen(broken);
  const open = await fetch(`${url}/o/annaannaann/x.gif`);
  expect([open.status, open.headers.get("content-type")]).toEqual([200, "image/gif"]);

  const click = await fetch(`${url}/c/annaannaann/x/s/example.com/a?b=<c>`, { redirect: "manual" });
  expect([click.status, click.headers.get("content-type")]).toEqual([
    500,
    "text/plain; charset=utf-8",
  ]);
  expect(await click.text()).toBe("This link leads to https://example.com/a?b=%3Cc%3E\n");

  const nothing = await fetch(`${url}/c/annaannaann`);
  expect(await nothing.text()).toBe("This link is incomplete.\n");
  expect(logger.lines).toHaveLength(3);
  expect(logger.lines.join()).not.toContain("example.com");
});

test("gives the handler method, raw target, address and headers, and HEAD no body", async () => {
  const seen: unknown[] = [];
  const { url } = await listen(async (request) => {
    seen.push([
      request.method,
      request.target,
      request.header("user-agent"),
      request.header("x-none"),
      request.address,
      request.address,
    ]);
    return { status: 200, headers: ["Content-Length", "3"], body: new Uint8Array(3) };
  });
  const answer = await fetch(`${url}/o/%6f%E9/100%`, {
    method: "HEAD",
    headers: { "user-agent": "program", via: "proxy" },
  });
  expect(answer.headers.get("content-length")).toBe("3");
  expect(seen).toEqual([
    ["HEAD", "/o/%6f%E9/100%", "program", null, "127.0.0.1 via proxy", "127.0.0.1 via proxy"],
  ]);
});
