import type { Story } from "../story.ts";

/** The rep wants unconfirmed opens to count: they are told of, as what they are, and taken back all the same. */
export const choice: readonly Story[] = [
  {
    id: "perhaps-then-certainly",
    tells:
      "Told that Ada perhaps opened, the rep is told of the click; the open is confirmed by it.",
    source: "appleProtection",
    rep: { countUnconfirmed: true },
    steps: [
      { at: "10min", by: "appleProtection", is: "person: confirmed-by-click" },
      { at: "15min", link: 1, by: "safariIphone", is: "person: ordinary-program" },
    ],
    expect: {
      state: "clicked",
      opens: { person: 1 },
      clicks: { person: 1 },
      notified: ["Ada perhaps opened", "Ada clicked example.com/pricing"],
    },
  },
  {
    id: "perhaps-then-a-machine",
    tells: "What perhaps opened turns out to be a scanner's, by its burst.",
    source: "timingRules",
    rep: { countUnconfirmed: true },
    steps: [
      { at: "40s", by: "noUserAgent", from: "homeUsa", is: "machine: scanner-burst" },
      { at: "44s", link: 1, by: "chromeWindows", is: "unconfirmed: scanner-burst" },
      { at: "45s", link: 2, by: "chromeWindows", is: "unconfirmed: scanner-burst" },
    ],
    expect: {
      state: "unconfirmed",
      opens: { machine: 1 },
      clicks: { unconfirmed: 2 },
      notified: [
        "Ada perhaps opened",
        "Ada clicked example.com/pricing",
        "Ada perhaps clicked docs.example.com",
      ],
    },
  },
  {
    id: "perhaps-then-the-rep",
    tells: "What perhaps opened was the rep's own look.",
    source: "ownOpens",
    rep: { countUnconfirmed: true },
    steps: [
      { at: "4s", by: "gmailProxy", is: "self: own-view" },
      { at: "6s", seen: "own-view" },
    ],
    expect: {
      state: "sent",
      opens: { self: 1 },
      notified: ["Ada perhaps opened"],
      withdrawn: ["Ada perhaps opened"],
    },
  },
];
