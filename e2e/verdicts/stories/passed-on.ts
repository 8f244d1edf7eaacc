import type { Story } from "../story.ts";

/** A mail that is forwarded, quoted, or copied, with its pixel and links. */
export const passedOn: readonly Story[] = [
  {
    id: "forwarded",
    tells: "The recipient reads at the office; a day later somebody opens it at another home.",
    source: "forwards",
    steps: [
      { at: "1h", by: "edgeWindows", is: "person: ordinary-program" },
      { at: "1d", by: "firefoxLinux", is: "person: ordinary-program", also: ["forwarded"] },
    ],
    expect: { state: "opened", opens: { person: 2 }, notified: ["Ada opened", "Ada opened"] },
  },
  {
    id: "second-recipient-is-no-forward",
    tells:
      "The mail went to two people; the second reads hours later, elsewhere: nobody forwarded it.",
    source: "forwards",
    mail: { to: ["Ada", "Grace"] },
    steps: [
      { at: "1h", by: "edgeWindows", is: "person: ordinary-program" },
      { at: "6h", by: "firefoxLinux", is: "person: ordinary-program", never: ["forwarded"] },
    ],
    expect: {
      state: "opened",
      opens: { person: 2 },
      notified: ["Someone opened", "Someone opened"],
    },
  },
  {
    id: "read-at-home-then-clicked-is-no-forward",
    tells: "The recipient reads in Gmail and clicks an hour later in Chrome: the same person.",
    source: "forwards",
    steps: [
      { at: "1h", by: "gmailProxy", is: "person: mail-program-proxy" },
      {
        at: "2h",
        link: 1,
        by: "chromeWindows",
        is: "person: ordinary-program",
        never: ["forwarded"],
      },
    ],
    expect: {
      state: "clicked",
      opens: { person: 1 },
      clicks: { person: 1 },
      notified: ["Ada opened", "Ada clicked example.com/pricing"],
    },
  },
  {
    id: "forwarded-and-clicked",
    tells: "The one it was forwarded to opens it and clicks: both count.",
    source: "forwards",
    steps: [
      { at: "1h", by: "edgeWindows", is: "person: ordinary-program" },
      { at: "1d", by: "safariMac", is: "person: ordinary-program", also: ["forwarded"] },
      { at: "1d 1min", link: 1, by: "safariMac", is: "person: ordinary-program" },
    ],
    expect: {
      state: "clicked",
      opens: { person: 2 },
      clicks: { person: 1 },
      notified: ["Ada opened", "Ada opened", "Ada clicked example.com/pricing"],
    },
  },
  {
    id: "quoted-in-a-newer-mail",
    tells: "The recipient reads the rep's follow-up, which quotes the first mail with its picture.",
    source: "quotedPixel",
    others: { followUp: { sent: "2d", is: "same-thread" } },
    steps: [
      { at: "49h", mail: "followUp", by: "gmailProxy", is: "person: mail-program-proxy" },
      { at: "49h 300ms", by: "gmailProxy", is: "unconfirmed: quoted" },
    ],
    expect: {
      state: "unconfirmed",
      opens: { unconfirmed: 1 },
      notified: ["Ada opened"],
      others: { followUp: { state: "opened", opens: { person: 1 } } },
    },
  },
  {
    id: "quoted-picture-comes-first",
    tells: "The same, and the quoted picture is fetched half a second before the newer one.",
    source: "quotedPixel",
    others: { followUp: { sent: "2d", is: "same-thread" } },
    steps: [
      { at: "49h", by: "gmailProxy", is: "unconfirmed: quoted" },
      { at: "49h 500ms", mail: "followUp", by: "gmailProxy", is: "person: mail-program-proxy" },
    ],
    expect: {
      state: "unconfirmed",
      opens: { unconfirmed: 1 },
      notified: ["Ada opened", "Ada opened"],
      withdrawn: ["Ada opened"],
      others: { followUp: { state: "opened", opens: { person: 1 } } },
    },
  },
  {
    id: "a-whole-conversation-on-the-screen",
    tells:
      "Three mails of one conversation, read for the first time together in a program that shows them all: one person reads, no scanner.",
    source: "quotedPixel",
    others: {
      second: { sent: "2d", is: "same-thread" },
      third: { sent: "4d", is: "same-thread" },
    },
    steps: [
      { at: "5d", by: "thunderbird", is: "unconfirmed: quoted" },
      { at: "5d 200ms", mail: "second", by: "thunderbird", is: "unconfirmed: quoted" },
      {
        at: "5d 400ms",
        mail: "third",
        by: "thunderbird",
        is: "person: whole-conversation",
        also: ["many-mails-at-once"],
      },
    ],
    expect: {
      state: "unconfirmed",
      opens: { unconfirmed: 1 },
      notified: ["Ada opened", "Ada opened", "Ada opened"],
      withdrawn: ["Ada opened", "Ada opened"],
      others: {
        second: { state: "unconfirmed", opens: { unconfirmed: 1 } },
        third: { state: "opened", opens: { person: 1 } },
      },
    },
  },
  {
    id: "answer-comes-while-the-thread-is-open",
    tells:
      "The recipient has the conversation before them when the rep's second mail arrives: Gmail shows both, and only the second is too fast to tell.",
    source: "gmailAtDelivery",
    others: { second: { sent: "2d", is: "same-thread" } },
    steps: [
      { at: "2d 7s", mail: "second", by: "gmailProxy", is: "unconfirmed: gmail-proxy-at-once" },
      { at: "2d 7300ms", by: "gmailProxy", is: "person: mail-program-proxy", never: ["quoted"] },
    ],
    expect: {
      state: "opened",
      opens: { person: 1 },
      notified: ["Ada opened"],
      others: { second: { state: "unconfirmed", opens: { unconfirmed: 1 } } },
    },
  },
  {
    id: "first-mail-read-alone",
    tells: "The recipient reads the first mail again, an hour before the follow-up.",
    source: "quotedPixel",
    others: { followUp: { sent: "2d", is: "same-thread" } },
    steps: [
      { at: "2d 1h", by: "gmailProxy", is: "person: mail-program-proxy" },
      { at: "2d 2h", mail: "followUp", by: "gmailProxy", is: "person: mail-program-proxy" },
    ],
    expect: {
      state: "opened",
      opens: { person: 1 },
      notified: ["Ada opened", "Ada opened"],
      others: { followUp: { state: "opened", opens: { person: 1 } } },
    },
  },
  {
    id: "own-untracked-follow-up",
    tells: "The rep wrote again without tracking; an open after that may be of the quote there.",
    source: "quotedPixel",
    steps: [
      { at: "2d", seen: "follow-up" },
      { at: "3d", by: "gmailProxy", is: "person: mail-program-proxy", also: ["follow-up-quote"] },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "copied-into-another-mail",
    tells: "The rep copied last month's mail, picture and all, into one to somebody else.",
    source: "quotedPixel",
    others: { copy: { sent: "30d", to: ["Grace"] } },
    steps: [
      { at: "1h", by: "outlookDesktop", is: "person: mail-program" },
      { at: "721h", mail: "copy", by: "safariMac", is: "person: ordinary-program" },
      { at: "721h 600ms", by: "safariMac", is: "unconfirmed: copied" },
    ],
    expect: {
      state: "opened",
      opens: { person: 1, unconfirmed: 1 },
      notified: ["Ada opened", "Grace opened"],
      others: { copy: { state: "opened", opens: { person: 1 } } },
    },
  },
];
