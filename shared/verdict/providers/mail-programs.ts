import type { Provider } from "../rule-types.ts";

const READ_WITH_IT: Provider["means"] = {
  open: { verdict: "person", reason: "mail-program" },
  click: { verdict: "person", reason: "mail-program" },
};

function program(
  id: string,
  name: string,
  userAgent: NonNullable<Provider["match"]["userAgent"]>,
): Provider {
  return {
    id,
    name,
    family: name,
    kind: "mail-program",
    match: { userAgent },
    network: "unknown",
    means: READ_WITH_IT,
    source: { from: "Public lists of mail programs' user agents", date: "2026-11-21" },
  };
}

/** One that shows pictures with the system's browser and does not say its name; its links open in a browser. */
function unnamed(
  id: string,
  name: string,
  family: string,
  userAgent: NonNullable<Provider["match"]["userAgent"]>,
): Provider {
  return {
    ...program(id, name, userAgent),
    family,
    match: { kind: "open", userAgent },
    means: { open: { verdict: "person", reason: "mail-program" }, click: null },
  };
}

/** What an Apple browser, or a browser inside of an app, has in its name besides. */
const IN_A_BROWSER = ["safari/", "gsa/", "fban", "fbav", "instagram", "line/", "linkedinapp"];

/** Ordinary mail programs of people. */
export const MAIL_PROGRAMS: readonly Provider[] = [
  {
    // Office looks at a link before it hands it to the browser, which then comes by itself.
    ...program("office-link-check", "Microsoft Office", {
      includes: ["microsoft office existence discovery", "microsoft office protocol discovery"],
    }),
    means: {
      open: { verdict: "unconfirmed", reason: "mail-program-followed-link" },
      click: { verdict: "unconfirmed", reason: "mail-program-followed-link" },
    },
  },
  program("outlook-mobile", "Outlook", { includes: ["outlook-ios", "outlook-android"] }),
  {
    ...program("outlook-desktop", "Outlook", {
      includes: ["microsoft outlook", "macoutlook", "ms-office", "msoffice"],
    }),
    means: {
      open: { verdict: "person", reason: "mail-program" },
      click: { verdict: "unconfirmed", reason: "mail-program-followed-link" },
    },
  },
  program("thunderbird", "Thunderbird", { includes: ["thunderbird/"] }),
  program("superhuman-app", "Superhuman", { includes: ["superhuman/"] }),
  program("em-client", "eM Client", { includes: ["emclient/", "em client"] }),
  program("mailbird", "Mailbird", { includes: ["mailbird/"] }),
  program("mailspring", "Mailspring", { includes: ["mailspring/"] }),
  program("bluemail", "BlueMail", { includes: ["bluemail/"] }),
  program("airmail", "Airmail", { includes: ["airmail"] }),
  program("spark", "Spark", { includes: ["sparkdesktop/"] }),
  // On a Mac and an iPhone its pictures are loaded by the system.
  program("spark-apple", "Spark", { startsWith: ["spark/"], includes: ["cfnetwork/"] }),
  program("postbox", "Postbox", { includes: ["postbox/"] }),
  program("evolution", "Evolution", { startsWith: ["evolution/"] }),
  program("claws-mail", "Claws Mail", { startsWith: ["claws mail"] }),
  program("notes", "Notes", { includes: ["lotus-notes/", "hclnotes"] }),
  program("yahoo-mobile", "Yahoo Mail", { includes: ["yahoomobilemail/"] }),
  program("naver-mail", "Naver Mail", { includes: ["navermailapp"] }),
  program("zoho-desktop", "Zoho Mail", { includes: ["zohomail-desktop/"] }),
  // Mail on a Mac without Mail Privacy Protection, and Outlook there: the same system draws for both.
  unnamed("mac-mail", "Mail programs on a Mac", "Apple Mail or Outlook", {
    startsWith: ["mozilla/5.0 (macintosh"],
    endsWith: ["(khtml, like gecko)"],
  }),
  unnamed("ios-mail", "Mail programs on an iPhone or iPad", "Mail on iOS", {
    startsWith: ["mozilla/5.0 (iphone", "mozilla/5.0 (ipad"],
    includes: ["mobile/"],
    lacks: IN_A_BROWSER,
  }),
  unnamed("android-mail", "Mail programs on Android", "Mail on Android", {
    includes: ["; wv)", "okhttp/", "dalvik/"],
    lacks: IN_A_BROWSER.filter((needle) => needle !== "safari/"),
  }),
];
