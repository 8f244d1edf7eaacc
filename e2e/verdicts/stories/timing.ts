import type { Story } from "../story.ts";

/** Times alone: they make nobody a machine, and lower a hit to unconfirmed at most. */
export const timing: readonly Story[] = [
  {
    id: "browser-at-once",
    tells: "A browser fetches the picture one second after sending.",
    source: "timingRules",
    steps: [{ at: "1s", by: "chromeWindows", is: "unconfirmed: at-once" }],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "browser-after-two-seconds",
    tells:
      "Where nothing more is known of the sending, a browser's fetch counts after two seconds.",
    source: "timingRules",
    mail: { confirmed: null },
    steps: [{ at: "2s", by: "chromeWindows", is: "person: ordinary-program" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "browser-at-delivery",
    tells:
      "Gmail keeps a mail for five seconds, so that sending can be undone: what opens it after six is faster than people.",
    source: "undoSend",
    steps: [{ at: "6s", by: "chromeWindows", is: "unconfirmed: soon-after-sending" }],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "browser-after-delivery",
    tells: "Two seconds after delivery a browser's fetch counts: a colleague at the next desk.",
    source: "undoSend",
    steps: [{ at: "7s", by: "chromeWindows", is: "person: ordinary-program" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "click-at-once",
    tells: "A click one second after sending is never a machine's by its time alone.",
    source: "timingRules",
    steps: [
      {
        at: "1s",
        link: 1,
        by: "chromeWindows",
        is: "unconfirmed: click-before-open",
        also: ["at-once"],
      },
    ],
    expect: { state: "unconfirmed", clicks: { unconfirmed: 1 } },
  },
  {
    id: "click-before-any-open",
    tells: "A click twenty seconds after sending, and nobody had opened the mail.",
    source: "timingRules",
    steps: [{ at: "20s", link: 1, by: "chromeWindows", is: "unconfirmed: click-before-open" }],
    expect: { state: "unconfirmed", clicks: { unconfirmed: 1 } },
  },
  {
    id: "quick-reader",
    tells: "The recipient opens after twelve seconds and clicks after twenty-five.",
    source: "timingRules",
    steps: [
      { at: "12s", by: "gmailProxy", is: "person: mail-program-proxy" },
      { at: "25s", link: 1, by: "chromeWindows", is: "person: ordinary-program" },
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
    steps: [{ at: "40s", link: 1, by: "chromeWindows", is: "person: ordinary-program" }],
    expect: {
      state: "clicked",
      clicks: { person: 1 },
      notified: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "with-a-machine-opens",
    tells: "One client checks a link by HEAD and fetches the picture a second later: a machine's.",
    source: "headRequests",
    steps: [
      {
        at: "1h",
        link: 1,
        by: "chromeWindows",
        from: "officeNetherlands",
        method: "HEAD",
        is: "machine: head-request",
      },
      {
        at: "1h 1s",
        by: "chromeWindows",
        from: "officeNetherlands",
        is: "machine: with-a-machine",
      },
    ],
    expect: { state: "sent", opens: { machine: 1 }, clicks: { machine: 1 } },
  },
  {
    id: "with-a-machine-clicks",
    tells:
      "One client asks by HEAD and then follows the link: doubted, but never called a machine.",
    source: "headRequests",
    steps: [
      { at: "1h", link: 1, by: "chromeWindows", method: "HEAD", is: "machine: head-request" },
      { at: "1h 1s", link: 1, by: "chromeWindows", is: "unconfirmed: with-a-machine" },
    ],
    expect: { state: "unconfirmed", clicks: { machine: 1, unconfirmed: 1 } },
  },
  {
    id: "fetched-again-and-again",
    tells: "The same picture a dozen times in half a minute, over a bad connection: one reading.",
    source: "timingRules",
    steps: Array.from({ length: 12 }, (_, index) => ({
      at: `${3600 + index * 2}s` as const,
      by: "chromeWindows" as const,
      is: "person: ordinary-program" as const,
    })),
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "many-mails-from-one-network-at-once",
    tells: "Three mails to three people are opened from one network within three seconds.",
    source: "timingRules",
    others: { second: { sent: "1min", to: ["Grace"] }, third: { sent: "2min", to: ["Edsger"] } },
    steps: [
      { at: "1h", by: "edgeWindows", is: "person: ordinary-program" },
      { at: "1h 1s", mail: "second", by: "edgeWindows", is: "person: ordinary-program" },
      { at: "1h 2s", mail: "third", by: "edgeWindows", is: "unconfirmed: many-mails-at-once" },
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
      { at: "1h", by: "edgeWindows", is: "person: ordinary-program" },
      { at: "1h 20s", mail: "second", by: "edgeWindows", is: "person: ordinary-program" },
      { at: "1h 45s", mail: "third", by: "edgeWindows", is: "person: ordinary-program" },
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
