import type { JudgedHit, Mail } from "./refinement.ts";

const QUIET_MS = 30 * 60_000;

/** What a recipient's hits came by until now. */
interface Known {
  readonly clients: Set<string>;
  readonly networks: Set<string>;
}

/**
 * A person's hits by a client and on a network that are both new, after half an hour of quiet. A link that is followed
 * from a mail that a provider's proxy showed is always the first sign of the person's own program: clicks are compared
 * only with what came without such a proxy.
 */
export function findForwarded({ hits }: Mail): Set<JudgedHit> {
  const found = new Set<JudgedHit>();
  const all = new Map<string, Known>();
  const lastAt = new Map<number, number>();
  for (const hit of hits) {
    if (hit.verdict !== "person") continue;
    const { kind, recipient, receivedAt, client, network } = hit.event;
    const byProxy = network.class === "mail-proxy";
    const clientName = `${client.family}|${client.os}|${client.device}`;
    const networkName = `${network.class}|${network.country}`;
    const compared = all.get(`${recipient}${kind === "click"}`);
    if (
      compared !== undefined &&
      receivedAt - (lastAt.get(recipient) ?? Infinity) >= QUIET_MS &&
      !compared.clients.has(clientName) &&
      !compared.networks.has(networkName) &&
      // A server without data on networks tells none from another.
      networkName !== "unknown|null" &&
      !compared.networks.has("unknown|null")
    ) {
      found.add(hit);
    }
    lastAt.set(recipient, receivedAt);
    for (const forClicks of byProxy ? [false] : [false, true]) {
      const key = `${recipient}${forClicks}`;
      const known = all.get(key) ?? { clients: new Set(), networks: new Set() };
      all.set(key, known);
      known.clients.add(clientName);
      known.networks.add(networkName);
    }
  }
  return found;
}
