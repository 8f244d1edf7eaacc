import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:net";

/**
 * Below the ports that systems give to outgoing connections and to servers that ask for any (Linux from 32768, others
 * from 49152): one of those could be taken between the search and the use.
 */
const FIRST = 20_000;
const LAST = 32_000;

/**
 * Ports of loopback on which nothing listens, all different: each is held until all are found. Another program may
 * still take one before it is used, but that is not likely.
 */
export async function freePorts<Name extends string>(
  names: readonly Name[],
): Promise<Record<Name, number>> {
  const held: Server[] = [];
  try {
    const found: [Name, number][] = [];
    for (const name of names) found.push([name, await holdFreePort(held)]);
    return Object.fromEntries(found) as Record<Name, number>;
  } finally {
    await Promise.all(held.map((server) => once(server.close(), "close")));
  }
}

/** One such port. */
export async function freePort(): Promise<number> {
  return (await freePorts(["it"])).it;
}

/** Listens on a free port, and adds the server to `held`. */
async function holdFreePort(held: Server[]): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST, LAST);
    const server = createServer().listen(port, "127.0.0.1");
    const listens = await once(server, "listening").then(
      () => true,
      () => false,
    );
    if (!listens) continue;
    held.push(server);
    return port;
  }
}
