import type { Story } from "../story.ts";

/** Programs that are no gateway and no preview: libraries, bots, checkers, browsers that fetch ahead. */
export const machines: readonly Story[] = [
  {
    id: "curl",
    tells: "Somebody tries a link with curl.",
    source: "libraries",
    steps: [{ at: "1h", fetch: 1, by: "curl", is: "machine", because: "http-library" }],
    expect: { state: "sent", clicks: { machine: 1 } },
  },
  {
    id: "python",
    tells: "A script in Python fetches the picture and a link.",
    source: "libraries",
    steps: [
      { at: "1h", fetch: "pixel", by: "pythonRequests", is: "machine", because: "http-library" },
      { at: "2h", fetch: 1, by: "pythonRequests", is: "machine", because: "http-library" },
    ],
    expect: { state: "sent", opens: { machine: 1 }, clicks: { machine: 1 } },
  },
  {
    id: "go",
    tells: "A program in Go follows a link.",
    source: "libraries",
    steps: [{ at: "1h", fetch: 1, by: "goLibrary", is: "machine", because: "http-library" }],
    expect: { state: "sent", clicks: { machine: 1 } },
  },
  {
    id: "java",
    tells: "A program in Java fetches the picture.",
    source: "libraries",
    steps: [{ at: "1h", fetch: "pixel", by: "java", is: "machine", because: "http-library" }],
    expect: { state: "sent", opens: { machine: 1 } },
  },
  {
    id: "headless-chrome",
    tells: "Chrome without a window follows a link.",
    source: "libraries",
    steps: [{ at: "1h", fetch: 1, by: "headlessChrome", is: "machine", because: "http-library" }],
    expect: { state: "sent", clicks: { machine: 1 } },
  },
  {
    id: "no-user-agent-clicks",
    tells: "Something without a name follows a link: browsers have one.",
    source: "isbot",
    steps: [{ at: "1h", fetch: 1, by: "noUserAgent", is: "machine", because: "no-user-agent" }],
    expect: { state: "sent", clicks: { machine: 1 } },
  },
  {
    id: "no-user-agent-opens",
    tells: "Something without a name fetches the picture: a proxy may keep the name to itself.",
    source: "overSuppression",
    steps: [
      {
        at: "1h",
        fetch: "pixel",
        by: "noUserAgent",
        from: "homeGermany",
        is: "unconfirmed",
        because: "no-user-agent",
      },
    ],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "head-for-the-picture",
    tells: "A link checker asks for the picture's headers only, with a browser's name.",
    source: "headRequests",
    steps: [
      {
        at: "1h",
        fetch: "pixel",
        by: "chromeWindows",
        method: "HEAD",
        is: "machine",
        because: "head-request",
      },
    ],
    expect: { state: "sent", opens: { machine: 1 } },
  },
  {
    id: "head-for-a-link",
    tells: "A link checker asks for a link's headers only, and a person follows it afterwards.",
    source: "headRequests",
    steps: [
      {
        at: "1h",
        fetch: 1,
        by: "edgeWindows",
        method: "HEAD",
        is: "machine",
        because: "head-request",
      },
      { at: "2h", fetch: 1, by: "edgeWindows", is: "person", because: "ordinary-program" },
    ],
    expect: {
      state: "clicked",
      clicks: { machine: 1, person: 1 },
      notified: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "sec-purpose-prefetch",
    tells: "The recipient's browser fetches a link ahead and says so; nobody clicked.",
    source: "speculation",
    steps: [
      {
        at: "1h",
        fetch: 1,
        by: "chromeWindows",
        headers: { "sec-purpose": "prefetch;prerender" },
        is: "machine",
        because: "speculative-fetch",
      },
    ],
    expect: { state: "sent", clicks: { machine: 1 } },
  },
  {
    id: "purpose-preview",
    tells: "Safari fetches a link to show its preview, and says so.",
    source: "speculation",
    steps: [
      {
        at: "1h",
        fetch: 1,
        by: "safariMac",
        headers: { "x-purpose": "preview" },
        is: "machine",
        because: "speculative-fetch",
      },
    ],
    expect: { state: "sent", clicks: { machine: 1 } },
  },
  {
    id: "x-moz-prefetch",
    tells: "Firefox fetches the picture ahead, as it used to say it.",
    source: "speculation",
    steps: [
      {
        at: "1h",
        fetch: "pixel",
        by: "firefoxLinux",
        headers: { "x-moz": "prefetch" },
        is: "machine",
        because: "speculative-fetch",
      },
    ],
    expect: { state: "sent", opens: { machine: 1 } },
  },
  {
    id: "fetched-ahead-then-clicked",
    tells: "Chrome fetches a link ahead when the pointer rests on it, and the recipient clicks.",
    source: "speculation",
    steps: [
      {
        at: "1h",
        fetch: 1,
        by: "chromeMac",
        headers: { "sec-purpose": "prefetch" },
        is: "machine",
        because: "speculative-fetch",
      },
      { at: "1h 5s", fetch: 1, by: "chromeMac", is: "person", because: "ordinary-program" },
    ],
    expect: {
      state: "clicked",
      clicks: { machine: 1, person: 1 },
      notified: ["Ada clicked example.com/pricing"],
    },
  },
  {
    id: "navigation-says-nothing",
    tells: "A browser says that it navigates: that is a click.",
    source: "speculation",
    steps: [
      {
        at: "1h",
        fetch: 1,
        by: "chromeMac",
        headers: { "sec-fetch-mode": "navigate", "sec-fetch-user": "?1", purpose: "navigate" },
        is: "person",
        because: "ordinary-program",
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
      { at: "5d", fetch: 1, by: "googlebot", is: "machine", because: "bot-followed-link" },
      { at: "6d", fetch: 1, by: "bingbot", is: "machine", because: "bot-followed-link" },
    ],
    expect: { state: "sent", clicks: { machine: 2 } },
  },
  {
    id: "search-engine-looks-at-the-picture",
    tells: "A search engine's name on a picture: a list of bots alone is not enough for machine.",
    source: "isbot",
    steps: [
      {
        at: "5d",
        fetch: "pixel",
        by: "bingbot",
        is: "unconfirmed",
        because: "bot-list",
      },
    ],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "something-of-its-own-follows-a-link",
    tells: "A program that is no known browser follows a link, maybe for a person.",
    source: "isbot",
    steps: [
      {
        at: "1h",
        fetch: 1,
        by: "smartTv",
        is: "unconfirmed",
        because: "not-a-browser",
      },
    ],
    expect: { state: "unconfirmed", clicks: { unconfirmed: 1 } },
  },
];
