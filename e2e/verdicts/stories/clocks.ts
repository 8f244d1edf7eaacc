import type { Story } from "../story.ts";

/** Clocks that are wrong, and a log that is read late. */
export const clocks: readonly Story[] = [
  {
    id: "reps-clock-is-ahead",
    tells:
      "The rep's computer is three minutes ahead; an open a minute later seems to come before.",
    source: "clocks",
    rep: { clockAhead: "3min" },
    steps: [
      { at: "1min", fetch: "pixel", by: "gmailProxy", is: "person", because: "mail-program-proxy" },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "reps-clock-is-behind",
    tells: "The rep's computer is ten minutes behind; the recipient reads an hour later.",
    source: "clocks",
    rep: { clockAhead: "-10min" },
    steps: [
      { at: "1h", fetch: "pixel", by: "gmailProxy", is: "person", because: "mail-program-proxy" },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "own-view-with-a-wrong-clock",
    tells: "The rep's computer is five minutes ahead; the look at the mail still meets the hit.",
    source: "clocks",
    rep: { clockAhead: "5min" },
    steps: [
      { at: "1h", fetch: "pixel", by: "yahooProxy", is: "person", because: "mail-program-proxy" },
      { at: "2h", seen: "own-view" },
      { at: "2h 2s", fetch: "pixel", by: "gmailProxy", is: "self", because: "own-view" },
    ],
    expect: { state: "opened", opens: { person: 1, self: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "read-in-the-morning",
    tells: "The browser was closed all night: an open and a click are told of once.",
    source: "ourLog",
    rep: { reads: "at-the-end" },
    steps: [
      { at: "8h", fetch: "pixel", by: "gmailProxy", is: "person", because: "mail-program-proxy" },
      { at: "9h", fetch: 2, by: "chromeWindows", is: "person", because: "ordinary-program" },
    ],
    expect: {
      state: "clicked",
      opens: { person: 1 },
      clicks: { person: 1 },
      notified: ["Ada clicked docs.example.com"],
    },
  },
  {
    id: "burst-read-in-the-morning",
    tells: "A scanner's burst is read at once: nobody is ever told of it.",
    source: "ourLog",
    rep: { reads: "at-the-end" },
    steps: [
      { at: "8h", fetch: 1, by: "chromeWindows", is: "unconfirmed", because: "scanner-burst" },
      { at: "8h 1s", fetch: 2, by: "chromeWindows", is: "unconfirmed", because: "scanner-burst" },
    ],
    expect: { state: "unconfirmed", clicks: { unconfirmed: 2 } },
  },
  {
    id: "hit-before-the-mail-is-known",
    tells: "The page could not tell the background of the mail until an hour after its first open.",
    source: "ourLog",
    mail: { recorded: "2h" },
    steps: [
      { at: "1h", fetch: "pixel", by: "gmailProxy", is: "person", because: "mail-program-proxy" },
      { at: "3h", fetch: "pixel", by: "gmailProxy", is: "person", because: "mail-program-proxy" },
    ],
    expect: {
      state: "opened",
      opens: { person: 2 },
      notified: ["Ada opened", "Ada opened"],
    },
  },
  {
    id: "reply-known-before-the-hits",
    tells: "The browser was closed; the rep sees the answer before the log is read.",
    source: "ourLog",
    rep: { reads: "at-the-end" },
    steps: [
      {
        at: "1h",
        fetch: "pixel",
        by: "appleProtection",
        is: "person",
        because: "confirmed-by-reply",
      },
      { at: "2h", seen: "reply" },
    ],
    expect: { state: "replied", opens: { person: 1 } },
  },
];
