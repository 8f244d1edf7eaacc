// The least that Node can do for a hit: the same 43 bytes with the least headers, nothing looked at, nothing kept.
// Started by the bench as a process of its own; its first line says where it listens.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";

const GIF = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==", "base64");
const headers = ["Content-Type", "image/gif", "Content-Length", String(GIF.length)];

const server = createServer({ keepAliveTimeout: 65_000 }, (_request, response) => {
  response.writeHead(200, headers);
  response.end(GIF);
});
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
process.on("SIGTERM", () => {
  server.close();
  server.closeAllConnections();
});
