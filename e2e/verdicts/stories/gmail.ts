import type { Story } from "../story.ts";

/** Recipients who read in Gmail: its proxy's fetches must count, unless they come with the delivery. */
export const gmail: readonly Story[] = [
  {
    id: "gmail-read-after-an-hour",
    tells: "The recipient reads the mail in Gmail an hour later.",
    source: "gmailProxy",
    steps: [{ at: "1h", by: "gmailProxy", is: "person: mail-program-proxy", who: "Gmail" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "gmail-read-after-half-a-minute",
    tells: "The recipient sits before Gmail and reads the mail as it comes.",
    source: "overSuppression",
    steps: [{ at: "30s", by: "gmailProxy", is: "person: mail-program-proxy" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "gmail-read-from-another-of-googles-networks",
    tells: "Gmail's proxy fetches from an address that no peer's list has, but that is Google's.",
    source: "gmailProxy",
    steps: [{ at: "2h", by: "gmailProxy", from: "googleProxy4", is: "person: mail-program-proxy" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "gmail-read-from-each-of-googles-networks",
    tells: "On four days the mail is read, and Gmail's proxy comes from another network each time.",
    source: "gmailProxy",
    steps: [
      { at: "1h", by: "gmailProxy", from: "googleProxy2", is: "person: mail-program-proxy" },
      { at: "1d", by: "gmailProxy", from: "googleProxy3", is: "person: mail-program-proxy" },
      { at: "2d", by: "gmailProxy", from: "googleProxy5", is: "person: mail-program-proxy" },
      {
        at: "3d",
        by: "gmailProxy",
        from: "googleProxy6",
        is: "person: mail-program-proxy",
        never: ["forwarded"],
      },
    ],
    expect: {
      state: "opened",
      opens: { person: 4 },
      notified: ["Ada opened", "Ada opened", "Ada opened", "Ada opened"],
    },
  },
  {
    id: "gmail-read-over-ipv6",
    tells: "Gmail's proxy fetches over IPv6.",
    source: "gmailProxy",
    steps: [
      { at: "2h", by: "gmailProxy", from: "googleProxyIpv6", is: "person: mail-program-proxy" },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "gmail-at-delivery-never-read",
    tells: "Gmail's proxy fetches three seconds after sending, and never again.",
    source: "gmailAtDelivery",
    steps: [{ at: "3s", by: "gmailProxy", is: "unconfirmed: gmail-proxy-at-once" }],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "gmail-nine-seconds",
    tells: "Nine seconds are still too soon to tell a reading from the delivery.",
    source: "gmailAtDelivery",
    steps: [{ at: "9s", by: "gmailProxy", is: "unconfirmed: gmail-proxy-at-once" }],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "gmail-ten-seconds",
    tells: "After ten seconds a fetch by Gmail's proxy counts.",
    source: "overSuppression",
    steps: [{ at: "10s", by: "gmailProxy", is: "person: mail-program-proxy" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "gmail-at-delivery-then-read",
    tells: "Gmail fetches at delivery, and again when the mail is read in the afternoon.",
    source: "gmailAtDelivery",
    steps: [
      { at: "4s", by: "gmailProxy", is: "unconfirmed: gmail-proxy-at-once" },
      { at: "5h", by: "gmailProxy", is: "person: mail-program-proxy" },
    ],
    expect: { state: "opened", opens: { person: 1, unconfirmed: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "gmail-at-delivery-and-read-at-once",
    tells: "The fetch at delivery and the reading half a minute later are one reading.",
    source: "gmailAtDelivery",
    steps: [
      { at: "4s", by: "gmailProxy", is: "unconfirmed: gmail-proxy-at-once" },
      { at: "35s", by: "gmailProxy", from: "googleProxy2", is: "person: mail-program-proxy" },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "gmail-one-render-two-fetches",
    tells: "Gmail's proxy fetches twice for one look at the mail, from two of its addresses.",
    source: "gmailProxy",
    steps: [
      { at: "1h", by: "gmailProxy", is: "person: mail-program-proxy" },
      { at: "1h 1s", by: "gmailProxy", from: "googleProxy3", is: "person: mail-program-proxy" },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "gmail-read-on-three-days",
    tells: "The recipient comes back to the mail on three days: three readings.",
    source: "gmailProxy",
    steps: [
      { at: "1h", by: "gmailProxy", is: "person: mail-program-proxy" },
      { at: "1d", by: "gmailProxy", is: "person: mail-program-proxy" },
      { at: "3d", by: "gmailProxy", is: "person: mail-program-proxy" },
    ],
    expect: {
      state: "opened",
      opens: { person: 3 },
      notified: ["Ada opened", "Ada opened", "Ada opened"],
    },
  },
  {
    id: "gmail-prefetch-never-read",
    tells: "Gmail fetches ahead while the mailbox is open; nobody reads the mail.",
    source: "gmailPrefetch",
    steps: [{ at: "20min", by: "gmailPrefetch", is: "unconfirmed: gmail-prefetch", who: "Gmail" }],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "gmail-prefetch-then-read",
    tells: "Gmail fetches ahead; an hour later the proxy fetches because the mail is read.",
    source: "gmailPrefetch",
    steps: [
      { at: "20min", by: "gmailPrefetch", is: "unconfirmed: gmail-prefetch" },
      { at: "80min", by: "gmailProxy", is: "person: mail-program-proxy" },
    ],
    expect: { state: "opened", opens: { person: 1, unconfirmed: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "gmail-prefetch-then-click",
    tells: "Gmail fetches ahead; the proxy does not fetch again, but the recipient clicks.",
    source: "clickImpliesOpen",
    steps: [
      {
        at: "20min",
        by: "gmailPrefetch",
        is: "person: confirmed-by-click",
        also: ["gmail-prefetch"],
      },
      { at: "25min", link: 1, by: "chromeWindows", is: "person: ordinary-program" },
    ],
    expect: {
      state: "clicked",
      opens: { person: 1 },
      clicks: { person: 1 },
      notified: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "gmail-prefetch-then-a-doubtful-click",
    tells: "A click from Microsoft's network is doubtful itself, and so confirms no open.",
    source: "microsoftClicks",
    steps: [
      { at: "20min", by: "gmailPrefetch", is: "unconfirmed: gmail-prefetch" },
      {
        at: "25min",
        link: 1,
        by: "chromeWindows",
        from: "microsoft",
        is: "unconfirmed: microsoft-network-click",
      },
    ],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 }, clicks: { unconfirmed: 1 } },
  },
  {
    id: "gmail-prefetch-then-a-machines-click",
    tells: "A preview of a link confirms no open either.",
    source: "previews",
    steps: [
      { at: "20min", by: "gmailPrefetch", is: "unconfirmed: gmail-prefetch" },
      { at: "25min", link: 1, by: "slackLinks", is: "machine: link-preview" },
    ],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 }, clicks: { machine: 1 } },
  },
  {
    id: "gmail-forged-prefetch",
    tells: "Something has the name of Gmail's fetch ahead, but does not come from Google.",
    source: "gmailPrefetch",
    steps: [{ at: "1h", by: "gmailPrefetch", from: "hetzner", is: "unconfirmed: forged-proxy" }],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "gmail-forged-proxy",
    tells: "Something calls itself Gmail's proxy, but does not come from Google.",
    source: "gmailProxy",
    steps: [
      {
        at: "1h",
        by: "gmailProxy",
        from: "hetzner",
        is: "unconfirmed: forged-proxy",
        who: "Unknown proxy",
      },
    ],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "gmail-behind-a-proxy-of-ours",
    tells: "A server that is asked from its own network knows no address: Gmail's open counts.",
    source: "overSuppression",
    steps: [
      { at: "1h", by: "gmailProxy", from: "privateNetwork", is: "person: mail-program-proxy" },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "gmail-proxy-never-clicks",
    tells: "The proxy for pictures asks for a link, which no person does with it.",
    source: "gmailProxy",
    steps: [{ at: "1h", link: 1, by: "gmailProxy", is: "machine: proxy-followed-link" }],
    expect: { state: "sent", clicks: { machine: 1 } },
  },
  {
    id: "gmail-prefetch-never-clicks",
    tells: "What fetches pictures ahead asks for a link.",
    source: "gmailPrefetch",
    steps: [{ at: "1h", link: 2, by: "gmailPrefetch", is: "machine: proxy-followed-link" }],
    expect: { state: "sent", clicks: { machine: 1 } },
  },
  {
    id: "gmail-read-and-clicked",
    tells: "The recipient reads in Gmail and follows the first link in Chrome.",
    source: "gmailProxy",
    steps: [
      { at: "1h", by: "gmailProxy", is: "person: mail-program-proxy" },
      { at: "61min", link: 1, by: "chromeWindows", is: "person: ordinary-program" },
    ],
    expect: {
      state: "clicked",
      opens: { person: 1 },
      clicks: { person: 1 },
      notified: ["Ada opened", "Ada clicked example.com/pricing"],
    },
  },
  {
    id: "gmail-pictures-off-but-clicked",
    tells: "The recipient has pictures turned off, and clicks: that is a reading, too.",
    source: "clickImpliesOpen",
    steps: [{ at: "2h", link: 2, by: "chromeMac", is: "person: ordinary-program" }],
    expect: { state: "clicked", clicks: { person: 1 }, notified: ["Ada clicked docs.example.com"] },
  },
  {
    id: "gmail-several-recipients",
    tells: "One body goes to three people; one of them reads it, and nobody knows who.",
    source: "gmailProxy",
    mail: { to: ["Ada", "Grace", "Edsger"] },
    steps: [{ at: "1h", by: "gmailProxy", is: "person: mail-program-proxy" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Someone opened"] },
  },
  {
    id: "gmail-many-mails-read-in-one-go",
    tells:
      "Three recipients of three mails read in Gmail in the same second: one proxy serves all.",
    source: "overSuppression",
    others: { second: { sent: "1min", to: ["Grace"] }, third: { sent: "2min", to: ["Edsger"] } },
    steps: [
      { at: "1h", by: "gmailProxy", is: "person: mail-program-proxy" },
      { at: "1h 400ms", mail: "second", by: "gmailProxy", is: "person: mail-program-proxy" },
      { at: "1h 800ms", mail: "third", by: "gmailProxy", is: "person: mail-program-proxy" },
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
