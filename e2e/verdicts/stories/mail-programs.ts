import type { Story } from "../story.ts";

/** Other mail programs, and the proxies through which they show pictures. */
export const mailPrograms: readonly Story[] = [
  {
    id: "yahoo-read",
    tells: "The recipient reads in Yahoo Mail.",
    source: "yahooProxy",
    steps: [
      { at: "1h", fetch: "pixel", by: "yahooProxy", is: "person", because: "mail-program-proxy" },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "yahoo-four-fetches",
    tells: "Yahoo's proxy fetches four times for one reading.",
    source: "yahooProxy",
    steps: (["60min", "60.05min", "60.2min", "61min"] as const).map((at) => ({
      at,
      fetch: "pixel",
      by: "yahooProxy",
      is: "person",
      because: "mail-program-proxy",
    })),
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "yahoo-proxy-never-clicks",
    tells: "Yahoo's proxy for pictures asks for a link.",
    source: "yahooProxy",
    steps: [
      { at: "1h", fetch: 1, by: "yahooProxy", is: "machine", because: "proxy-followed-link" },
    ],
    expect: { state: "sent", clicks: { machine: 1 } },
  },
  {
    id: "superhuman-read",
    tells: "The recipient reads in Superhuman, whose proxy stands in Amazon's cloud.",
    source: "otherProxies",
    steps: [
      { at: "1h", fetch: "pixel", by: "superhuman", is: "person", because: "mail-program-proxy" },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "front-read",
    tells: "A team reads in Front, which shows pictures through a proxy in the cloud.",
    source: "otherProxies",
    steps: [{ at: "1h", fetch: "pixel", by: "front", is: "person", because: "mail-program-proxy" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "seznam-read",
    tells: "The recipient reads in Seznam's webmail.",
    source: "otherProxies",
    steps: [
      { at: "1h", fetch: "pixel", by: "seznam", is: "person", because: "mail-program-proxy" },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "rambler-read",
    tells: "The recipient reads in Rambler's webmail.",
    source: "otherProxies",
    steps: [
      { at: "1h", fetch: "pixel", by: "rambler", is: "person", because: "mail-program-proxy" },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "proxies-never-click",
    tells: "Proxies for pictures ask for links: Superhuman's, Front's, Seznam's, Rambler's.",
    source: "otherProxies",
    steps: [
      { at: "1h", fetch: 1, by: "superhuman", is: "machine", because: "proxy-followed-link" },
      { at: "2h", fetch: 1, by: "front", is: "machine", because: "proxy-followed-link" },
      { at: "3h", fetch: 1, by: "seznam", is: "machine", because: "proxy-followed-link" },
      { at: "4h", fetch: 1, by: "rambler", is: "machine", because: "proxy-followed-link" },
    ],
    expect: { state: "sent", clicks: { machine: 4 } },
  },
  {
    id: "thunderbird-read",
    tells: "The recipient reads in Thunderbird.",
    source: "mailPrograms",
    steps: [{ at: "1h", fetch: "pixel", by: "thunderbird", is: "person", because: "mail-program" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "spark-read",
    tells:
      "The recipient reads in Spark on a Mac, which loads pictures with Apple's CFNetwork: no sign of a machine.",
    source: "mailPrograms",
    steps: [{ at: "1h", fetch: "pixel", by: "spark", is: "person", because: "ordinary-program" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "android-mail-read",
    tells: "A mail program on Android loads pictures with okhttp, a library's name.",
    source: "mailPrograms",
    steps: [{ at: "1h", fetch: "pixel", by: "androidMail", is: "person", because: "mail-program" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "webmail-in-chrome",
    tells: "The recipient's webmail has no proxy: the browser itself fetches.",
    source: "mailPrograms",
    steps: [
      { at: "1h", fetch: "pixel", by: "chromeWindows", is: "person", because: "ordinary-program" },
    ],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "webmail-in-every-browser",
    tells: "Over a week the same mail is opened with five browsers, and from five networks.",
    source: "mailPrograms",
    mail: { to: ["Ada", "Grace", "Edsger", "Barbara", "Donald"] },
    steps: [
      { at: "1h", fetch: "pixel", by: "chromeMac", is: "person", because: "ordinary-program" },
      { at: "70min", fetch: "pixel", by: "edgeWindows", is: "person", because: "ordinary-program" },
      {
        at: "75min",
        fetch: "pixel",
        by: "firefoxLinux",
        is: "person",
        because: "ordinary-program",
      },
      { at: "80min", fetch: "pixel", by: "safariMac", is: "person", because: "ordinary-program" },
      {
        at: "85min",
        fetch: "pixel",
        by: "chromeAndroid",
        is: "person",
        because: "ordinary-program",
      },
    ],
    expect: {
      state: "opened",
      opens: { person: 5 },
      notified: Array.from({ length: 5 }, () => "Someone opened"),
    },
  },
  {
    id: "proton-proxy",
    tells: "Proton proxies and preloads pictures: such a fetch says little.",
    source: "otherProxies",
    steps: [
      {
        at: "30min",
        fetch: "pixel",
        by: "chromeWindows",
        from: "proton",
        is: "unconfirmed",
        because: "proxy-preloads",
      },
    ],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "read-at-home-and-on-the-way",
    tells: "The recipient reads in webmail at home and then in Outlook on the phone.",
    source: "carriers",
    steps: [
      { at: "1h", fetch: "pixel", by: "firefoxLinux", is: "person", because: "ordinary-program" },
      { at: "65min", fetch: "pixel", by: "outlookIphone", is: "person", because: "mail-program" },
    ],
    expect: { state: "opened", opens: { person: 2 }, notified: ["Ada opened", "Ada opened"] },
  },
];
