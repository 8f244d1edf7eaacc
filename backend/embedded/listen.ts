import type { Server } from "node:http";

/**
 * Starts listening and gives the port.
 * @throws {Error} that says in words why this address cannot be had.
 */
export function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const refuse = (cause: Error) => reject(new Error(explain(cause, host, port), { cause }));
    server.once("error", refuse);
    server.listen(port, host, () => {
      server.off("error", refuse);
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

function explain(cause: NodeJS.ErrnoException, host: string, port: number): string {
  if (cause.code === "EADDRINUSE") {
    return `Cannot listen: port ${port} on ${host} is in use already. Stop the program that has it, or choose another --port.`;
  }
  if (cause.code === "EACCES") {
    return `Cannot listen: port ${port} needs more rights. Choose a --port of 1024 or above.`;
  }
  if (cause.code === "EADDRNOTAVAIL" || cause.code === "ENOTFOUND") {
    return `Cannot listen: this machine has no address ${host}. Choose another --host.`;
  }
  return `Cannot listen on ${host}, port ${port}: ${cause.message}`;
}
