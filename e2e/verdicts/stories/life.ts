import type { Story } from "../story.ts";

/** What becomes of a mail: answered, bounced, taken back. */
export const life: readonly Story[] = [
  {
    id: "reply-without-any-open",
    tells: "The recipient shows no pictures and answers.",
    source: "clickImpliesOpen",
    steps: [{ at: "3h", seen: "reply" }],
    expect: { state: "replied" },
  },
  {
    id: "opened-then-reply",
    tells: "The recipient reads and answers.",
    source: "clickImpliesOpen",
    steps: [
      { at: "1h", by: "gmailProxy", is: "person: mail-program-proxy" },
      { at: "2h", seen: "reply" },
    ],
    expect: { state: "replied", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "out-of-office",
    tells: "An automatic answer comes after twenty seconds: it confirms no reading.",
    source: "autoReplies",
    steps: [
      { at: "4s", by: "gmailProxy", is: "unconfirmed: gmail-proxy-at-once" },
      { at: "20s", seen: "reply" },
    ],
    expect: { state: "replied", opens: { unconfirmed: 1 } },
  },
  {
    id: "reply-hours-after-the-prefetch",
    tells: "Apple fetched at night; the answer in the morning does not make that a reading.",
    source: "appleProtection",
    steps: [
      { at: "10min", by: "appleProtection", is: "unconfirmed: apple-privacy-egress" },
      { at: "9h", seen: "reply" },
    ],
    expect: { state: "replied", opens: { unconfirmed: 1 } },
  },
  {
    id: "looked-at-again-after-the-reply",
    tells: "The recipient looks at the mail once more after having answered.",
    source: "oneMail",
    steps: [
      { at: "1h", by: "gmailProxy", is: "person: mail-program-proxy" },
      { at: "2h", seen: "reply" },
      { at: "5h", by: "gmailProxy", is: "person: mail-program-proxy", also: ["after-reply"] },
    ],
    expect: { state: "replied", opens: { person: 2 }, notified: ["Ada opened", "Ada opened"] },
  },
  {
    id: "reply-noticed-the-next-day",
    tells: "The answer confirms the open before it, though the rep sees it the next day.",
    source: "clickImpliesOpen",
    steps: [
      { at: "1h", by: "appleProtection", is: "person: confirmed-by-reply" },
      { at: "90min", seen: "reply", noticed: "1d" },
    ],
    expect: { state: "replied", opens: { person: 1 } },
  },
  {
    id: "bounced",
    tells: "The mail cannot be delivered; the reporting system looks at its picture.",
    source: "deliveryFailures",
    steps: [
      { at: "20s", seen: "bounce" },
      { at: "1h", by: "chromeWindows", is: "unconfirmed: delivery-failed" },
    ],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "opened-before-the-bounce",
    tells: "An open is told of, and then the failure of delivery comes back: it is taken back.",
    source: "deliveryFailures",
    steps: [
      { at: "30s", by: "chromeWindows", is: "unconfirmed: delivery-failed" },
      { at: "1min", seen: "bounce" },
    ],
    expect: {
      state: "unconfirmed",
      opens: { unconfirmed: 1 },
      notified: ["Ada opened"],
      withdrawn: ["Ada opened"],
    },
  },
  {
    id: "bounced-for-one-of-three",
    tells: "One of three recipients does not exist; another one reads.",
    source: "deliveryFailures",
    mail: { to: ["Ada", "Grace", "Edsger"] },
    steps: [
      { at: "20s", seen: "bounce" },
      {
        at: "1h",
        by: "gmailProxy",
        is: "person: mail-program-proxy",
        also: ["delivery-failed-for-some"],
      },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Someone opened"] },
  },
  {
    id: "send-undone",
    tells:
      "The rep takes the mail back with Undo and sends it again: the first one is in no mailbox.",
    source: "ownOpens",
    others: { second: { sent: "25s", is: "sent-again" } },
    steps: [{ at: "2h", mail: "second", by: "gmailProxy", is: "person: mail-program-proxy" }],
    expect: {
      state: "sent",
      notified: ["Ada opened"],
      others: { second: { state: "opened", opens: { person: 1 } } },
    },
  },
  {
    id: "undone-mail-never-tells",
    tells: "Something fetches the picture of the mail that was taken back: nobody is told.",
    source: "ownOpens",
    others: { second: { sent: "25s", is: "sent-again" } },
    steps: [{ at: "2h", by: "gmailProxy", is: "person: mail-program-proxy" }],
    expect: { state: "opened", opens: { person: 1 }, others: { second: { state: "sent" } } },
  },
  {
    id: "before-it-was-sent",
    tells:
      "The company's outgoing scanner looks at the mail before the mail client says that it is out.",
    source: "outgoingScanner",
    mail: { confirmed: "12s" },
    steps: [
      { at: "4s", by: "chromeWindows", from: "officeNetherlands", is: "unconfirmed: before-sent" },
    ],
    expect: {
      state: "unconfirmed",
      opens: { unconfirmed: 1 },
      notified: ["Ada opened"],
      withdrawn: ["Ada opened"],
    },
  },
  {
    id: "clicked-before-it-was-sent",
    tells: "The outgoing scanner follows a link before the mail is out.",
    source: "outgoingScanner",
    mail: { confirmed: "12s" },
    steps: [
      {
        at: "5s",
        link: 1,
        by: "chromeWindows",
        from: "officeNetherlands",
        is: "unconfirmed: before-sent",
      },
    ],
    expect: { state: "unconfirmed", clicks: { unconfirmed: 1 } },
  },
  {
    id: "never-confirmed",
    tells: "The tab was closed before the mail client could say that it was sent; it was.",
    source: "oneMail",
    mail: { confirmed: null },
    steps: [{ at: "1h", by: "gmailProxy", is: "person: mail-program-proxy" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "paused",
    tells: "The rep paused notifications: what comes meanwhile is recorded, and never told.",
    source: "oneMail",
    rep: { paused: true },
    steps: [
      { at: "1h", by: "gmailProxy", is: "person: mail-program-proxy" },
      { at: "2h", link: 1, by: "chromeWindows", is: "person: ordinary-program" },
    ],
    expect: { state: "clicked", opens: { person: 1 }, clicks: { person: 1 } },
  },
  {
    id: "nobody-ever-looked",
    tells: "Nothing happens.",
    source: "oneMail",
    steps: [],
    expect: { state: "sent" },
  },
];
