import type { Story } from "../story.ts";

/** "That was me": the rep's own word, on another device or of one that no rule could know. */
export const thatWasMe: readonly Story[] = [
  {
    id: "own-phone-corrected",
    tells: "The rep looks at the Sent copy on the phone and says so afterwards.",
    source: "ownOpens",
    steps: [
      { at: "1h", by: "appleMailIphone", is: "self: that-was-me" },
      { at: "70min", seen: "that-was-me", hit: 1, scope: "event" },
    ],
    expect: {
      state: "sent",
      opens: { self: 1 },
      notified: ["Ada opened"],
      withdrawn: ["Ada opened"],
    },
  },
  {
    id: "own-phone-every-time",
    tells: "The rep says it of one look and means all of this phone's, earlier and later.",
    source: "ownOpens",
    steps: [
      { at: "1h", by: "appleMailIphone", is: "self: same-as-that-was-me" },
      { at: "2h", by: "appleMailIphone", is: "self: that-was-me" },
      { at: "2h 1min", seen: "that-was-me", hit: 2, scope: "same-client" },
      { at: "5h", by: "appleMailIphone", is: "self: same-as-that-was-me" },
    ],
    expect: {
      state: "sent",
      opens: { self: 3 },
      notified: ["Ada opened", "Ada opened"],
      withdrawn: ["Ada opened"],
    },
  },
  {
    id: "own-phone-this-time-only",
    tells: "The rep says it of one look only: the next one by such a phone counts.",
    source: "ownOpens",
    steps: [
      { at: "1h", by: "appleMailIphone", is: "self: that-was-me" },
      { at: "61min", seen: "that-was-me", hit: 1, scope: "event" },
      { at: "5h", by: "appleMailIphone", is: "person: mail-program" },
    ],
    expect: {
      state: "opened",
      opens: { self: 1, person: 1 },
      notified: ["Ada opened", "Ada opened"],
      withdrawn: ["Ada opened"],
    },
  },
  {
    id: "own-phone-undone",
    tells: "The rep said so by mistake, and takes it back: the open counts again.",
    source: "ownOpens",
    steps: [
      { at: "1h", by: "appleMailIphone", is: "person: mail-program" },
      { at: "61min", seen: "that-was-me", hit: 1, scope: "same-client" },
      { at: "62min", seen: "that-was-me", hit: 1, scope: null },
    ],
    expect: {
      state: "opened",
      opens: { person: 1 },
      notified: ["Ada opened"],
      withdrawn: ["Ada opened"],
    },
  },
  {
    id: "own-phone-known-from-another-mail",
    tells:
      "The rep called a phone their own; a like one opens the next mail: doubted, not dropped.",
    source: "ownOpens",
    others: { second: { sent: "1d", to: ["Grace"] } },
    steps: [
      { at: "1h", by: "appleMailIphone", is: "self: that-was-me" },
      { at: "61min", seen: "that-was-me", hit: 1, scope: "same-client" },
      { at: "1d 2h", mail: "second", by: "appleMailIphone", is: "unconfirmed: like-own-device" },
    ],
    expect: {
      state: "sent",
      opens: { self: 1 },
      notified: ["Ada opened"],
      withdrawn: ["Ada opened"],
      others: { second: { state: "unconfirmed", opens: { unconfirmed: 1 } } },
    },
  },
  {
    id: "own-computer-says-nothing-of-other-mails",
    tells:
      "The rep read on a computer without Sightline and says so; Grace, who has the same browser, still opens the next mail.",
    source: "overSuppression",
    others: { second: { sent: "1d", to: ["Grace"] } },
    steps: [
      { at: "1h", by: "chromeWindows", is: "self: that-was-me" },
      { at: "61min", seen: "that-was-me", hit: 1, scope: "same-client" },
      { at: "1d 2h", mail: "second", by: "chromeWindows", is: "person: ordinary-program" },
    ],
    expect: {
      state: "sent",
      opens: { self: 1 },
      notified: ["Ada opened", "Grace opened"],
      withdrawn: ["Ada opened"],
      others: { second: { state: "opened", opens: { person: 1 } } },
    },
  },
  {
    id: "own-gmail-says-nothing-of-other-mails",
    tells: "An own open through Gmail's proxy does not make everybody's Gmail the rep's.",
    source: "ownOpens",
    others: { second: { sent: "1d", to: ["Grace"] } },
    steps: [
      { at: "1h", by: "gmailProxy", is: "self: that-was-me" },
      { at: "61min", seen: "that-was-me", hit: 1, scope: "same-client" },
      { at: "1d 2h", mail: "second", by: "gmailProxy", is: "person: mail-program-proxy" },
    ],
    expect: {
      state: "sent",
      opens: { self: 1 },
      notified: ["Ada opened", "Grace opened"],
      withdrawn: ["Ada opened"],
      others: { second: { state: "opened", opens: { person: 1 } } },
    },
  },
  {
    id: "own-click-on-another-device",
    tells: "The rep tried a link on the phone, and says so.",
    source: "ownOpens",
    steps: [
      { at: "1h", link: 1, by: "safariIphone", is: "self: that-was-me" },
      { at: "61min", seen: "that-was-me", hit: 1, scope: "event" },
    ],
    expect: {
      state: "sent",
      clicks: { self: 1 },
      notified: ["Ada clicked example.com/pricing"],
      withdrawn: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "own-word-over-a-machine",
    tells: "The rep tried the link with curl, and says so.",
    source: "ownOpens",
    steps: [
      { at: "1h", link: 1, by: "curl", is: "self: that-was-me" },
      { at: "61min", seen: "that-was-me", hit: 1, scope: "event" },
    ],
    expect: { state: "sent", clicks: { self: 1 } },
  },
];
