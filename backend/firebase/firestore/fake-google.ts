import { createServer, type IncomingHttpHeaders } from "node:http";
import { onTestFinished, vi } from "vitest";
import { createManualTimers } from "../../core/manual-timers.ts";

/** How one request is answered: or not at all, or by closing the connection, or with a part of an answer. */
type Behaviour =
  | { readonly status: number; readonly body: unknown }
  | "hang"
  | "reset"
  | "half"
  | "halt";

interface FakeRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Numbered in the order in which they were opened. */
  readonly connection: number;
}

/** For tests: a small HTTP server in Google's place. It answers by the list, then on and on by its last entry. */
export async function startFakeGoogle(...behaviours: readonly [Behaviour, ...Behaviour[]]) {
  const requests: FakeRequest[] = [];
  const connections = new Map<unknown, number>();
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      const { method = "", url: path = "", headers, socket } = request;
      const behaviour = behaviours[Math.min(requests.length, behaviours.length - 1)];
      requests.push({ method, path, headers, body, connection: connections.get(socket) ?? 0 });
      if (behaviour === "reset") socket.resetAndDestroy();
      else if (behaviour === "half" || behaviour === "halt") {
        response.writeHead(200, { "content-length": 1_000 });
        response.write('{"writeResults": [{', () => behaviour === "half" && socket.destroy());
      } else if (behaviour !== "hang" && behaviour !== undefined) {
        response.writeHead(behaviour.status, { "content-type": "application/json" });
        response.end(JSON.stringify(behaviour.body));
      }
    });
  });
  server.on("connection", (socket) => connections.set(socket, connections.size + 1));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  onTestFinished(stop);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    requests,
    host: `127.0.0.1:${address.port}`,
    stop,
    /** Resolves when so many requests have come. */
    received: (count: number) =>
      vi.waitFor(
        () => {
          if (requests.length < count) throw new Error(`${requests.length} requests so far`);
        },
        { interval: 5, timeout: 5_000 },
      ),
  };
}

/** For tests: a clock turned by hand, which tells what is waited for. */
export function createTestClock() {
  const manual = createManualTimers(0);
  const set: number[] = [];
  return {
    clock: manual.now,
    advance: manual.advance,
    timers: {
      after(ms: number, run: () => void) {
        set.push(ms);
        return manual.after(ms, run);
      },
    },
    /** Resolves when a timer of so many milliseconds has been set. */
    waits: (ms: number) =>
      vi.waitFor(
        () => {
          if (!set.includes(ms)) throw new Error(`set so far: ${set.join(", ")} ms`);
        },
        { interval: 5, timeout: 5_000 },
      ),
  };
}
