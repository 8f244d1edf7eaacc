import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

/**
 * Ports of loopback on which nothing listens, all different: each is held until all are found. Another program may
 * still take one before it is used.
 */
export async function freePorts<Name extends string>(
  names: readonly Name[],
): Promise<Record<Name, number>> {
  const servers = names.map((name) => ({ name, server: createServer().listen(0, "127.0.0.1") }));
  await Promise.all(servers.map(({ server }) => once(server, "listening")));
  const found = servers.map(({ name, server }): [Name, number] => [
    name,
    (server.address() as AddressInfo).port,
  ]);
  await Promise.all(servers.map(({ server }) => once(server.close(), "close")));
  return Object.fromEntries(found) as Record<Name, number>;
}
