import type { Story } from "../story.ts";

/** Times alone: they make nobody a machine, and lower a hit to unconfirmed at most. */
export const timing: readonly Story[] = [
  {
    id: "browser-at-once",
    tells: "A browser fetches the picture one second after sending.",
    source: "timingRules",
    steps: [
      { at: "1s", fetch: "pixel", by: "chromeWindows", is: "unconfirmed", because: "at-once" },
    ],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "browser-after-two-seconds",
    tells: "After two seconds a browser's fetch counts: a colleague at the next desk.",
    source: "timingRules",
    steps: [
      { at: "2s", fetch: "pixel", by: "chromeWindows", is: "person", because: "ordinary-program" },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "click-at-once",
    tells: "A click one second after sending is never a machine's by its time alone.",
    source: "timingRules",
    steps: [
      {
        at: "1s",
        fetch: 1,
        by: "chromeWindows",
        is: "unconfirmed",
        because: "click-before-open",
        also: ["at-once"],
      },
    ],
    expect: { state: "unconfirmed", clicks: { unconfirmed: 1 } },
  },
  {
    id: "click-before-any-open",
    tells: "A click twenty seconds after sending, and nobody had opened the mail.",
    source: "timingRules",
    steps: [
      { at: "20s", fetch: 1, by: "chromeWindows", is: "unconfirmed", because: "click-before-open" },
    ],
    expect: { state: "unconfirmed", clicks: { unconfirmed: 1 } },
  },
  {
    id: "quick-reader",
    tells: "The recipient opens after twelve seconds and clicks after twenty-five.",
    source: "timingRules",
    steps: [
      { at: "12s", fetch: "pixel", by: "gmailProxy", is: "person", because: "mail-program-proxy" },
      { at: "25s", fetch: 1, by: "chromeWindows", is: "person", because: "ordinary-program" },
    ],
    expect: {
      state: "clicked",
      opens: { person: 1 },
      clicks: { person: 1 },
      notified: ["Ada opened", "Ada clicked example.com/pricing"],
    },
  },
  {
    id: "click-after-half-a-minute-without-open",
    tells: "A click forty seconds after sending by somebody who shows no pictures counts.",
    source: "clickImpliesOpen",
    steps: [
      { at: "40s", fetch: 1, by: "chromeWindows", is: "person", because: "ordinary-program" },
    ],
    expect: {
      state: "clicked",
      clicks: { person: 1 },
      notified: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "burst-over-two-links",
    tells: "Both links within a second, by something that looks like Chrome at a home: a scanner.",
    source: "timingRules",
    steps: [
      { at: "90s", fetch: 1, by: "chromeWindows", is: "unconfirmed", because: "scanner-burst" },
      { at: "91s", fetch: 2, by: "chromeWindows", is: "unconfirmed", because: "scanner-burst" },
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
      { at: "90s", fetch: 1, by: "chromeWindows", is: "unconfirmed", because: "scanner-burst" },
      { at: "90.4s", fetch: 2, by: "chromeWindows", is: "unconfirmed", because: "scanner-burst" },
      {
        at: "90.8s",
        fetch: 3,
        by: "chromeWindows",
        is: "unconfirmed",
        because: "scanner-burst",
        also: ["every-link-at-once"],
      },
      {
        at: "91.2s",
        fetch: 4,
        by: "chromeWindows",
        is: "unconfirmed",
        because: "scanner-burst",
        also: ["every-link-at-once"],
      },
      {
        at: "91.6s",
        fetch: 5,
        by: "chromeWindows",
        is: "unconfirmed",
        because: "scanner-burst",
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
      { at: "1h", fetch: 1, by: "firefoxLinux", is: "unconfirmed", because: "scanner-burst" },
      { at: "1h 500ms", fetch: 2, by: "firefoxLinux", is: "unconfirmed", because: "scanner-burst" },
      {
        at: "1h 1s",
        fetch: 3,
        by: "firefoxLinux",
        is: "unconfirmed",
        because: "scanner-burst",
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
      { at: "1h", fetch: 1, by: "chromeWindows", is: "person", because: "ordinary-program" },
      { at: "1h 10s", fetch: 2, by: "chromeWindows", is: "person", because: "ordinary-program" },
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
    steps: [{ at: "1h", fetch: 1, by: "chromeWindows", is: "person", because: "ordinary-program" }],
    expect: {
      state: "clicked",
      clicks: { person: 1 },
      notified: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "burst-withdraws-the-open-beside-it",
    tells: "A scanner opens as Apple's proxy would, and follows every link within seconds of it.",
    source: "timingRules",
    steps: [
      {
        at: "40s",
        fetch: "pixel",
        by: "noUserAgent",
        from: "homeUsa",
        is: "machine",
        because: "scanner-burst",
      },
      { at: "44s", fetch: 1, by: "chromeWindows", is: "unconfirmed", because: "scanner-burst" },
      { at: "45s", fetch: 2, by: "chromeWindows", is: "unconfirmed", because: "scanner-burst" },
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
    id: "burst-leaves-gmails-open-alone",
    tells: "A scanner's burst comes an hour after the recipient has read in Gmail.",
    source: "overSuppression",
    steps: [
      { at: "1h", fetch: "pixel", by: "gmailProxy", is: "person", because: "mail-program-proxy" },
      { at: "2h", fetch: 1, by: "chromeWindows", is: "unconfirmed", because: "scanner-burst" },
      { at: "2h 1s", fetch: 2, by: "chromeWindows", is: "unconfirmed", because: "scanner-burst" },
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
    id: "with-a-machine-opens",
    tells: "One client checks a link by HEAD and fetches the picture a second later: a machine's.",
    source: "headRequests",
    steps: [
      {
        at: "1h",
        fetch: 1,
        by: "chromeWindows",
        from: "officeNetherlands",
        method: "HEAD",
        is: "machine",
        because: "head-request",
      },
      {
        at: "1h 1s",
        fetch: "pixel",
        by: "chromeWindows",
        from: "officeNetherlands",
        is: "machine",
        because: "with-a-machine",
      },
    ],
    expect: {
      state: "sent",
      opens: { machine: 1 },
      clicks: { machine: 1 },
    },
  },
  {
    id: "with-a-machine-clicks",
    tells:
      "One client asks by HEAD and then follows the link: doubted, but never called a machine.",
    source: "headRequests",
    steps: [
      {
        at: "1h",
        fetch: 1,
        by: "chromeWindows",
        method: "HEAD",
        is: "machine",
        because: "head-request",
      },
      {
        at: "1h 1s",
        fetch: 1,
        by: "chromeWindows",
        is: "unconfirmed",
        because: "with-a-machine",
      },
    ],
    expect: { state: "unconfirmed", clicks: { machine: 1, unconfirmed: 1 } },
  },
  {
    id: "fetched-again-and-again",
    tells: "The same picture a dozen times in half a minute, more than any reading takes.",
    source: "timingRules",
    steps: Array.from({ length: 12 }, (_, index) => ({
      at: `${3600 + index * 2}s` as const,
      fetch: "pixel" as const,
      by: "chromeWindows" as const,
      is: "person" as const,
      because: "ordinary-program" as const,
    })),
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "many-mails-from-one-network-at-once",
    tells: "Three mails to three people are opened from one network within three seconds.",
    source: "timingRules",
    others: { second: { sent: "1min", to: ["Grace"] }, third: { sent: "2min", to: ["Edsger"] } },
    steps: [
      { at: "1h", fetch: "pixel", by: "edgeWindows", is: "person", because: "ordinary-program" },
      {
        at: "1h 1s",
        fetch: "pixel",
        mail: "second",
        by: "edgeWindows",
        is: "person",
        because: "ordinary-program",
      },
      {
        at: "1h 2s",
        fetch: "pixel",
        mail: "third",
        by: "edgeWindows",
        is: "unconfirmed",
        because: "many-mails-at-once",
      },
    ],
    expect: {
      state: "opened",
      opens: { person: 1 },
      notified: ["Ada opened", "Grace opened"],
      others: {
        second: { state: "opened", opens: { person: 1 } },
        third: { state: "unconfirmed", opens: { unconfirmed: 1 } },
      },
    },
  },
  {
    id: "colleagues-behind-one-office-network",
    tells: "Three colleagues behind one address read three mails in the course of a minute.",
    source: "webGateways",
    others: { second: { sent: "1min", to: ["Grace"] }, third: { sent: "2min", to: ["Edsger"] } },
    steps: [
      { at: "1h", fetch: "pixel", by: "edgeWindows", is: "person", because: "ordinary-program" },
      {
        at: "1h 20s",
        fetch: "pixel",
        mail: "second",
        by: "edgeWindows",
        is: "person",
        because: "ordinary-program",
      },
      {
        at: "1h 45s",
        fetch: "pixel",
        mail: "third",
        by: "edgeWindows",
        is: "person",
        because: "ordinary-program",
      },
    ],
    expect: {
      state: "opened",
      opens: { person: 1 },
      notified: ["Ada opened", "Grace opened", "Edsger opened"],
      others: {
        second: { state: "opened", opens: { person: 1 } },
        third: { state: "opened", opens: { person: 1 } },
      },
    },
  },
];
