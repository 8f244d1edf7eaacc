import type { Story } from "../story.ts";

/**
 * Mail that was written in Outlook to be sent later. What the server sees as hours after minting may be the delivery; what is
 * known of it is the time that was chosen.
 */
export const scheduled: readonly Story[] = [
  {
    id: "scheduled-fetched-at-delivery",
    tells: "Gmail fetches three seconds after a scheduled mail was sent, and nobody ever reads it.",
    source: "deferredSend",
    mail: { scheduled: "15h" },
    steps: [{ at: "15h 3s", by: "gmailProxy", is: "unconfirmed: soon-after-sending" }],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "scheduled-read-after-delivery",
    tells: "Gmail fetches at delivery, and again five minutes later when the mail is read.",
    source: "deferredSend",
    mail: { scheduled: "15h" },
    steps: [
      { at: "15h 9500ms", by: "gmailProxy", is: "unconfirmed: soon-after-sending" },
      { at: "15h 5min", by: "gmailProxy", is: "person: mail-program-proxy" },
    ],
    expect: { state: "opened", opens: { person: 1, unconfirmed: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "scheduled-read-ten-seconds-after-delivery",
    tells: "Ten seconds after a scheduled mail was sent a fetch by Gmail's proxy counts.",
    source: "overSuppression",
    mail: { scheduled: "1h" },
    steps: [{ at: "1h 10s", by: "gmailProxy", is: "person: mail-program-proxy" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "scheduled-scanned-at-delivery",
    tells:
      "A scanner in the guise of a browser fetches the picture and follows a link as the mail comes in.",
    source: "timingRules",
    mail: { scheduled: "15h" },
    steps: [
      { at: "15h 1s", by: "chromeWindows", is: "unconfirmed: soon-after-sending" },
      { at: "15h 1500ms", link: 1, by: "chromeWindows", is: "unconfirmed: soon-after-sending" },
    ],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 }, clicks: { unconfirmed: 1 } },
  },
  {
    id: "scheduled-browser-after-two-seconds",
    tells: "Two seconds after a scheduled mail was sent a browser's fetch counts.",
    source: "overSuppression",
    mail: { scheduled: "15h" },
    steps: [{ at: "15h 2s", by: "chromeWindows", is: "person: ordinary-program" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "scheduled-fetched-before-its-time",
    tells: "Something fetches the pixel while the mail still waits: no recipient has it.",
    source: "deferredSend",
    mail: { scheduled: "15h" },
    steps: [
      { at: "20min", by: "chromeWindows", is: "unconfirmed: before-sent" },
      { at: "16h", by: "chromeMac", is: "person: ordinary-program" },
    ],
    expect: { state: "opened", opens: { person: 1, unconfirmed: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "scheduled-by-a-clock-that-is-ahead",
    tells:
      "The mail server sends by its own clock: how wrong the rep's is makes no difference, neither to the fetch at delivery nor to the reading.",
    source: "clocks",
    rep: { clockAhead: "5min" },
    mail: { scheduled: "15h" },
    steps: [
      { at: "15h 3s", by: "gmailProxy", is: "unconfirmed: soon-after-sending" },
      { at: "15h 5min", by: "gmailProxy", is: "person: mail-program-proxy" },
    ],
    expect: { state: "opened", opens: { person: 1, unconfirmed: 1 }, notified: ["Ada opened"] },
  },
];
