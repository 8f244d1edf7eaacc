import type { Story } from "../story.ts";

/** Where a fetch comes from: people change networks, and some sit where servers stand. */
export const networks: readonly Story[] = [
  {
    id: "cloud-open-like-chrome",
    tells:
      "Something that looks like Chrome opens from Amazon's cloud: a scanner, or a remote desktop.",
    source: "hosting",
    steps: [
      { at: "1h", by: "chromeWindows", from: "amazonFrankfurt", is: "unconfirmed: cloud-network" },
    ],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "cloud-click-like-chrome",
    tells: "It clicks from Hetzner's and DigitalOcean's: doubted, for VPNs end there as well.",
    source: "hosting",
    steps: [
      { at: "1h", link: 1, by: "chromeWindows", from: "hetzner", is: "unconfirmed: cloud-network" },
      {
        at: "2h",
        link: 2,
        by: "chromeMac",
        from: "digitalOcean",
        is: "unconfirmed: cloud-network",
      },
    ],
    expect: { state: "unconfirmed", clicks: { unconfirmed: 2 } },
  },
  {
    id: "google-cloud-is-not-gmail",
    tells:
      "Something that looks like Chrome opens from Google's cloud, which is not Gmail's proxy.",
    source: "hosting",
    steps: [
      { at: "1h", by: "chromeWindows", from: "googleCloud", is: "unconfirmed: cloud-network" },
    ],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "forged-proxy-in-googles-cloud",
    tells: "Gmail's proxy is forged on a server that somebody rents from Google.",
    source: "gmailProxy",
    steps: [{ at: "1h", by: "gmailProxy", from: "googleCloud", is: "unconfirmed: forged-proxy" }],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "person-behind-a-vpn-replies",
    tells: "A recipient behind a VPN in a cloud reads and answers: the open is confirmed.",
    source: "hosting",
    steps: [
      {
        at: "1h",
        by: "chromeWindows",
        from: "digitalOcean",
        is: "person: confirmed-by-reply",
        also: ["cloud-network"],
      },
      { at: "80min", seen: "reply" },
    ],
    expect: { state: "replied", opens: { person: 1 } },
  },
  {
    id: "ipv6-home",
    tells: "The recipient has IPv6 at home.",
    source: "carriers",
    steps: [
      { at: "1h", by: "firefoxLinux", from: "homeGermanyIpv6", is: "person: ordinary-program" },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "ipv6-click",
    tells: "The recipient clicks over IPv6 in another country.",
    source: "carriers",
    steps: [
      { at: "1h", link: 2, by: "safariMac", from: "homeUsaIpv6", is: "person: ordinary-program" },
    ],
    expect: { state: "clicked", clicks: { person: 1 }, notified: ["Ada clicked docs.example.com"] },
  },
  {
    id: "ipv4-and-ipv6-of-one-home",
    tells: "One reading fetches twice, over IPv4 and IPv6.",
    source: "carriers",
    steps: [
      { at: "1h", by: "chromeWindows", from: "homeGermany", is: "person: ordinary-program" },
      { at: "1h 1s", by: "chromeWindows", from: "homeGermanyIpv6", is: "person: ordinary-program" },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "phone-leaves-the-house",
    tells: "A phone fetches at home and again in the mobile network a minute later: one reading.",
    source: "carriers",
    steps: [
      { at: "1h", by: "appleMailIphone", from: "homeGermany", is: "person: mail-program" },
      { at: "61min", by: "appleMailIphone", from: "mobileGermany", is: "person: mail-program" },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "same-phone-another-network-is-no-forward",
    tells: "The same phone reads at home and in a hotel abroad: nobody forwarded anything.",
    source: "forwards",
    steps: [
      { at: "1h", by: "appleMailIphone", is: "person: mail-program" },
      { at: "2d", by: "appleMailIphone", from: "homeFrance", is: "person: mail-program" },
    ],
    expect: { state: "opened", opens: { person: 2 }, notified: ["Ada opened", "Ada opened"] },
  },
  {
    id: "private-network",
    tells: "A server within the company is asked from a desk there.",
    source: "oneMail",
    steps: [
      { at: "1h", by: "chromeWindows", from: "privateNetwork", is: "person: ordinary-program" },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "web-gateway-in-switzerland",
    tells: "The same web gateway's European network carries people as well.",
    source: "webGateways",
    steps: [
      { at: "1h", link: 1, by: "chromeWindows", from: "zscalerEurope", is: "person: web-gateway" },
    ],
    expect: {
      state: "clicked",
      clicks: { person: 1 },
      notified: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "web-gateways-of-others",
    tells: "Netskope, Forcepoint, Cisco Umbrella and more of Zscaler carry people's browsing, too.",
    source: "webGateways",
    mail: { to: ["Ada", "Grace", "Edsger", "Barbara"] },
    steps: [
      { at: "1h", link: 1, by: "chromeWindows", from: "netskope", is: "person: web-gateway" },
      { at: "2h", link: 1, by: "chromeMac", from: "forcepoint", is: "person: web-gateway" },
      { at: "3h", link: 1, by: "edgeWindows", from: "umbrella", is: "person: web-gateway" },
      { at: "4h", link: 1, by: "firefoxLinux", from: "zscaler2", is: "person: web-gateway" },
      { at: "5h", link: 1, by: "chromeMac", from: "zscaler3", is: "person: web-gateway" },
      { at: "6h", link: 1, by: "chromeMac", from: "zscaler4", is: "person: web-gateway" },
    ],
    expect: {
      state: "clicked",
      clicks: { person: 6 },
      notified: Array.from({ length: 6 }, () => "Someone clicked example.com/pricing"),
    },
  },
  {
    id: "colleagues-behind-one-web-gateway",
    tells:
      "Three people of one company open three mails in the same second, through its web gateway.",
    source: "webGateways",
    others: { second: { sent: "1min", to: ["Grace"] }, third: { sent: "2min", to: ["Edsger"] } },
    steps: [
      { at: "1h", by: "edgeWindows", from: "zscaler", is: "person: web-gateway" },
      {
        at: "1h 300ms",
        mail: "second",
        by: "edgeWindows",
        from: "zscaler",
        is: "person: web-gateway",
      },
      {
        at: "1h 600ms",
        mail: "third",
        by: "edgeWindows",
        from: "zscaler",
        is: "person: web-gateway",
      },
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
