// In place of Firestore where its speed would hide the function's: reads a commit, keeps nothing but its number, says
// that it is done. `GET /` tells the number. A process of its own; its first line says where it listens.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";

const done = Buffer.from(
  JSON.stringify({
    writeResults: [{ updateTime: "2026-11-21T12:00:00.000000Z" }],
    commitTime: "2026-11-21T12:00:00.000000Z",
  }),
);
const headers = ["Content-Type", "application/json", "Content-Length", String(done.length)];
let commits = 0;

const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
  if (request.method === "GET") {
    response.end(String(commits));
    return;
  }
  request.resume();
  request.on("end", () => {
    commits += 1;
    response.writeHead(200, headers);
    response.end(done);
  });
});
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`127.0.0.1:${port}\n`);
});
process.on("SIGTERM", () => {
  server.close();
  server.closeAllConnections();
});
