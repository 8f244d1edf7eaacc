import type { Story } from "../story.ts";

/** Outlook's people and Microsoft's scanners come from the same company's networks. */
export const microsoft: readonly Story[] = [
  {
    id: "outlook-web-proxy-open",
    tells:
      "The recipient reads in Outlook on the web, which fetches pictures from AS8075: it must count.",
    source: "microsoftOpens",
    steps: [
      {
        at: "1h",
        fetch: "pixel",
        by: "chromeWindows",
        from: "microsoft",
        is: "person",
        because: "microsoft-network-open",
      },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "outlook-web-proxy-open-ipv6",
    tells: "The same over IPv6.",
    source: "microsoftOpens",
    steps: [
      {
        at: "1h",
        fetch: "pixel",
        by: "edgeWindows",
        from: "microsoftIpv6",
        is: "person",
        because: "microsoft-network-open",
      },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "outlook-web-old-proxy-open",
    tells: "The older proxy of Outlook on the web calls itself Chrome 35: people read through it.",
    source: "microsoftOpens",
    steps: [
      {
        at: "1h",
        fetch: "pixel",
        by: "oldOutlookProxy",
        is: "person",
        because: "mail-program-proxy",
      },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "outlook-web-old-proxy-never-clicks",
    tells: "That proxy is made for pictures, and asks for a link.",
    source: "microsoftOpens",
    steps: [
      { at: "1h", fetch: 1, by: "oldOutlookProxy", is: "machine", because: "proxy-followed-link" },
    ],
    expect: { state: "sent", clicks: { machine: 1 } },
  },
  {
    id: "cloud-pc-click",
    tells:
      "A recipient with Windows 365 clicks: the browser runs in AS8075, and is not called a machine.",
    source: "microsoftClicks",
    steps: [
      {
        at: "1h",
        fetch: 1,
        by: "edgeWindows",
        from: "microsoftCloudPc",
        is: "unconfirmed",
        because: "microsoft-network-click",
      },
    ],
    expect: { state: "unconfirmed", clicks: { unconfirmed: 1 } },
  },
  {
    id: "cloud-pc-open-and-click",
    tells: "A recipient with Windows 365 reads and clicks; the reading counts.",
    source: "microsoftClicks",
    steps: [
      {
        at: "1h",
        fetch: "pixel",
        by: "edgeWindows",
        from: "microsoftCloudPc",
        is: "person",
        because: "microsoft-network-open",
      },
      {
        at: "61min",
        fetch: 1,
        by: "edgeWindows",
        from: "microsoftCloudPc",
        is: "unconfirmed",
        because: "microsoft-network-click",
      },
    ],
    expect: {
      state: "opened",
      opens: { person: 1 },
      clicks: { unconfirmed: 1 },
      notified: ["Ada opened"],
    },
  },
  {
    id: "safe-links-sends-the-recipients-browser-on",
    tells: "Safe Links lets the recipient's own browser through: the click comes from home.",
    source: "microsoftClicks",
    steps: [{ at: "2h", fetch: 1, by: "edgeWindows", is: "person", because: "ordinary-program" }],
    expect: {
      state: "clicked",
      clicks: { person: 1 },
      notified: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "safe-links-detonation",
    tells: "Safe Links tries both links in a browser of its own, half a minute after sending.",
    source: "microsoftClicks",
    steps: [
      {
        at: "35s",
        fetch: 1,
        by: "chromeWindows",
        from: "microsoft",
        is: "unconfirmed",
        because: "scanner-burst",
        also: ["microsoft-network-click"],
      },
      {
        at: "36s",
        fetch: 2,
        by: "chromeWindows",
        from: "microsoft",
        is: "unconfirmed",
        because: "scanner-burst",
        also: ["microsoft-network-click"],
      },
    ],
    expect: { state: "unconfirmed", clicks: { unconfirmed: 2 } },
  },
  {
    id: "safe-links-by-name",
    tells: "A scanner of Microsoft's that says so.",
    source: "gatewayNames",
    steps: [{ at: "20s", fetch: 1, by: "safeLinks", is: "machine", because: "security-gateway" }],
    expect: { state: "sent", clicks: { machine: 1 } },
  },
  {
    id: "exchange-online-open",
    tells: "Microsoft's mail servers look at the picture on the way, with a browser's name.",
    source: "exchangeOnline",
    steps: [
      {
        at: "5s",
        fetch: "pixel",
        by: "chromeWindows",
        from: "exchangeOnline",
        is: "machine",
        because: "exchange-online",
      },
    ],
    expect: { state: "sent", opens: { machine: 1 } },
  },
  {
    id: "exchange-online-clicks",
    tells: "They try the links from three of their ranges, also hours later.",
    source: "exchangeOnline",
    steps: [
      {
        at: "5s",
        fetch: 1,
        by: "chromeWindows",
        from: "exchangeOnline2",
        is: "machine",
        because: "exchange-online",
      },
      {
        at: "1h",
        fetch: 1,
        by: "edgeWindows",
        from: "exchangeOnline3",
        is: "machine",
        because: "exchange-online",
      },
      {
        at: "5h",
        fetch: 2,
        by: "chromeMac",
        from: "exchangeOnline4",
        is: "machine",
        because: "exchange-online",
      },
    ],
    expect: { state: "sent", clicks: { machine: 3 } },
  },
  {
    id: "exchange-online-single-address",
    tells: "The one address of Exchange Online Protection that stands apart from its ranges.",
    source: "exchangeOnline",
    steps: [
      {
        at: "10min",
        fetch: 1,
        by: "chromeWindows",
        from: "exchangeOnline5",
        is: "machine",
        because: "exchange-online",
      },
    ],
    expect: { state: "sent", clicks: { machine: 1 } },
  },
  {
    id: "exchange-online-ipv6",
    tells: "The same over IPv6.",
    source: "exchangeOnline",
    steps: [
      {
        at: "10min",
        fetch: "pixel",
        by: "chromeWindows",
        from: "exchangeOnlineIpv6",
        is: "machine",
        because: "exchange-online",
      },
    ],
    expect: { state: "sent", opens: { machine: 1 } },
  },
  {
    id: "exchange-online-head",
    tells: "A HEAD request without any user agent, as recorded from 104.47.0.0/16.",
    source: "headRequests",
    steps: [
      {
        at: "4s",
        fetch: 1,
        by: "noUserAgent",
        from: "exchangeOnline",
        method: "HEAD",
        is: "machine",
        because: "head-request",
        also: ["exchange-online"],
      },
    ],
    expect: { state: "sent", clicks: { machine: 1 } },
  },
  {
    id: "exchange-online-then-read",
    tells: "Microsoft's servers scan everything; the recipient reads and clicks an hour later.",
    source: "exchangeOnline",
    steps: [
      {
        at: "4s",
        fetch: "pixel",
        by: "chromeWindows",
        from: "exchangeOnline",
        is: "machine",
        because: "exchange-online",
      },
      {
        at: "6s",
        fetch: 1,
        by: "chromeWindows",
        from: "exchangeOnline",
        is: "machine",
        because: "exchange-online",
      },
      {
        at: "7s",
        fetch: 2,
        by: "chromeWindows",
        from: "exchangeOnline",
        is: "machine",
        because: "exchange-online",
      },
      {
        at: "1h",
        fetch: "pixel",
        by: "chromeWindows",
        from: "microsoft",
        is: "person",
        because: "microsoft-network-open",
      },
      { at: "62min", fetch: 1, by: "chromeWindows", is: "person", because: "ordinary-program" },
    ],
    expect: {
      state: "clicked",
      opens: { machine: 1, person: 1 },
      clicks: { machine: 2, person: 1 },
      notified: ["Ada opened", "Ada clicked example.com/pricing"],
    },
  },
  {
    id: "outlook-for-windows",
    tells: "Outlook for Windows fetches the picture by itself.",
    source: "mailPrograms",
    steps: [
      { at: "1h", fetch: "pixel", by: "outlookDesktop", is: "person", because: "mail-program" },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "outlook-for-windows-eight-fetches",
    tells: "One reading in Outlook, eight fetches within a few minutes.",
    source: "outlookEight",
    steps: (
      ["60min", "60.1min", "60.5min", "61min", "62min", "63min", "64min", "65min"] as const
    ).map((at) => ({
      at,
      fetch: "pixel",
      by: "outlookDesktop",
      is: "person",
      because: "mail-program",
    })),
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "outlook-for-iphone",
    tells: "Outlook on an iPhone, which a general list of bots takes for one.",
    source: "isbot",
    steps: [
      { at: "1h", fetch: "pixel", by: "outlookIphone", is: "person", because: "mail-program" },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "outlook-asks-for-a-link",
    tells: "Office asks for a link itself before it hands it to the browser, which then clicks.",
    source: "mailPrograms",
    steps: [
      {
        at: "1h",
        fetch: 1,
        by: "outlookDesktop",
        is: "unconfirmed",
        because: "mail-program-followed-link",
      },
      { at: "1h 5s", fetch: 1, by: "edgeWindows", is: "person", because: "ordinary-program" },
    ],
    expect: {
      state: "clicked",
      clicks: { unconfirmed: 1, person: 1 },
      notified: ["Ada clicked example.com/pricing"],
    },
  },
];
