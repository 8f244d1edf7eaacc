import type { Fetch, Story } from "../story.ts";

/** Somebody reads the mail with this program. */
function read(id: string, who: string, by: Fetch["by"], source: Story["source"]): Story {
  const because = source === "mailPrograms" ? "mail-program" : "mail-program-proxy";
  return {
    id,
    tells: `The recipient reads in ${who}.`,
    source,
    steps: [{ at: "1h", by, is: `person: ${because}` }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  };
}

/** Other mail programs, and the proxies through which they show pictures. */
export const mailPrograms: readonly Story[] = [
  {
    id: "yahoo-read",
    tells: "The recipient reads in Yahoo Mail.",
    source: "yahooProxy",
    steps: [{ at: "1h", by: "yahooProxy", is: "person: mail-program-proxy" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "yahoo-four-fetches",
    tells: "Yahoo's proxy fetches four times for one reading.",
    source: "yahooProxy",
    steps: (["60min", "60.05min", "60.2min", "61min"] as const).map((at) => ({
      at,
      by: "yahooProxy",
      is: "person: mail-program-proxy",
      who: "Yahoo Mail",
    })),
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "yahoo-proxy-never-clicks",
    tells: "Yahoo's proxy for pictures asks for a link.",
    source: "yahooProxy",
    steps: [{ at: "1h", link: 1, by: "yahooProxy", is: "machine: proxy-followed-link" }],
    expect: { state: "sent", clicks: { machine: 1 } },
  },
  {
    id: "superhuman-read",
    tells: "The recipient reads in Superhuman, whose proxy stands in Amazon's cloud.",
    source: "otherProxies",
    steps: [{ at: "1h", by: "superhuman", is: "person: mail-program-proxy", who: "Superhuman" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "front-read",
    tells: "A team reads in Front, which shows pictures through a proxy in the cloud.",
    source: "otherProxies",
    steps: [{ at: "1h", by: "front", is: "person: mail-program-proxy" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "seznam-read",
    tells: "The recipient reads in Seznam's webmail.",
    source: "otherProxies",
    steps: [{ at: "1h", by: "seznam", is: "person: mail-program-proxy" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "rambler-read",
    tells: "The recipient reads in Rambler's webmail.",
    source: "otherProxies",
    steps: [{ at: "1h", by: "rambler", is: "person: mail-program-proxy" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "proxies-never-click",
    tells: "Proxies for pictures ask for links: Superhuman's, Front's, Seznam's, Rambler's.",
    source: "otherProxies",
    steps: [
      { at: "1h", link: 1, by: "superhuman", is: "machine: proxy-followed-link" },
      { at: "2h", link: 1, by: "front", is: "machine: proxy-followed-link" },
      { at: "3h", link: 1, by: "seznam", is: "machine: proxy-followed-link" },
      { at: "4h", link: 1, by: "rambler", is: "machine: proxy-followed-link" },
    ],
    expect: { state: "sent", clicks: { machine: 4 } },
  },
  {
    id: "thunderbird-read",
    tells: "The recipient reads in Thunderbird.",
    source: "mailPrograms",
    steps: [{ at: "1h", by: "thunderbird", is: "person: mail-program", who: "Thunderbird" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "spark-read",
    tells:
      "The recipient reads in Spark on a Mac, which loads pictures with Apple's CFNetwork: no sign of a machine.",
    source: "mailPrograms",
    steps: [{ at: "1h", by: "spark", is: "person: mail-program" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "android-mail-read",
    tells: "A mail program on Android loads pictures with okhttp, a library's name.",
    source: "mailPrograms",
    steps: [{ at: "1h", by: "androidMail", is: "person: mail-program" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "webmail-in-chrome",
    tells: "The recipient's webmail has no proxy: the browser itself fetches.",
    source: "mailPrograms",
    steps: [{ at: "1h", by: "chromeWindows", is: "person: ordinary-program", who: "Chrome" }],
    expect: { state: "opened", opens: { person: 1 }, notified: ["Ada opened"] },
  },
  {
    id: "webmail-in-every-browser",
    tells: "Over a week the same mail is opened with five browsers, and from five networks.",
    source: "mailPrograms",
    mail: { to: ["Ada", "Grace", "Edsger", "Barbara", "Donald"] },
    steps: [
      { at: "1h", by: "chromeMac", is: "person: ordinary-program" },
      { at: "70min", by: "edgeWindows", is: "person: ordinary-program" },
      { at: "75min", by: "firefoxLinux", is: "person: ordinary-program" },
      { at: "80min", by: "safariMac", is: "person: ordinary-program" },
      { at: "85min", by: "chromeAndroid", is: "person: ordinary-program" },
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
      { at: "30min", by: "chromeWindows", from: "proton", is: "unconfirmed: proxy-preloads" },
    ],
    expect: { state: "unconfirmed", opens: { unconfirmed: 1 } },
  },
  {
    id: "read-at-home-and-on-the-way",
    tells: "The recipient reads in webmail at home and then in Outlook on the phone.",
    source: "carriers",
    steps: [
      { at: "1h", by: "firefoxLinux", is: "person: ordinary-program" },
      { at: "65min", by: "outlookIphone", is: "person: mail-program" },
    ],
    expect: { state: "opened", opens: { person: 2 }, notified: ["Ada opened", "Ada opened"] },
  },
  {
    id: "click-inside-of-a-mail-program",
    tells: "The recipient follows a link inside of Outlook's app, which has a browser of its own.",
    source: "mailPrograms",
    steps: [{ at: "1h", link: 1, by: "outlookIphoneBrowser", is: "person: mail-program" }],
    expect: {
      state: "clicked",
      clicks: { person: 1 },
      notified: ["Ada clicked example.com/pricing"],
    },
  },
  read("outlook-android-read", "Outlook on an Android phone", "outlookAndroid", "mailPrograms"),
  read("outlook-mac-read", "Outlook on a Mac", "outlookMac", "mailPrograms"),
  read("ipad-mail-read", "Mail on an iPad", "ipadMail", "mailPrograms"),
  read("android-web-view-read", "Samsung's mail program", "androidWebView", "mailPrograms"),
  read("hey-read", "HEY", "hey", "otherProxies"),
  read("fastmail-read", "Fastmail", "fastmail", "otherProxies"),
  read("zoho-read", "Zoho Mail", "zoho", "otherProxies"),
  read("yandex-read", "Yandex Mail, whose proxy a list of bots names", "yandex", "otherProxies"),
  read("mail-ru-read", "Mail.ru", "mailRu", "otherProxies"),
  read("superhuman-app-read", "Superhuman's own program", "superhumanApp", "mailPrograms"),
  read("em-client-read", "eM Client", "emClient", "mailPrograms"),
  read("mailbird-read", "Mailbird", "mailbird", "mailPrograms"),
  read("mailspring-read", "Mailspring", "mailspring", "mailPrograms"),
  read("bluemail-read", "BlueMail", "blueMail", "mailPrograms"),
  read("airmail-read", "Airmail", "airmail", "mailPrograms"),
  read("spark-desktop-read", "Spark for the desktop", "sparkDesktop", "mailPrograms"),
  read("postbox-read", "Postbox", "postbox", "mailPrograms"),
  read("evolution-read", "Evolution on Linux", "evolution", "mailPrograms"),
  read("claws-mail-read", "Claws Mail on Linux", "clawsMail", "mailPrograms"),
  {
    id: "text-browser-clicks",
    tells: "The recipient reads mail as text in a terminal, and follows a link in Lynx.",
    source: "overSuppression",
    steps: [{ at: "1h", link: 1, by: "lynx", is: "person: ordinary-program" }],
    expect: {
      state: "clicked",
      clicks: { person: 1 },
      notified: ["Ada clicked example.com/pricing"],
    },
  },
  read("notes-read", "Notes", "notes", "mailPrograms"),
  read("yahoo-app-read", "Yahoo's app on a phone", "yahooApp", "mailPrograms"),
  read("naver-app-read", "Naver's app on a phone", "naver", "mailPrograms"),
  read("zoho-desktop-read", "Zoho's program", "zohoDesktop", "mailPrograms"),
];
