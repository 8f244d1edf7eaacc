import type { Story } from "../story.ts";

/** Every link at once, and what such a burst says of the fetches beside it. */
export const bursts: readonly Story[] = [
  {
    id: "burst-over-two-links",
    tells: "Both links within a second, by something that looks like Chrome at a home: a scanner.",
    source: "timingRules",
    steps: [
      { at: "90s", link: 1, by: "chromeWindows", is: "unconfirmed: scanner-burst" },
      { at: "91s", link: 2, by: "chromeWindows", is: "unconfirmed: scanner-burst" },
    ],
    expect: {
      state: "unconfirmed",
      clicks: { unconfirmed: 2 },
      notified: ["Ada clicked example.com/pricing"],
      withdrawn: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "burst-over-five-links",
    tells:
      "Five links within two seconds: the server sees it from the third on, the extension all of it.",
    source: "timingRules",
    mail: {
      links: [
        "https://example.com/a",
        "https://example.com/b",
        "https://example.com/c",
        "https://example.com/d",
        "https://example.com/e",
      ],
    },
    steps: [
      { at: "90s", link: 1, by: "chromeWindows", is: "unconfirmed: scanner-burst" },
      { at: "90.4s", link: 2, by: "chromeWindows", is: "unconfirmed: scanner-burst" },
      {
        at: "90.8s",
        link: 3,
        by: "chromeWindows",
        is: "unconfirmed: scanner-burst",
        also: ["every-link-at-once"],
      },
      {
        at: "91.2s",
        link: 4,
        by: "chromeWindows",
        is: "unconfirmed: scanner-burst",
        also: ["every-link-at-once"],
      },
      {
        at: "91.6s",
        link: 5,
        by: "chromeWindows",
        is: "unconfirmed: scanner-burst",
        also: ["every-link-at-once"],
      },
    ],
    expect: {
      state: "unconfirmed",
      clicks: { unconfirmed: 5 },
      notified: ["Ada clicked example.com/a", "Ada clicked example.com/b"],
      withdrawn: ["Ada clicked example.com/b"],
    },
  },
  {
    id: "three-of-five-links-at-once",
    tells: "Three of five links within one second: no person does that, though two were left out.",
    source: "timingRules",
    mail: {
      links: [
        "https://example.com/a",
        "https://example.com/b",
        "https://example.com/c",
        "https://example.com/d",
        "https://example.com/e",
      ],
    },
    steps: [
      { at: "1h", link: 1, by: "firefoxLinux", is: "unconfirmed: scanner-burst" },
      { at: "1h 500ms", link: 2, by: "firefoxLinux", is: "unconfirmed: scanner-burst" },
      {
        at: "1h 1s",
        link: 3,
        by: "firefoxLinux",
        is: "unconfirmed: scanner-burst",
        also: ["every-link-at-once"],
      },
    ],
    expect: {
      state: "unconfirmed",
      clicks: { unconfirmed: 3 },
      notified: ["Ada clicked example.com/a", "Ada clicked example.com/b"],
      withdrawn: ["Ada clicked example.com/b"],
    },
  },
  {
    id: "links-one-after-the-other",
    tells: "The recipient follows both links, ten seconds apart.",
    source: "timingRules",
    steps: [
      { at: "1h", link: 1, by: "chromeWindows", is: "person: ordinary-program" },
      { at: "1h 10s", link: 2, by: "chromeWindows", is: "person: ordinary-program" },
    ],
    expect: {
      state: "clicked",
      clicks: { person: 2 },
      notified: ["Ada clicked example.com/pricing", "Ada clicked docs.example.com"],
    },
  },
  {
    id: "the-only-link",
    tells: "A mail with one link: following it is not following every link at once.",
    source: "timingRules",
    mail: { links: ["https://example.com/pricing"] },
    steps: [{ at: "1h", link: 1, by: "chromeWindows", is: "person: ordinary-program" }],
    expect: {
      state: "clicked",
      clicks: { person: 1 },
      notified: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "both-links-in-five-seconds",
    tells: "The recipient opens both links in tabs, five seconds apart: quick, but a person.",
    source: "overSuppression",
    steps: [
      { at: "1h", link: 1, by: "chromeMac", is: "person: ordinary-program" },
      { at: "1h 5s", link: 2, by: "chromeMac", is: "person: ordinary-program" },
    ],
    expect: {
      state: "clicked",
      clicks: { person: 2 },
      notified: ["Ada clicked example.com/pricing", "Ada clicked docs.example.com"],
    },
  },
  {
    id: "burst-withdraws-the-open-beside-it",
    tells: "A scanner opens as Apple's proxy would, and follows every link within seconds of it.",
    source: "timingRules",
    steps: [
      { at: "40s", by: "noUserAgent", from: "homeUsa", is: "machine: scanner-burst" },
      { at: "44s", link: 1, by: "chromeWindows", is: "unconfirmed: scanner-burst" },
      { at: "45s", link: 2, by: "chromeWindows", is: "unconfirmed: scanner-burst" },
    ],
    expect: {
      state: "unconfirmed",
      opens: { machine: 1 },
      clicks: { unconfirmed: 2 },
      notified: ["Ada clicked example.com/pricing"],
      withdrawn: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "burst-begins-with-the-picture",
    tells:
      "A scanner that looks like Chrome opens, and follows every link within the next two seconds.",
    source: "timingRules",
    steps: [
      { at: "90s", by: "chromeWindows", is: "unconfirmed: with-a-burst" },
      { at: "91s", link: 1, by: "chromeWindows", is: "unconfirmed: scanner-burst" },
      { at: "92s", link: 2, by: "chromeWindows", is: "unconfirmed: scanner-burst" },
    ],
    expect: {
      state: "unconfirmed",
      opens: { unconfirmed: 1 },
      clicks: { unconfirmed: 2 },
      notified: ["Ada opened", "Ada clicked example.com/pricing"],
      withdrawn: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "reader-opens-both-links",
    tells: "The recipient reads in Gmail, and opens both links in tabs of their own: no scanner.",
    source: "overSuppression",
    steps: [
      { at: "1h", by: "gmailProxy", is: "person: mail-program-proxy" },
      { at: "1h 20s", link: 1, by: "chromeWindows", is: "person: ordinary-program" },
      { at: "1h 22s", link: 2, by: "chromeWindows", is: "person: ordinary-program" },
    ],
    expect: {
      state: "clicked",
      opens: { person: 1 },
      clicks: { person: 2 },
      notified: ["Ada opened", "Ada clicked example.com/pricing", "Ada clicked docs.example.com"],
    },
  },
  {
    id: "scanner-while-the-mail-is-read",
    tells:
      "The recipient reads at once in Gmail; a scanner that looks at mail after delivery follows both links a minute later.",
    source: "timingRules",
    steps: [
      { at: "40s", by: "gmailProxy", is: "person: mail-program-proxy" },
      { at: "100s", link: 1, by: "chromeWindows", is: "unconfirmed: scanner-burst" },
      { at: "101s", link: 2, by: "chromeWindows", is: "unconfirmed: scanner-burst" },
    ],
    expect: {
      state: "opened",
      opens: { person: 1 },
      clicks: { unconfirmed: 2 },
      notified: ["Ada opened", "Ada clicked example.com/pricing"],
      withdrawn: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "scanner-waits-before-it-follows",
    tells:
      "A scanner that looks like Chrome at a home opens, waits for the page, and follows both links.",
    source: "timingRules",
    steps: [
      { at: "90s", by: "chromeWindows", is: "unconfirmed: with-a-burst" },
      { at: "96s", link: 1, by: "chromeWindows", is: "unconfirmed: scanner-burst" },
      { at: "97s", link: 2, by: "chromeWindows", is: "unconfirmed: scanner-burst" },
    ],
    expect: {
      state: "unconfirmed",
      opens: { unconfirmed: 1 },
      clicks: { unconfirmed: 2 },
      notified: ["Ada opened", "Ada clicked example.com/pricing"],
      withdrawn: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "burst-one-link-after-the-other",
    tells: "A scanner takes five seconds for each of a mail's four links.",
    source: "timingRules",
    mail: {
      links: [
        "https://example.com/a",
        "https://example.com/b",
        "https://example.com/c",
        "https://example.com/d",
      ],
    },
    steps: ([1, 2, 3, 4] as const).map((link) => ({
      at: `${5 * link + 100}s` as const,
      link,
      by: "safariMac",
      is: "unconfirmed: scanner-burst",
    })),
    expect: {
      state: "unconfirmed",
      clicks: { unconfirmed: 4 },
      notified: [
        "Ada clicked example.com/a",
        "Ada clicked example.com/b",
        "Ada clicked example.com/c",
      ],
      withdrawn: ["Ada clicked example.com/c"],
    },
  },
  {
    id: "burst-leaves-gmails-open-alone",
    tells: "A scanner's burst comes an hour after the recipient has read in Gmail.",
    source: "overSuppression",
    steps: [
      { at: "1h", by: "gmailProxy", is: "person: mail-program-proxy" },
      { at: "2h", link: 1, by: "chromeWindows", is: "unconfirmed: scanner-burst" },
      { at: "2h 1s", link: 2, by: "chromeWindows", is: "unconfirmed: scanner-burst" },
    ],
    expect: {
      state: "opened",
      opens: { person: 1 },
      clicks: { unconfirmed: 2 },
      notified: ["Ada opened", "Ada clicked example.com/pricing"],
      withdrawn: ["Ada clicked example.com/pricing"],
    },
  },
];
