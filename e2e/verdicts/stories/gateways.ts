import type { Fetch, Story } from "../story.ts";

/** One that says who it is follows a link. */
function scan(id: string, who: string, by: Fetch["by"]): Story {
  return {
    id,
    tells: `${who} follows a link, and says who it is.`,
    source: "gatewayNames",
    steps: [{ at: "30s", link: 1, by, is: "machine: security-gateway" }],
    expect: { state: "sent", clicks: { machine: 1 } },
  };
}

/** Mail security services: by their names, by their networks, and where a person may sit behind them. */
export const gateways: readonly Story[] = [
  {
    id: "gateways-by-name-open",
    tells: "Gateways that say who they are look at the picture.",
    source: "gatewayNames",
    steps: [
      { at: "3s", by: "barracudaSentinel", is: "machine: security-gateway" },
      { at: "5s", by: "mimecast", is: "machine: security-gateway" },
      { at: "10s", by: "urlDefense", is: "machine: security-gateway" },
    ],
    expect: { state: "sent", opens: { machine: 3 } },
  },
  {
    id: "barracuda-by-name",
    tells: "Barracuda Sentinel follows a link an hour after sending.",
    source: "gatewayNames",
    steps: [{ at: "1h", link: 1, by: "barracudaSentinel", is: "machine: security-gateway" }],
    expect: { state: "sent", clicks: { machine: 1 } },
  },
  {
    id: "mimecast-by-name",
    tells: "Mimecast names itself in brackets, which a general list of bots misses.",
    source: "isbot",
    steps: [
      { at: "1h", link: 1, by: "mimecast", is: "machine: security-gateway", who: "Mimecast" },
    ],
    expect: { state: "sent", clicks: { machine: 1 } },
  },
  {
    id: "proofpoint-by-name",
    tells: "Proofpoint's URL Defense says who it is.",
    source: "gatewayNames",
    steps: [{ at: "30s", link: 2, by: "urlDefense", is: "machine: security-gateway" }],
    expect: { state: "sent", clicks: { machine: 1 } },
  },
  scan("proofpoint-tap-by-name", "Proofpoint's TAP", "proofpoint"),
  scan("forcepoint-by-name", "Forcepoint's sandbox", "forcepoint"),
  scan("symantec-by-name", "Symantec's mail security", "symantec"),
  scan("trend-micro-by-name", "Trend Micro", "trendMicro"),
  scan("sophos-by-name", "Sophos", "sophos"),
  scan("zscaler-by-name", "Zscaler's sandbox", "zscaler"),
  scan("ironport-by-name", "Cisco's IronPort", "ironport"),
  scan("fortinet-by-name", "Fortinet", "fortinet"),
  scan("palo-alto-by-name", "Palo Alto Networks", "paloAlto"),
  scan("google-safety-by-name", "Google's Safe Browsing", "googleSafety"),
  {
    id: "proofpoint-open-like-chrome",
    tells:
      "From each of Proofpoint's networks, something that looks like Chrome looks at the picture.",
    source: "gatewayNetworks",
    steps: [
      { at: "1min", by: "chromeWindows", from: "proofpointUsa", is: "machine: gateway-network" },
      { at: "20min", by: "chromeMac", from: "proofpointUsa2", is: "machine: gateway-network" },
      { at: "40min", by: "firefoxLinux", from: "proofpointEurope", is: "machine: gateway-network" },
    ],
    expect: { state: "sent", opens: { machine: 3 } },
  },
  {
    id: "proofpoint-click-may-be-isolated",
    tells: "A click from Proofpoint's network: a scan, or a person in its browser isolation.",
    source: "gatewayNetworks",
    steps: [
      {
        at: "30min",
        link: 1,
        by: "chromeWindows",
        from: "proofpointUsa",
        is: "unconfirmed: gateway-isolation",
        who: "Proofpoint",
      },
    ],
    expect: { state: "unconfirmed", clicks: { unconfirmed: 1 } },
  },
  {
    id: "proofpoint-open-does-not-hide-the-reading",
    tells: "Proofpoint scans at once; the recipient reads in Outlook in the afternoon.",
    source: "gatewayNetworks",
    steps: [
      { at: "8s", by: "chromeWindows", from: "proofpointUsa", is: "machine: gateway-network" },
      { at: "4h", by: "outlookDesktop", is: "person: mail-program" },
    ],
    expect: { state: "opened", opens: { machine: 1, person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "mimecast-open-like-chrome",
    tells:
      "From Mimecast's four networks, something that looks like a browser looks at the picture.",
    source: "gatewayNetworks",
    steps: [
      { at: "1min", by: "chromeWindows", from: "mimecastUsa", is: "machine: gateway-network" },
      { at: "20min", by: "chromeMac", from: "mimecastBritain", is: "machine: gateway-network" },
      { at: "40min", by: "edgeWindows", from: "mimecastBritain2", is: "machine: gateway-network" },
      { at: "60min", by: "firefoxLinux", from: "mimecastEurope", is: "machine: gateway-network" },
    ],
    expect: { state: "sent", opens: { machine: 4 } },
  },
  {
    id: "mimecast-click-may-be-isolated",
    tells: "A click from Mimecast's network: a scan, or a person in its browser isolation.",
    source: "gatewayNetworks",
    steps: [
      {
        at: "30min",
        link: 1,
        by: "chromeWindows",
        from: "mimecastUsa",
        is: "unconfirmed: gateway-isolation",
      },
    ],
    expect: { state: "unconfirmed", clicks: { unconfirmed: 1 } },
  },
  {
    id: "ironport-like-chrome",
    tells:
      "Cisco IronPort looks at the picture and follows a link, as Chrome; nobody browses there.",
    source: "gatewayNetworks",
    steps: [
      { at: "20s", by: "chromeWindows", from: "ironport", is: "machine: gateway-network" },
      { at: "22s", link: 1, by: "chromeWindows", from: "ironport", is: "machine: gateway-network" },
    ],
    expect: { state: "sent", opens: { machine: 1 }, clicks: { machine: 1 } },
  },
  {
    id: "barracuda-network-like-chrome",
    tells: "Barracuda's own range stands in Amazon's network; what comes from it is Barracuda's.",
    source: "gatewayNetworks",
    steps: [
      { at: "20s", by: "chromeWindows", from: "barracuda", is: "machine: gateway-network" },
      {
        at: "25s",
        link: 2,
        by: "chromeWindows",
        from: "barracuda",
        is: "machine: gateway-network",
      },
    ],
    expect: { state: "sent", opens: { machine: 1 }, clicks: { machine: 1 } },
  },
  {
    id: "scan-at-the-time-of-the-click",
    tells: "Mimecast scans a link when the recipient clicks it, and then lets the browser through.",
    source: "gatewayNetworks",
    steps: [
      {
        at: "1h",
        link: 1,
        by: "chromeWindows",
        from: "mimecastUsa",
        is: "unconfirmed: gateway-isolation",
      },
      { at: "1h 1s", link: 1, by: "chromeWindows", is: "person: ordinary-program" },
    ],
    expect: {
      state: "clicked",
      clicks: { unconfirmed: 1, person: 1 },
      notified: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "scanned-by-a-machine-at-the-time-of-the-click",
    tells: "IronPort does the same with the very browser that the recipient has.",
    source: "gatewayNetworks",
    steps: [
      {
        at: "1h",
        link: 1,
        by: "edgeWindows",
        from: "ironport",
        is: "machine: gateway-network",
      },
      { at: "1h 1s", link: 1, by: "edgeWindows", is: "person: ordinary-program" },
    ],
    expect: {
      state: "clicked",
      clicks: { machine: 1, person: 1 },
      notified: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "gateways-other-networks",
    tells: "Proofpoint's and Mimecast's other networks, which no peer's list has.",
    source: "gatewayNetworks",
    steps: [
      { at: "1min", by: "chromeMac", from: "proofpointUsa3", is: "machine: gateway-network" },
      { at: "20min", by: "chromeMac", from: "mimecastUsa2", is: "machine: gateway-network" },
      { at: "40min", by: "chromeMac", from: "mimecastUsa3", is: "machine: gateway-network" },
      { at: "60min", by: "chromeMac", from: "mimecastAustralia", is: "machine: gateway-network" },
    ],
    expect: { state: "sent", opens: { machine: 4 } },
  },
  {
    id: "gateway-head",
    tells: "A gateway that names itself asks for the headers only.",
    source: "headRequests",
    steps: [
      {
        at: "20s",
        link: 1,
        by: "barracudaSentinel",
        method: "HEAD",
        is: "machine: head-request",
        also: ["security-gateway"],
      },
    ],
    expect: { state: "sent", clicks: { machine: 1 } },
  },
  {
    id: "web-gateway-carries-people",
    tells: "A company's browsing leaves through Zscaler: the recipient behind it reads and clicks.",
    source: "webGateways",
    steps: [
      { at: "1h", by: "edgeWindows", from: "zscaler", is: "person: web-gateway" },
      { at: "61min", link: 1, by: "edgeWindows", from: "zscaler", is: "person: web-gateway" },
    ],
    expect: {
      state: "clicked",
      opens: { person: 1 },
      clicks: { person: 1 },
      notified: ["Ada opened", "Ada clicked example.com/pricing"],
    },
  },
  {
    id: "gateway-scans-everything-then-person",
    tells: "A gateway looks at all of it within seconds; the recipient reads and clicks at noon.",
    source: "gatewayNetworks",
    steps: [
      { at: "6s", by: "chromeWindows", from: "ironport", is: "machine: gateway-network" },
      {
        at: "6.5s",
        link: 1,
        by: "chromeWindows",
        from: "ironport",
        is: "machine: gateway-network",
      },
      { at: "7s", link: 2, by: "chromeWindows", from: "ironport", is: "machine: gateway-network" },
      { at: "3h", by: "edgeWindows", is: "person: ordinary-program" },
      { at: "181min", link: 2, by: "edgeWindows", is: "person: ordinary-program" },
    ],
    expect: {
      state: "clicked",
      opens: { machine: 1, person: 1 },
      clicks: { machine: 2, person: 1 },
      notified: ["Ada opened", "Ada clicked docs.example.com"],
    },
  },
];
