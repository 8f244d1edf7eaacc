import type { Story } from "../story.ts";

/** The rep's own looks at the mail, where the rules of the browser could not keep them from the server. */
export const own: readonly Story[] = [
  {
    id: "own-view-through-gmail",
    tells: "The rep opens the Sent copy; Gmail's proxy fetches a second later.",
    source: "ownOpens",
    steps: [
      { at: "1h", seen: "own-view" },
      { at: "1h 1s", by: "gmailProxy", is: "self: own-view" },
    ],
    expect: { state: "sent", opens: { self: 1 } },
  },
  {
    id: "own-view-told-after-the-hit",
    tells:
      "The picture is there before the page says what it shows: the notification is taken back.",
    source: "ownOpens",
    steps: [
      { at: "1h", by: "gmailProxy", is: "self: own-view" },
      { at: "1h 3s", seen: "own-view" },
    ],
    expect: {
      state: "sent",
      opens: { self: 1 },
      notified: ["Ada opened"],
      withdrawn: ["Ada opened"],
    },
  },
  {
    id: "own-view-direct",
    tells: "The rep's own browser fetches the picture itself.",
    source: "ownOpens",
    steps: [
      { at: "1h", seen: "own-view" },
      { at: "1h 2s", by: "chromeWindows", is: "self: own-view" },
    ],
    expect: { state: "sent", opens: { self: 1 } },
  },
  {
    id: "own-view-in-another-browser",
    tells:
      "The rep looks at the mail on another computer that has the extension: the server passes it on.",
    source: "ownOpens",
    steps: [
      { at: "1h", seen: "own-view", in: "other-browser" },
      { at: "1h 4s", by: "gmailProxy", is: "self: own-view" },
    ],
    expect: { state: "sent", opens: { self: 1 } },
  },
  {
    id: "own-view-in-another-browser-told-after",
    tells: "The same, and the log has the hit first: the notification is taken back.",
    source: "ownOpens",
    steps: [
      { at: "1h", by: "gmailProxy", is: "self: own-view" },
      { at: "1h 2s", seen: "own-view", in: "other-browser" },
    ],
    expect: {
      state: "sent",
      opens: { self: 1 },
      notified: ["Ada opened"],
      withdrawn: ["Ada opened"],
    },
  },
  {
    id: "own-view-twenty-seconds",
    tells: "Gmail shows the picture only when the rep scrolls to it, nineteen seconds later.",
    source: "ownOpens",
    steps: [
      { at: "1h", seen: "own-view" },
      { at: "1h 19s", by: "gmailProxy", is: "self: own-view" },
    ],
    expect: { state: "sent", opens: { self: 1 } },
  },
  {
    id: "own-view-long-before-the-recipients",
    tells: "The recipient reads half a minute after the rep looked: that is no own open.",
    source: "overSuppression",
    steps: [
      { at: "1h", seen: "own-view" },
      { at: "1h 30s", by: "gmailProxy", is: "person: mail-program-proxy" },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "own-view-after-the-recipients",
    tells: "Told of the open, the rep looks at the mail eight seconds later: the open stays.",
    source: "overSuppression",
    steps: [
      { at: "1h", by: "gmailProxy", is: "person: mail-program-proxy" },
      { at: "1h 8s", seen: "own-view" },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "own-view-while-yahoo-reads",
    tells: "The recipient reads in Yahoo Mail at the moment that the rep looks in Gmail.",
    source: "ownOpens",
    steps: [
      { at: "1h", seen: "own-view" },
      { at: "1h 2s", by: "yahooProxy", is: "person: mail-program-proxy" },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "own-view-while-outlook-reads",
    tells: "The recipient reads in Outlook for Windows at the moment that the rep looks in Gmail.",
    source: "ownOpens",
    steps: [
      { at: "1h", seen: "own-view" },
      { at: "1h 2s", by: "outlookDesktop", is: "person: mail-program" },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "own-view-while-apple-fetches",
    tells:
      "Apple's proxy fetches for the recipient while the rep looks: unconfirmed, not the rep's.",
    source: "ownOpens",
    steps: [
      { at: "1h", seen: "own-view" },
      { at: "1h 2s", by: "appleProtection", is: "unconfirmed: apple-privacy-egress" },
    ],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "own-view-while-the-recipient-clicks",
    tells:
      "The recipient clicks while the rep looks at the mail: own clicks never reach the server.",
    source: "ownOpens",
    steps: [
      { at: "1h", seen: "own-view" },
      { at: "1h 2s", link: 1, by: "chromeWindows", is: "person: ordinary-program" },
    ],
    expect: {
      state: "clicked",
      clicks: { person: 1 },
      notified: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "own-view-of-another-mail",
    tells: "The rep looks at one mail while the recipient reads another.",
    source: "ownOpens",
    others: { second: { sent: "1min", to: ["Grace"] } },
    steps: [
      { at: "1h", seen: "own-view", mail: "second" },
      { at: "1h 2s", by: "gmailProxy", is: "person: mail-program-proxy" },
    ],
    expect: {
      state: "opened",
      opens: { person: 1 },
      notified: ["Ada opened"],
      others: { second: { state: "sent" } },
    },
  },
  {
    id: "own-view-read-late",
    tells:
      "The browser was closed: view of another browser and hit are read together in the morning.",
    source: "ownOpens",
    rep: { reads: "at-the-end" },
    steps: [
      { at: "9h", by: "gmailProxy", is: "self: own-view" },
      { at: "9h 2s", seen: "own-view", in: "other-browser" },
    ],
    expect: { state: "sent", opens: { self: 1 } },
  },
  {
    id: "own-look-at-a-thread-of-two",
    tells: "The rep opens a thread with two own mails: both pictures are fetched.",
    source: "ownOpens",
    others: { second: { sent: "1h", is: "same-thread" } },
    steps: [
      { at: "2h", seen: "own-view" },
      { at: "2h", seen: "own-view", mail: "second" },
      { at: "7200.5s", by: "gmailProxy", is: "self: own-view" },
      { at: "7200.7s", mail: "second", by: "gmailProxy", is: "self: own-view" },
    ],
    expect: {
      state: "sent",
      opens: { self: 1 },
      others: { second: { state: "sent", opens: { self: 1 } } },
    },
  },
];
