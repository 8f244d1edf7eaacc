import type { Provider } from "../rule-types.ts";

const NUMBERS = {
  from: "Registered names of autonomous systems, in the package @ip-location-db/asn",
  date: "2026-06-17",
};

/** As every browser begins that people use today; Apple's Mail Privacy Protection, which has nothing after it, does not. */
const BROWSER = { startsWith: ["mozilla/5.0 ("] } as const;

/** Where Private Relay and Mail Privacy Protection come out: what Apple publishes, and the part of Akamai that is Apple's alone. */
export const APPLE_EGRESS = [{ lists: ["apple-egress"] }, { asns: [36_183] }] as const;

/** A web gateway carries the browsing of whole companies: what comes out of it is people's. */
function webGateway(id: string, name: string, asns: readonly number[]): Provider {
  return {
    id,
    name: `Web gateway of ${name}`,
    family: "",
    kind: "web-gateway",
    match: { asns, userAgent: BROWSER },
    network: "relay",
    means: {
      open: { verdict: "person", reason: "web-gateway" },
      click: { verdict: "person", reason: "web-gateway" },
    },
    source: NUMBERS,
  };
}

/** Networks that say something of what comes out of them, whatever it calls itself. */
export const NETWORKS: readonly Provider[] = [
  {
    id: "private-relay",
    name: "iCloud Private Relay",
    family: "",
    kind: "relay",
    match: { userAgent: BROWSER, any: APPLE_EGRESS },
    network: "relay",
    means: {
      open: { verdict: "person", reason: "private-relay" },
      click: { verdict: "person", reason: "private-relay" },
    },
    source: { from: "Apple's egress-ip-ranges.csv, and AS36183", date: "2026-11-21" },
  },
  webGateway("zscaler-web", "Zscaler", [22_616, 53_444, 53_813, 62_044, 62_907]),
  webGateway("netskope-web", "Netskope", [55_256]),
  webGateway("forcepoint-web", "Forcepoint", [44_444]),
  webGateway("cisco-umbrella", "Cisco Umbrella", [36_692]),
  {
    // Proton takes out the trackers that it knows, and loads all other pictures ahead.
    id: "proton-network",
    name: "Proton's network",
    family: "Proton Mail",
    kind: "mail-network",
    match: { kind: "open", asns: [62_371] },
    network: "mail-proxy",
    means: { open: { verdict: "unconfirmed", reason: "proxy-preloads" }, click: null },
    source: { from: "https://proton.me/support/email-tracker-protection", date: "2026-11-21" },
  },
  {
    // Outlook on the web shows pictures through Microsoft's network, with an ordinary browser's name: an open that counts.
    id: "outlook-web",
    name: "Microsoft's network, for pictures",
    family: "Outlook",
    kind: "mail-network",
    match: {
      kind: "open",
      asns: [8_075],
      userAgent: { startsWith: ["mozilla/"] },
      not: { lists: ["exchange-online"] },
    },
    network: "mail-proxy",
    means: { open: { verdict: "person", reason: "microsoft-network-open" }, click: null },
    source: {
      from: "Mailbox policy ExternalImageProxyEnabled, and recordings",
      date: "2026-11-21",
    },
  },
  {
    // Safe Links lets the person's own browser follow the link; its scanner and Windows 365 are here.
    id: "microsoft-cloud",
    name: "Microsoft's network, for links",
    family: "",
    kind: "cloud",
    match: { kind: "click", asns: [8_075], not: { lists: ["exchange-online"] } },
    network: "hosting",
    means: {
      open: null,
      click: { verdict: "unconfirmed", reason: "microsoft-network-click" },
    },
    source: { from: "gophish 973, 2115 and 2446", date: "2026-11-21" },
  },
  {
    // What it means is a rule's, `cloud-network`, for proxies of mail providers stand there too.
    id: "cloud-servers",
    name: "Clouds and hosts of servers",
    family: "",
    kind: "cloud",
    match: {
      any: [
        { lists: ["google-cloud"] },
        {
          // Google Cloud, Amazon, DigitalOcean, Hetzner, OVH, Akamai (Linode), Vultr, Oracle, Alibaba, Tencent, Contabo, Scaleway,
          // Leaseweb, HostPapa (ColoCrossing).
          asns: [
            396_982, 14_618, 16_509, 14_061, 24_940, 213_230, 16_276, 63_949, 20_473, 31_898,
            37_963, 45_102, 45_090, 132_203, 51_167, 12_876, 60_781, 36_352,
          ],
        },
      ],
      not: { any: APPLE_EGRESS },
    },
    network: "hosting",
    means: { open: null, click: null },
    source: NUMBERS,
  },
];
