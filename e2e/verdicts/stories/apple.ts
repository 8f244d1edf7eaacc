import type { Story } from "../story.ts";

/** Mail Privacy Protection fetches everything; Private Relay, from the same addresses, carries people. */
export const apple: readonly Story[] = [
  {
    id: "apple-protection-only",
    tells: "Apple Mail fetches the picture when it syncs; nothing says that anybody read.",
    source: "appleProtection",
    steps: [
      {
        at: "15min",
        by: "appleProtection",
        is: "unconfirmed: apple-privacy-egress",
        who: "Apple Mail",
      },
    ],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "apple-protection-from-germany",
    tells: "The same from another of Apple's partners' networks.",
    source: "appleProtection",
    steps: [
      {
        at: "3h",
        by: "appleProtection",
        from: "appleEgressGermany",
        is: "unconfirmed: apple-privacy-egress",
      },
    ],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "apple-protection-ipv6",
    tells: "The same from an IPv6 egress address.",
    source: "appleProtection",
    steps: [
      {
        at: "3h",
        by: "appleProtection",
        from: "appleEgressIpv6",
        is: "unconfirmed: apple-privacy-egress",
      },
    ],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "apple-protection-from-an-unlisted-address",
    tells: "Apple's name for it comes from an address that its list of this month lacks.",
    source: "appleProtection",
    steps: [
      {
        at: "3h",
        by: "appleProtection",
        from: "homeUsa",
        is: "unconfirmed: apple-privacy-protection",
      },
    ],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "apple-protection-then-click",
    tells: "Apple fetches; five minutes later the recipient clicks in Safari.",
    source: "clickImpliesOpen",
    steps: [
      {
        at: "10min",
        by: "appleProtection",
        is: "person: confirmed-by-click",
        also: ["apple-privacy-egress"],
      },
      { at: "15min", link: 1, by: "safariIphone", is: "person: ordinary-program" },
    ],
    expect: {
      state: "clicked",
      opens: { person: 1 },
      clicks: { person: 1 },
      notified: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "apple-protection-long-before-the-click",
    tells: "Apple fetched at night; the click in the morning does not make that fetch a reading.",
    source: "appleProtection",
    steps: [
      { at: "20min", by: "appleProtection", is: "unconfirmed: apple-privacy-egress" },
      { at: "9h", link: 1, by: "safariMac", is: "person: ordinary-program" },
    ],
    expect: {
      state: "clicked",
      opens: { unconfirmed: 1 },
      clicks: { person: 1 },
      notified: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "apple-protection-half-an-hour-before-the-click",
    tells:
      "The recipient takes twenty-five minutes to the click: the fetch before it was the reading.",
    source: "clickImpliesOpen",
    steps: [
      { at: "1h", by: "appleProtection", is: "person: confirmed-by-click" },
      { at: "85min", link: 1, by: "safariMac", is: "person: ordinary-program" },
    ],
    expect: {
      state: "clicked",
      opens: { person: 1 },
      clicks: { person: 1 },
      notified: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "apple-protection-more-than-half-an-hour-before-the-click",
    tells: "Forty minutes before the click are too long for the fetch to have been that reading.",
    source: "appleProtection",
    steps: [
      { at: "1h", by: "appleProtection", is: "unconfirmed: apple-privacy-egress" },
      { at: "100min", link: 1, by: "safariMac", is: "person: ordinary-program" },
    ],
    expect: {
      state: "clicked",
      opens: { unconfirmed: 1 },
      clicks: { person: 1 },
      notified: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "apple-protection-twice-then-click",
    tells:
      "Apple fetches on two devices hours apart; only the fetch before the click is a reading.",
    source: "appleProtection",
    steps: [
      { at: "10min", by: "appleProtection", is: "unconfirmed: apple-privacy-egress" },
      { at: "5h", by: "appleProtection", is: "person: confirmed-by-click" },
      { at: "305min", link: 1, by: "safariMac", is: "person: ordinary-program" },
    ],
    expect: {
      state: "clicked",
      opens: { unconfirmed: 1, person: 1 },
      clicks: { person: 1 },
      notified: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "apple-protection-then-reply",
    tells: "Apple fetches; an hour later the recipient answers, so that the mail was read.",
    source: "clickImpliesOpen",
    steps: [
      {
        at: "1h",
        by: "appleProtection",
        is: "person: confirmed-by-reply",
        also: ["apple-privacy-egress"],
      },
      { at: "2h", seen: "reply" },
    ],
    expect: { state: "replied", opens: { person: 1 } },
  },
  {
    id: "apple-protection-counted-by-choice",
    tells: "The rep wants unconfirmed opens to count: the notification says that it may be so.",
    source: "appleProtection",
    rep: { countUnconfirmed: true },
    steps: [{ at: "1h", by: "appleProtection", is: "unconfirmed: apple-privacy-egress" }],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 }, notified: ["Ada perhaps opened"] },
  },
  {
    id: "apple-protection-never-clicks",
    tells: "Apple's proxy for pictures asks for a link.",
    source: "appleProtection",
    steps: [{ at: "1h", link: 1, by: "appleProtection", is: "machine: proxy-followed-link" }],
    expect: { state: "sent", clicks: { machine: 1 } },
  },
  {
    id: "apple-protection-of-two-devices",
    tells: "A Mac and an iPhone sync within a minute: one fetch each, one unconfirmed reading.",
    source: "appleProtection",
    steps: [
      { at: "10min", by: "appleProtection", is: "unconfirmed: apple-privacy-egress" },
      { at: "11min", by: "appleProtection", is: "unconfirmed: apple-privacy-egress" },
    ],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "private-relay-person-clicks",
    tells:
      "The recipient clicks in Safari with Private Relay on: a person, though the address is Apple's.",
    source: "privateRelay",
    steps: [
      {
        at: "40min",
        link: 1,
        by: "safariIphone",
        from: "appleEgressUsa",
        is: "person: private-relay",
      },
    ],
    expect: {
      state: "clicked",
      clicks: { person: 1 },
      notified: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "private-relay-person-opens",
    tells: "The recipient reads in webmail, in Safari behind Private Relay.",
    source: "privateRelay",
    steps: [
      { at: "40min", by: "safariMac", from: "appleEgressGermany", is: "person: private-relay" },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "private-relay-ipv6-person-clicks",
    tells: "The same over IPv6.",
    source: "privateRelay",
    steps: [
      {
        at: "40min",
        link: 2,
        by: "safariMac",
        from: "appleEgressIpv6",
        is: "person: private-relay",
      },
    ],
    expect: { state: "clicked", clicks: { person: 1 }, notified: ["Ada clicked docs.example.com"] },
  },
  {
    id: "apple-mail-without-protection",
    tells: "Apple Mail on a Mac whose owner turned the protection off fetches by itself.",
    source: "mailPrograms",
    steps: [{ at: "50min", by: "appleMailMac", is: "person: mail-program" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "iphone-mail-without-protection",
    tells: "The same on an iPhone.",
    source: "mailPrograms",
    steps: [{ at: "50min", by: "appleMailIphone", is: "person: mail-program" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "apple-protection-and-gmail",
    tells: "One of two recipients has Apple Mail, the other reads in Gmail.",
    source: "appleProtection",
    mail: { to: ["Ada", "Grace"] },
    steps: [
      { at: "10min", by: "appleProtection", is: "unconfirmed: apple-privacy-egress" },
      { at: "1h", by: "gmailProxy", is: "person: mail-program-proxy" },
    ],
    expect: { state: "opened", opens: { unconfirmed: 1, person: 1 }, notified: ["Someone opened"] },
  },
];
