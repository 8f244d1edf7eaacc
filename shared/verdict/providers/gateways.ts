import type { NetworkList } from "../hit-facts.ts";
import type { Provider } from "../rule-types.ts";

const RECORDED = { from: "Recordings of public mail trackers", date: "2026-11-21" };
const NUMBERS = {
  from: "Registered names of autonomous systems, in the package @ip-location-db/asn",
  date: "2026-06-17",
};

/** One that says its name. */
function gateway(id: string, family: string, includes: readonly string[]): Provider {
  return {
    id,
    name: family,
    family,
    kind: "gateway",
    match: { userAgent: { includes } },
    network: "gateway",
    means: {
      open: { verdict: "machine", reason: "security-gateway" },
      click: { verdict: "machine", reason: "security-gateway" },
    },
    source: RECORDED,
  };
}

/**
 * One that is known by its network only, for it calls itself an ordinary browser.
 * @param isolation its customers' own browsers may run there, so that a click can be a person's.
 */
function gatewayNetwork(
  id: string,
  family: string,
  match: { asns: readonly number[] } | { lists: readonly NetworkList[] },
  isolation: boolean,
  source: Provider["source"] = NUMBERS,
): Provider {
  return {
    id,
    name: `Network of ${family}`,
    family,
    kind: "gateway",
    match,
    network: "gateway",
    means: {
      open: { verdict: "machine", reason: "gateway-network" },
      click: isolation
        ? { verdict: "unconfirmed", reason: "gateway-isolation" }
        : { verdict: "machine", reason: "gateway-network" },
    },
    source,
  };
}

/** Those that check mail, and what it links to, before people get it. */
export const GATEWAYS: readonly Provider[] = [
  gateway("proofpoint", "Proofpoint", ["proofpoint", "urldefense"]),
  gateway("mimecast", "Mimecast", ["mimecast"]),
  gateway("barracuda", "Barracuda", ["barracuda"]),
  gateway("safe-links", "Microsoft Safe Links", ["safelinks"]),
  gateway("cisco", "Cisco Secure Email", ["ironport"]),
  gateway("symantec", "Symantec", ["symantec", "messagelabs", "bluecoat drtr"]),
  gateway("trend-micro", "Trend Micro", ["trendmicro", "trend micro", "tmufe"]),
  gateway("sophos", "Sophos", ["sophos"]),
  gateway("zscaler", "Zscaler", ["zscaler"]),
  gateway("forcepoint", "Forcepoint", ["forcepoint"]),
  gateway("fortinet", "Fortinet", ["fortiguard"]),
  gateway("palo-alto", "Palo Alto Networks", ["palo alto networks"]),
  gateway("google-safety", "Google Safe Browsing", ["google-safety"]),
  {
    ...gatewayNetwork(
      "exchange-online",
      "Exchange Online Protection",
      { lists: ["exchange-online"] },
      false,
      {
        from: "https://learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges",
        date: "2026-11-21",
      },
    ),
    means: {
      open: { verdict: "machine", reason: "exchange-online" },
      click: { verdict: "machine", reason: "exchange-online" },
    },
  },
  gatewayNetwork(
    "proofpoint-network",
    "Proofpoint",
    { asns: [13_916, 22_843, 26_211, 52_129] },
    true,
  ),
  gatewayNetwork(
    "mimecast-network",
    "Mimecast",
    { asns: [30_031, 33_538, 39_588, 42_427, 60_492, 136_792, 397_726] },
    true,
  ),
  gatewayNetwork("cisco-network", "Cisco Secure Email", { asns: [16_417] }, false),
  gatewayNetwork("barracuda-network", "Barracuda", { lists: ["barracuda"] }, false, {
    from: "Barracuda's published range 209.222.82.0/24",
    date: "2026-11-21",
  }),
];
