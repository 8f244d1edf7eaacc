import type { Story } from "../story.ts";

/** How fetches make readings: what counts once, and what counts twice. */
export const readings: readonly Story[] = [
  {
    id: "reload",
    tells: "The recipient reloads the webmail's page twice.",
    source: "oneMail",
    steps: [
      { at: "1h", by: "firefoxLinux", is: "person: ordinary-program" },
      { at: "1h 20s", by: "firefoxLinux", is: "person: ordinary-program" },
      { at: "1h 100s", by: "firefoxLinux", is: "person: ordinary-program" },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "read-again-after-a-pause",
    tells: "Three minutes later the recipient opens the mail again: two readings.",
    source: "oneMail",
    steps: [
      { at: "1h", by: "firefoxLinux", is: "person: ordinary-program" },
      { at: "63min", by: "firefoxLinux", is: "person: ordinary-program" },
    ],
    expect: { state: "opened", opens: { person: 2 }, notified: ["Ada opened", "Ada opened"] },
  },
  {
    id: "half-an-hour-is-the-longest-reading",
    tells: "Webmail that fetches every ninety seconds for forty minutes: two readings.",
    source: "oneMail",
    steps: Array.from({ length: 27 }, (_, index) => ({
      at: `${3600 + index * 90}s` as const,
      by: "firefoxLinux" as const,
      is: "person: ordinary-program" as const,
    })),
    expect: { state: "opened", opens: { person: 2 }, notified: ["Ada opened", "Ada opened"] },
  },
  {
    id: "double-click",
    tells: "The recipient double-clicks a link: one click.",
    source: "oneMail",
    steps: [
      { at: "1h", link: 1, by: "edgeWindows", is: "person: ordinary-program" },
      { at: "1h 400ms", link: 1, by: "edgeWindows", is: "person: ordinary-program" },
    ],
    expect: {
      state: "clicked",
      clicks: { person: 1 },
      notified: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "link-followed-again-at-once",
    tells: "The page did not load; five seconds later the recipient clicks again: two clicks.",
    source: "oneMail",
    steps: [
      { at: "1h", link: 1, by: "edgeWindows", is: "person: ordinary-program" },
      { at: "1h 5s", link: 1, by: "edgeWindows", is: "person: ordinary-program" },
    ],
    expect: {
      state: "clicked",
      clicks: { person: 2 },
      notified: ["Ada clicked example.com/pricing", "Ada clicked example.com/pricing"],
    },
  },
  {
    id: "link-followed-twice",
    tells: "The recipient follows the same link again a minute later: two clicks.",
    source: "oneMail",
    steps: [
      { at: "1h", link: 1, by: "edgeWindows", is: "person: ordinary-program" },
      { at: "61min", link: 1, by: "edgeWindows", is: "person: ordinary-program" },
    ],
    expect: {
      state: "clicked",
      clicks: { person: 2 },
      notified: ["Ada clicked example.com/pricing", "Ada clicked example.com/pricing"],
    },
  },
  {
    id: "two-people-at-the-same-time",
    tells: "Two recipients read in two programs within the same minute: two readings.",
    source: "oneMail",
    mail: { to: ["Ada", "Grace"] },
    steps: [
      { at: "1h", by: "thunderbird", is: "person: mail-program" },
      { at: "1h 20s", by: "outlookDesktop", is: "person: mail-program" },
    ],
    expect: {
      state: "opened",
      opens: { person: 2 },
      notified: ["Someone opened", "Someone opened"],
    },
  },
  {
    id: "own-copies-for-two-recipients",
    tells:
      "Each of two recipients has a copy with a picture of its own; both read in Gmail at once.",
    source: "oneMail",
    mail: { to: ["Ada", "Grace"] },
    steps: [
      { at: "1h", by: "gmailProxy", is: "person: mail-program-proxy" },
      { at: "1h 10s", recipient: 1, by: "gmailProxy", is: "person: mail-program-proxy" },
    ],
    expect: {
      state: "opened",
      opens: { person: 2 },
      notified: ["Someone opened", "Someone opened"],
    },
  },
  {
    id: "doubted-fetch-of-a-persons-reading",
    tells:
      "A browser fetches a second after sending, and again when the recipient scrolls: one reading.",
    source: "oneMail",
    steps: [
      { at: "1s", by: "chromeWindows", is: "unconfirmed: at-once", also: ["same-reading"] },
      { at: "30s", by: "chromeWindows", is: "person: ordinary-program" },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "polled-without-end",
    tells: "Something fetches the picture every second, far more often than a reading does.",
    source: "timingRules",
    steps: Array.from({ length: 24 }, (_, index) => ({
      at: `${3600 + index}s`,
      by: "thunderbird",
      is: index < 12 ? "person: mail-program" : "unconfirmed: repeated-often",
    })),
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
];
