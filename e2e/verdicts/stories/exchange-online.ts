import type { Story } from "../story.ts";

/** Exchange Online Protection: Microsoft's mail servers, where no person ever is. */
export const exchangeOnline: readonly Story[] = [
  {
    id: "exchange-online-open",
    tells: "Microsoft's mail servers look at the picture on the way, with a browser's name.",
    source: "exchangeOnline",
    steps: [
      {
        at: "5s",
        by: "chromeWindows",
        from: "exchangeOnline",
        is: "machine: exchange-online",
        who: "Exchange Online Protection",
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
        link: 1,
        by: "chromeWindows",
        from: "exchangeOnline2",
        is: "machine: exchange-online",
      },
      {
        at: "1h",
        link: 1,
        by: "edgeWindows",
        from: "exchangeOnline3",
        is: "machine: exchange-online",
      },
      {
        at: "5h",
        link: 2,
        by: "chromeMac",
        from: "exchangeOnline4",
        is: "machine: exchange-online",
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
        link: 1,
        by: "chromeWindows",
        from: "exchangeOnline5",
        is: "machine: exchange-online",
      },
    ],
    expect: { state: "sent", clicks: { machine: 1 } },
  },
  {
    id: "exchange-online-ipv6",
    tells: "The same over IPv6, from both of its ranges.",
    source: "exchangeOnline",
    steps: [
      {
        at: "10min",
        by: "chromeWindows",
        from: "exchangeOnlineIpv6",
        is: "machine: exchange-online",
      },
      {
        at: "20min",
        link: 1,
        by: "chromeWindows",
        from: "exchangeOnlineIpv6Two",
        is: "machine: exchange-online",
      },
    ],
    expect: { state: "sent", opens: { machine: 1 }, clicks: { machine: 1 } },
  },
  {
    id: "exchange-online-head",
    tells: "A HEAD request without any user agent, as recorded from 104.47.0.0/16.",
    source: "headRequests",
    steps: [
      {
        at: "4s",
        link: 1,
        by: "noUserAgent",
        from: "exchangeOnline",
        method: "HEAD",
        is: "machine: head-request",
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
      { at: "4s", by: "chromeWindows", from: "exchangeOnline", is: "machine: exchange-online" },
      {
        at: "6s",
        link: 1,
        by: "chromeWindows",
        from: "exchangeOnline",
        is: "machine: exchange-online",
      },
      {
        at: "7s",
        link: 2,
        by: "chromeWindows",
        from: "exchangeOnline",
        is: "machine: exchange-online",
      },
      { at: "1h", by: "chromeWindows", from: "microsoft", is: "person: microsoft-network-open" },
      { at: "62min", link: 1, by: "chromeWindows", is: "person: ordinary-program" },
    ],
    expect: {
      state: "clicked",
      opens: { machine: 1, person: 1 },
      clicks: { machine: 2, person: 1 },
      notified: ["Ada opened", "Ada clicked example.com/pricing"],
    },
  },
];
