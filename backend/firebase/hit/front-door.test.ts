import { createServer, request as sendRequest, type Server } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { HandleHit } from "../../core/hit.ts";
import { silentLog } from "../../core/structured-log.ts";
import { openFrontDoor } from "./front-door.ts";

const running: Server[] = [];
let close: (() => void) | undefined;
afterEach(() => {
  close?.();
  for (const server of running.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** A server as functions-framework makes it: it has its own listener before it listens. */
async function listen() {
  const targets: string[] = [];
  const handleHit: HandleHit = async ({ target }) => {
    targets.push(target);
    return { status: 200, headers: ["Content-Length", "3"], body: Buffer.from("hit") };
  };
  close = openFrontDoor({
    handleHit,
    logger: silentLog,
    async serve(incoming, outgoing) {
      targets.push(incoming.url ?? "");
      outgoing.end("hit");
    },
  });
  const server = createServer((_incoming, outgoing) => void outgoing.end("framework"));
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, targets };
}

function get(port: number, path: string, headers: Record<string, string> = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = sendRequest({ port, path, headers }, (response) => {
      let text = "";
      response.on("data", (piece: Buffer) => (text += piece.toString()));
      response.on("end", () => resolve(`${response.statusCode} ${text}`));
    });
    request.on("error", reject).end();
  });
}

test("hits come in as they are, also those that Express would refuse; everything else goes to the framework", async () => {
  const { port, targets } = await listen();
  expect(await get(port, "/c/annaannaann/x/s/example.com/caf%E9/50%-off?a%20b")).toBe("200 hit");
  expect(await get(port, "/%6f/annaannaann/x.gif")).toBe("200 hit");
  expect(await get(port, "/robots.txt")).toBe("200 framework");
  expect(targets).toEqual([
    "/c/annaannaann/x/s/example.com/caf%E9/50%-off?a%20b",
    "/%6f/annaannaann/x.gif",
  ]);
});

test("raw bytes in the path cost nobody the picture", async () => {
  const { port, targets } = await listen();
  const answer = await new Promise<string>((resolve, reject) => {
    let text = "";
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(
        Buffer.from("GET /o/annaannaann/\xe9.gif HTTP/1.1\r\nHost: a\r\n\r\n", "latin1"),
      );
    });
    socket.on("data", (piece) => (text += piece.toString("latin1")));
    socket.on("error", reject).on("close", () => resolve(text));
  });
  expect(answer).toMatch(/^HTTP\/1.1 200 [\s\S]*hit$/);
  expect(targets).toEqual(["/o/annaannaann/%E9.gif"]);
});

test("headers of a whole company's cookies fit", async () => {
  const { port } = await listen();
  expect(await get(port, "/o/annaannaann/x.gif", { cookie: "c".repeat(40_000) })).toBe("200 hit");
});
