import { UNKNOWN_NETWORK, type NetworkFacts } from "../../../shared/verdict/hit-facts.ts";
import type { Networks } from "./networks.ts";

/** For tests: networks of which is known what is given, by address. */
export function fixedNetworks(known: Readonly<Record<string, NetworkFacts>> = {}): Networks {
  return {
    lookup: (address) => known[address] ?? UNKNOWN_NETWORK,
    prepare: () => null,
    load: () => Promise.resolve(),
  };
}
