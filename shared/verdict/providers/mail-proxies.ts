import type { Provider } from "../rule-types.ts";
import { APPLE_EGRESS } from "./networks.ts";

/** Pictures that a person looks at come through it; a link never does. */
const FOR_A_READER: Provider["means"] = {
  open: { verdict: "person", reason: "mail-program-proxy" },
  click: { verdict: "machine", reason: "proxy-followed-link" },
};

const RECORDED = { from: "Recordings of public mail trackers", date: "2026-11-21" };

/** One that says its name, and fetches when a person looks. */
function proxy(
  id: string,
  name: string,
  userAgent: NonNullable<Provider["match"]["userAgent"]>,
  source: Provider["source"] = RECORDED,
): Provider {
  return {
    id,
    name: `Image proxy of ${name}`,
    family: name,
    kind: "mail-proxy",
    match: { userAgent },
    network: "mail-proxy",
    means: FOR_A_READER,
    source,
  };
}

/**
 * The address is Google's, or one that tells nothing: on a laptop, behind a proxy that keeps it to itself, or where the data
 * of networks could not be read.
 */
const MAY_BE_GOOGLE = [{ located: false }, { lists: ["google"] }, { asns: [15_169] }] as const;

const GMAIL_PROXY = { includes: ["googleimageproxy"] } as const;
const GMAIL_PREFETCH = {
  is: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0",
} as const;

/** Those that fetch pictures for the users of a mail provider. What is exact stands before what only holds a word. */
export const MAIL_PROXIES: readonly Provider[] = [
  {
    ...proxy("gmail-proxy", "Gmail", GMAIL_PROXY),
    match: { userAgent: GMAIL_PROXY, any: MAY_BE_GOOGLE },
    source: { from: "Recordings; addresses: gophish 1390, mautic 7884", date: "2026-11-21" },
  },
  {
    // Sent (1 to 6 % of opens) only while the recipient's mailbox is open. The proxy may not fetch again when the mail is
    // then read, so "machine" would lose true opens.
    ...proxy("gmail-prefetch", "Gmail", GMAIL_PREFETCH),
    name: "Gmail, fetching ahead",
    match: { userAgent: GMAIL_PREFETCH, any: MAY_BE_GOOGLE },
    means: {
      open: { verdict: "unconfirmed", reason: "gmail-prefetch" },
      click: { verdict: "machine", reason: "proxy-followed-link" },
    },
  },
  {
    id: "forged-gmail-proxy",
    name: "What calls itself Gmail, from elsewhere",
    family: "Unknown proxy",
    kind: "mail-proxy",
    match: {
      any: [{ userAgent: GMAIL_PROXY }, { userAgent: GMAIL_PREFETCH }],
      not: { any: MAY_BE_GOOGLE },
    },
    network: "unknown",
    means: {
      open: { verdict: "unconfirmed", reason: "forged-proxy" },
      click: { verdict: "machine", reason: "proxy-followed-link" },
    },
    source: { from: "Google's proxy comes from AS15169", date: "2026-11-21" },
  },
  {
    ...proxy("apple-privacy-egress", "Apple Mail", { is: "Mozilla/5.0" }),
    name: "Apple Mail Privacy Protection, from Apple's published ranges",
    match: { userAgent: { is: "Mozilla/5.0" }, any: APPLE_EGRESS },
    means: {
      open: { verdict: "unconfirmed", reason: "apple-privacy-egress" },
      click: { verdict: "machine", reason: "proxy-followed-link" },
    },
    source: { from: "Apple's egress-ip-ranges.csv, and recordings", date: "2026-11-21" },
  },
  {
    ...proxy("apple-privacy-protection", "Apple Mail", { is: "Mozilla/5.0" }),
    name: "Apple Mail Privacy Protection",
    match: { userAgent: { is: "Mozilla/5.0" }, not: { any: APPLE_EGRESS } },
    means: {
      open: { verdict: "unconfirmed", reason: "apple-privacy-protection" },
      click: { verdict: "machine", reason: "proxy-followed-link" },
    },
  },
  proxy(
    "yahoo-proxy",
    "Yahoo Mail",
    { includes: ["yahoomailproxy"] },
    { from: "https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html", date: "2026-11-21" },
  ),
  // As Office 365's proxy of pictures was seen for years, with a Chrome that never was.
  proxy("outlook-proxy", "Outlook", {
    is: "Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/35 Safari/537.36",
  }),
  proxy("superhuman-proxy", "Superhuman", { is: "Superhuman" }),
  proxy("front-proxy", "Front", { includes: ["frontapp.com imageproxy"] }),
  proxy("hey-proxy", "HEY", { includes: ["hey.com/imageproxy"] }),
  proxy(
    "fastmail-proxy",
    "Fastmail",
    { startsWith: ["fastmailua/"] },
    {
      from: "https://www.fastmail.help/hc/en-us/articles/1500000278102, and recordings",
      date: "2026-11-21",
    },
  ),
  proxy("zoho-proxy", "Zoho Mail", { includes: ["zohomailimageproxy"] }),
  proxy("seznam-proxy", "Seznam", { includes: ["seznamemailproxy"] }),
  proxy("rambler-proxy", "Rambler", { includes: ["ramblermail"] }),
  proxy("yandex-proxy", "Yandex Mail", { includes: ["yandeximageresizer"] }),
  proxy("mail-ru-proxy", "Mail.ru", { includes: ["mailruimageproxy"] }),
];
