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
        by: "chromeWindows",
        from: "microsoft",
        is: "person: microsoft-network-open",
        who: "Outlook",
      },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "microsoft-looks-at-delivery",
    tells:
      "Microsoft's own scanner renders the mail eight seconds after sending, in the network of Outlook's proxy; the recipient reads an hour later.",
    source: "microsoftOpens",
    steps: [
      {
        at: "8s",
        by: "chromeWindows",
        from: "microsoft",
        is: "unconfirmed: soon-after-sending",
      },
      { at: "1h", by: "chromeWindows", from: "microsoft", is: "person: microsoft-network-open" },
    ],
    expect: {
      state: "opened",
      opens: { unconfirmed: 1, person: 1 },
      notified: ["Ada opened"],
    },
  },
  {
    id: "outlook-web-proxy-open-ipv6",
    tells: "The same over IPv6.",
    source: "microsoftOpens",
    steps: [
      { at: "1h", by: "edgeWindows", from: "microsoftIpv6", is: "person: microsoft-network-open" },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "outlook-web-old-proxy-open",
    tells: "The older proxy of Outlook on the web calls itself Chrome 35: people read through it.",
    source: "microsoftOpens",
    steps: [{ at: "1h", by: "oldOutlookProxy", is: "person: mail-program-proxy" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "outlook-web-old-proxy-never-clicks",
    tells: "That proxy is made for pictures, and asks for a link.",
    source: "microsoftOpens",
    steps: [{ at: "1h", link: 1, by: "oldOutlookProxy", is: "machine: proxy-followed-link" }],
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
        link: 1,
        by: "edgeWindows",
        from: "microsoftCloudPc",
        is: "unconfirmed: microsoft-network-click",
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
        by: "edgeWindows",
        from: "microsoftCloudPc",
        is: "person: microsoft-network-open",
      },
      {
        at: "61min",
        link: 1,
        by: "edgeWindows",
        from: "microsoftCloudPc",
        is: "unconfirmed: microsoft-network-click",
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
    steps: [{ at: "2h", link: 1, by: "edgeWindows", is: "person: ordinary-program" }],
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
        link: 1,
        by: "chromeWindows",
        from: "microsoft",
        is: "unconfirmed: scanner-burst",
        also: ["microsoft-network-click"],
      },
      {
        at: "36s",
        link: 2,
        by: "chromeWindows",
        from: "microsoft",
        is: "unconfirmed: scanner-burst",
        also: ["microsoft-network-click"],
      },
    ],
    expect: { state: "unconfirmed", clicks: { unconfirmed: 2 } },
  },
  {
    id: "safe-links-by-name",
    tells: "A scanner of Microsoft's that says so.",
    source: "gatewayNames",
    steps: [{ at: "20s", link: 1, by: "safeLinks", is: "machine: security-gateway" }],
    expect: { state: "sent", clicks: { machine: 1 } },
  },
  {
    id: "outlook-for-windows",
    tells: "Outlook for Windows fetches the picture by itself.",
    source: "mailPrograms",
    steps: [{ at: "1h", by: "outlookDesktop", is: "person: mail-program", who: "Outlook" }],
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
      by: "outlookDesktop",
      is: "person: mail-program",
    })),
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "outlook-for-iphone",
    tells: "Outlook on an iPhone, which a general list of bots takes for one.",
    source: "isbot",
    steps: [{ at: "1h", by: "outlookIphone", is: "person: mail-program" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "outlook-asks-for-a-link",
    tells: "Office asks for a link itself before it hands it to the browser, which then clicks.",
    source: "mailPrograms",
    steps: [
      { at: "1h", link: 1, by: "outlookDesktop", is: "unconfirmed: mail-program-followed-link" },
      { at: "1h 5s", link: 1, by: "edgeWindows", is: "person: ordinary-program" },
    ],
    expect: {
      state: "clicked",
      clicks: { unconfirmed: 1, person: 1 },
      notified: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "office-looks-at-a-link",
    tells: "Word asks whether a link is there before it opens the browser, which then comes.",
    source: "mailPrograms",
    steps: [
      { at: "1h", link: 1, by: "office", is: "unconfirmed: mail-program-followed-link" },
      { at: "1h 2s", link: 1, by: "edgeWindows", is: "person: ordinary-program" },
    ],
    expect: {
      state: "clicked",
      clicks: { unconfirmed: 1, person: 1 },
      notified: ["Ada clicked example.com/pricing"],
    },
  },
];
