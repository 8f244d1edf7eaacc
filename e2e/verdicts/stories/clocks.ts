import type { Story } from "../story.ts";

/** Clocks that are wrong, and a log that is read late. */
export const clocks: readonly Story[] = [
  {
    id: "reps-clock-is-ahead",
    tells:
      "The rep's computer is three minutes ahead; an open a minute later seems to come before.",
    source: "clocks",
    rep: { clockAhead: "3min" },
    steps: [{ at: "1min", by: "gmailProxy", is: "person: mail-program-proxy" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "reps-clock-is-behind",
    tells: "The rep's computer is ten minutes behind; the recipient reads an hour later.",
    source: "clocks",
    rep: { clockAhead: "-10min" },
    steps: [{ at: "1h", by: "gmailProxy", is: "person: mail-program-proxy" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "own-view-with-a-wrong-clock",
    tells: "The rep's computer is five minutes ahead; the look at the mail still meets the hit.",
    source: "clocks",
    rep: { clockAhead: "5min" },
    steps: [
      { at: "1h", by: "yahooProxy", is: "person: mail-program-proxy" },
      { at: "2h", seen: "own-view" },
      { at: "2h 2s", by: "gmailProxy", is: "self: own-view" },
    ],
    expect: { state: "opened", opens: { person: 1, self: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "read-in-the-morning",
    tells: "The browser was closed all night: an open and a click are told of once.",
    source: "ourLog",
    rep: { reads: "at-the-end" },
    steps: [
      { at: "8h", by: "gmailProxy", is: "person: mail-program-proxy" },
      { at: "9h", link: 2, by: "chromeWindows", is: "person: ordinary-program" },
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
      { at: "8h", link: 1, by: "chromeWindows", is: "unconfirmed: scanner-burst" },
      { at: "8h 1s", link: 2, by: "chromeWindows", is: "unconfirmed: scanner-burst" },
    ],
    expect: { state: "unconfirmed", clicks: { unconfirmed: 2 } },
  },
  {
    id: "hit-before-the-mail-is-known",
    tells: "The page could not tell the background of the mail until an hour after its first open.",
    source: "ourLog",
    mail: { recorded: "2h" },
    steps: [
      { at: "1h", by: "gmailProxy", is: "person: mail-program-proxy" },
      { at: "3h", by: "gmailProxy", is: "person: mail-program-proxy" },
    ],
    expect: { state: "opened", opens: { person: 2 }, notified: ["Ada opened", "Ada opened"] },
  },
  {
    id: "reply-known-before-the-hits",
    tells: "The browser was closed; the rep sees the answer before the log is read.",
    source: "ourLog",
    rep: { reads: "at-the-end" },
    steps: [
      { at: "1h", by: "appleProtection", is: "person: confirmed-by-reply" },
      { at: "2h", seen: "reply" },
    ],
    expect: { state: "replied", opens: { person: 1 } },
  },
  {
    id: "a-night-with-five-mails-read",
    tells:
      "Five mails were read overnight: the three newest are told of singly, the others together.",
    source: "ourLog",
    rep: { reads: "at-the-end" },
    others: {
      second: { sent: "1min", to: ["Grace"] },
      third: { sent: "2min", to: ["Edsger"] },
      fourth: { sent: "3min", to: ["Barbara"] },
      fifth: { sent: "4min", to: ["Donald"] },
    },
    steps: [
      { at: "6h", by: "gmailProxy", is: "person: mail-program-proxy" },
      { at: "7h", mail: "second", by: "gmailProxy", is: "person: mail-program-proxy" },
      { at: "8h", mail: "third", by: "gmailProxy", is: "person: mail-program-proxy" },
      { at: "9h", mail: "fourth", by: "gmailProxy", is: "person: mail-program-proxy" },
      { at: "10h", mail: "fifth", by: "gmailProxy", is: "person: mail-program-proxy" },
    ],
    expect: {
      state: "opened",
      opens: { person: 1 },
      notified: ["2 more mails were opened", "Edsger opened", "Barbara opened", "Donald opened"],
    },
  },
  {
    id: "reps-clock-ahead-at-delivery",
    tells:
      "With a clock that is ahead the server cannot tell how soon Gmail fetched; the extension can.",
    source: "clocks",
    rep: { clockAhead: "3min" },
    steps: [{ at: "3s", by: "gmailProxy", is: "unconfirmed: soon-after-sending" }],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "reps-clock-behind-at-once",
    tells:
      "With a clock that is behind a scanner's fetch within a second seems to come minutes later.",
    source: "clocks",
    rep: { clockAhead: "-5min" },
    steps: [{ at: "1s", by: "chromeWindows", is: "unconfirmed: soon-after-sending" }],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
];
