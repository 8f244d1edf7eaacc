import type { Story } from "../story.ts";

/** Programs that are no gateway and no preview: libraries, bots, checkers, browsers that fetch ahead. */
export const machines: readonly Story[] = [
  {
    id: "curl",
    tells: "Somebody tries a link with curl.",
    source: "libraries",
    steps: [{ at: "1h", link: 1, by: "curl", is: "machine: http-library" }],
    expect: { state: "sent", clicks: { machine: 1 } },
  },
  {
    id: "python",
    tells: "A script in Python fetches the picture and a link.",
    source: "libraries",
    steps: [
      { at: "1h", by: "pythonRequests", is: "machine: http-library" },
      { at: "2h", link: 1, by: "pythonRequests", is: "machine: http-library" },
    ],
    expect: { state: "sent", opens: { machine: 1 }, clicks: { machine: 1 } },
  },
  {
    id: "go",
    tells: "A program in Go follows a link.",
    source: "libraries",
    steps: [{ at: "1h", link: 1, by: "goLibrary", is: "machine: http-library" }],
    expect: { state: "sent", clicks: { machine: 1 } },
  },
  {
    id: "java",
    tells: "A program in Java fetches the picture.",
    source: "libraries",
    steps: [{ at: "1h", by: "java", is: "machine: http-library" }],
    expect: { state: "sent", opens: { machine: 1 } },
  },
  {
    id: "perl",
    tells: "A link checker in Perl.",
    source: "libraries",
    steps: [{ at: "1h", link: 1, by: "perl", is: "machine: http-library" }],
    expect: { state: "sent", clicks: { machine: 1 } },
  },
  {
    id: "php",
    tells: "A program in PHP fetches the picture.",
    source: "libraries",
    steps: [{ at: "1h", by: "php", is: "machine: http-library" }],
    expect: { state: "sent", opens: { machine: 1 } },
  },
  {
    id: "node",
    tells: "Programs on Node.js, with a library and with what it brings itself.",
    source: "libraries",
    steps: [
      { at: "1h", link: 1, by: "axios", is: "machine: http-library" },
      { at: "2h", link: 1, by: "nodeFetch", is: "machine: http-library" },
    ],
    expect: { state: "sent", clicks: { machine: 2 } },
  },
  {
    id: "postman",
    tells: "A developer tries a link in Postman.",
    source: "libraries",
    steps: [{ at: "1h", link: 1, by: "postman", is: "machine: http-library" }],
    expect: { state: "sent", clicks: { machine: 1 } },
  },
  {
    id: "headless-chrome",
    tells: "Chrome without a window follows a link.",
    source: "libraries",
    steps: [{ at: "1h", link: 1, by: "headlessChrome", is: "machine: http-library" }],
    expect: { state: "sent", clicks: { machine: 1 } },
  },
  {
    id: "no-user-agent-clicks",
    tells: "Something without a name follows a link: browsers have one.",
    source: "isbot",
    steps: [{ at: "1h", link: 1, by: "noUserAgent", is: "machine: no-user-agent" }],
    expect: { state: "sent", clicks: { machine: 1 } },
  },
  {
    id: "no-user-agent-opens",
    tells: "Something without a name fetches the picture: a proxy may keep the name to itself.",
    source: "overSuppression",
    steps: [{ at: "1h", by: "noUserAgent", from: "homeGermany", is: "unconfirmed: no-user-agent" }],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "head-for-the-picture",
    tells: "A link checker asks for the picture's headers only, with a browser's name.",
    source: "headRequests",
    steps: [{ at: "1h", by: "chromeWindows", method: "HEAD", is: "machine: head-request" }],
    expect: { state: "sent", opens: { machine: 1 } },
  },
  {
    id: "head-for-a-link",
    tells: "A link checker asks for a link's headers only, and a person follows it afterwards.",
    source: "headRequests",
    steps: [
      { at: "1h", link: 1, by: "edgeWindows", method: "HEAD", is: "machine: head-request" },
      { at: "2h", link: 1, by: "edgeWindows", is: "person: ordinary-program" },
    ],
    expect: {
      state: "clicked",
      clicks: { machine: 1, person: 1 },
      notified: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "sec-purpose-prefetch",
    tells:
      "The recipient's browser fetches a link ahead and says so; whoever then clicks is shown what was fetched, unseen.",
    source: "speculation",
    steps: [
      {
        at: "1h",
        link: 1,
        by: "chromeWindows",
        headers: { "sec-purpose": "prefetch;prerender" },
        is: "unconfirmed: speculative-fetch",
      },
    ],
    expect: { state: "unconfirmed", clicks: { unconfirmed: 1 } },
  },
  {
    id: "fetched-ahead-through-googles-proxy",
    tells: "Chrome on a phone fetches a link ahead through Google's private proxy.",
    source: "speculation",
    steps: [
      {
        at: "1h",
        link: 1,
        by: "chromeAndroid",
        from: "googleProxy2",
        headers: { "sec-purpose": "prefetch;anonymous-client-ip" },
        is: "unconfirmed: speculative-fetch",
      },
    ],
    expect: { state: "unconfirmed", clicks: { unconfirmed: 1 } },
  },
  {
    id: "purpose-prefetch",
    tells: "An older Chrome fetches the picture ahead and says so in its own way.",
    source: "speculation",
    steps: [
      {
        at: "1h",
        by: "chromeAndroid",
        headers: { purpose: "prefetch" },
        is: "unconfirmed: speculative-fetch",
      },
    ],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "purpose-preview",
    tells: "Safari fetches a link to show its preview, and says so.",
    source: "speculation",
    steps: [
      {
        at: "1h",
        link: 1,
        by: "safariMac",
        headers: { "x-purpose": "preview" },
        is: "unconfirmed: speculative-fetch",
      },
    ],
    expect: { state: "unconfirmed", clicks: { unconfirmed: 1 } },
  },
  {
    id: "x-moz-prefetch",
    tells: "Firefox fetches the picture ahead, as it used to say it.",
    source: "speculation",
    steps: [
      {
        at: "1h",
        by: "firefoxLinux",
        headers: { "x-moz": "prefetch" },
        is: "unconfirmed: speculative-fetch",
      },
    ],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "fetched-ahead-then-clicked",
    tells: "Chrome fetches a link ahead when the pointer rests on it, and the recipient clicks.",
    source: "speculation",
    steps: [
      {
        at: "1h",
        link: 1,
        by: "chromeMac",
        headers: { "sec-purpose": "prefetch" },
        is: "unconfirmed: speculative-fetch",
      },
      { at: "1h 5s", link: 1, by: "chromeMac", is: "person: ordinary-program" },
    ],
    expect: {
      state: "clicked",
      clicks: { unconfirmed: 1, person: 1 },
      notified: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "all-links-fetched-ahead",
    tells:
      "The recipient reads webmail that has its browser fetch every link ahead: that is no scanner, and the open stands.",
    source: "speculation",
    steps: [
      { at: "1h", by: "chromeMac", is: "person: ordinary-program", never: ["with-a-burst"] },
      {
        at: "1h 1s",
        link: 1,
        by: "chromeMac",
        headers: { "sec-purpose": "prefetch" },
        is: "unconfirmed: speculative-fetch",
      },
      {
        at: "1h 1100ms",
        link: 2,
        by: "chromeMac",
        headers: { "sec-purpose": "prefetch" },
        is: "unconfirmed: speculative-fetch",
        never: ["scanner-burst"],
      },
    ],
    expect: {
      state: "opened",
      opens: { person: 1 },
      clicks: { unconfirmed: 2 },
      notified: ["Ada opened"],
    },
  },
  {
    id: "navigation-says-nothing",
    tells: "A browser says that it navigates: that is a click.",
    source: "speculation",
    steps: [
      {
        at: "1h",
        link: 1,
        by: "chromeMac",
        headers: { "sec-fetch-mode": "navigate", "sec-fetch-user": "?1", purpose: "navigate" },
        is: "person: ordinary-program",
      },
    ],
    expect: {
      state: "clicked",
      clicks: { person: 1 },
      notified: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "search-engine-follows-a-link",
    tells: "A mail was put on a page, and search engines follow its link.",
    source: "isbot",
    steps: [
      { at: "5d", link: 1, by: "googlebot", is: "machine: bot-followed-link" },
      { at: "6d", link: 1, by: "bingbot", is: "machine: bot-followed-link" },
      { at: "7d", link: 1, by: "applebot", is: "machine: bot-followed-link" },
    ],
    expect: { state: "sent", clicks: { machine: 3 } },
  },
  {
    id: "search-engine-looks-at-the-picture",
    tells: "A search engine's name on a picture: a list of bots alone is not enough for machine.",
    source: "isbot",
    steps: [{ at: "5d", by: "bingbot", is: "unconfirmed: bot-list" }],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "something-of-its-own-follows-a-link",
    tells: "A program that is no known browser follows a link, maybe for a person.",
    source: "isbot",
    steps: [{ at: "1h", link: 1, by: "smartTv", is: "unconfirmed: not-a-browser" }],
    expect: { state: "unconfirmed", clicks: { unconfirmed: 1 } },
  },
];
