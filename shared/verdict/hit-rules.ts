import type { HitRule } from "./rule-types.ts";

/** As Mautic does; nobody reads a mail this soon after it was sent. Minting comes before sending. */
const AT_ONCE_SECONDS = 2;

/**
 * Whether Gmail's proxy fetches at delivery is disputed (gophish 1390 and mautic 7884 say that it does). Minting comes
 * before delivery by Gmail's shortest time for "Undo send" (5 s) and the way of the mail, a few seconds more.
 */
const GMAIL_DELIVERY_SECONDS = 10;

/** Scanners follow one link after the other; people do not follow three within 3 s. */
const LINKS_AT_ONCE = 3;
/** Mails to different people, opened from one network within 5 s. */
const MAILS_AT_ONCE = 3;
/**
 * Within a minute. Outlook has fetched 8 times for one reading, Yahoo 4 times. It must stay below what a server remembers of
 * one sender (`MOST_HITS_OF_A_SENDER` in backend/core/recent-hits.ts).
 */
const REPEATS = 12;

/** Those who fetch for many people at once: what they do together says nothing. */
const FOR_MANY = {
  provider: { kinds: ["mail-proxy", "mail-network", "relay", "web-gateway"] },
} as const;

/** What says what it is needs no general list of bots. */
const SAYS_ITS_NAME = {
  provider: { kinds: ["mail-proxy", "mail-program", "gateway", "preview", "library"] },
} as const;

/** Browsers that people use call themselves Mozilla, but for very old Operas and those that show text only. */
const BROWSER_NAMES = ["mozilla/", "opera/", "lynx/", "w3m/", "elinks/", "links ("] as const;

/**
 * A negative age comes from a sender's clock that is ahead: it says nothing of how soon the hit came.
 * Time alone never makes more than `unconfirmed`: a fast person is not a machine.
 */
export const HIT_RULES: readonly HitRule[] = [
  {
    id: "head-request",
    when: { method: "HEAD" },
    verdict: { open: "machine", click: "machine" },
    source: { from: "RFC 9110, 9.3.2; no browser shows or follows by HEAD", date: "2026-11" },
  },
  {
    // Of a person who then follows the link, or turns to the page that shows the picture, nothing more may come: the browser
    // shows what it fetched ahead.
    id: "speculative-fetch",
    when: {
      header: {
        names: ["sec-purpose", "purpose", "x-purpose", "x-moz"],
        includes: ["prefetch", "prerender", "preview"],
      },
    },
    verdict: { open: "unconfirmed", click: "unconfirmed" },
    source: { from: "https://wicg.github.io/nav-speculation/prefetch.html", date: "2026-11-21" },
  },
  {
    // A picture may come through something that keeps the name of the program to itself. A link opens in a browser.
    id: "no-user-agent",
    when: { userAgent: { is: "" } },
    verdict: { open: "unconfirmed", click: "machine" },
    source: { from: "Recordings: Microsoft's scanner sends none", date: "2026-11-21" },
  },
  {
    // Says itself what it is, beyond what a general list makes of its name.
    id: "bot-followed-link",
    when: {
      userAgent: {
        includes: ["bot/", "bot;", "bot)", "+http", "crawler", "spider", "scanner"],
      },
      not: SAYS_ITS_NAME,
      bot: true,
    },
    verdict: { click: "machine" },
    source: { from: "isbot 5.2.3", date: "2026-11-21" },
  },
  {
    // isbot takes some mail programs of people for bots: for a picture it is never more than a doubt.
    id: "bot-list",
    when: { not: SAYS_ITS_NAME, bot: true },
    verdict: { open: "unconfirmed", click: "unconfirmed" },
    source: { from: "isbot 5.2.3", date: "2026-11-21" },
  },
  {
    id: "cloud-network",
    when: {
      provider: { ids: ["cloud-servers"] },
      not: { provider: { kinds: ["mail-proxy", "mail-network"] } },
    },
    verdict: { open: "unconfirmed", click: "unconfirmed" },
    source: { from: "Scanners run there, and VPNs of people end there", date: "2026-11-21" },
  },
  {
    id: "not-a-browser",
    when: {
      not: {
        any: [
          { userAgent: { startsWith: BROWSER_NAMES } },
          { userAgent: { is: "" } },
          { provider: { kinds: ["mail-proxy", "gateway", "preview", "library"] } },
        ],
      },
    },
    verdict: { click: "unconfirmed" },
    source: { from: "RFC 9110, 10.1.5, and what browsers send", date: "2026-11" },
  },
  {
    id: "every-link-at-once",
    when: { recent: { linksAtOnce: LINKS_AT_ONCE } },
    verdict: { click: "unconfirmed" },
    source: { from: "gophish 2115, and the rule of other trackers", date: "2026-11-21" },
  },
  {
    id: "many-mails-at-once",
    when: { recent: { mailsAtOnce: MAILS_AT_ONCE }, not: FOR_MANY },
    verdict: { open: "unconfirmed", click: "unconfirmed" },
    source: { from: "HubSpot's bot filter by network and speed", date: "2026-11-21" },
  },
  {
    id: "repeated-often",
    when: { recent: { repeats: REPEATS }, not: FOR_MANY },
    verdict: { open: "unconfirmed", click: "unconfirmed" },
    source: { from: "Outlook's 8 fetches of one reading, and a margin", date: "2026-11-21" },
  },
  {
    id: "gmail-proxy-at-once",
    when: {
      provider: { ids: ["gmail-proxy"] },
      age: { from: 0, under: GMAIL_DELIVERY_SECONDS },
    },
    verdict: { open: "unconfirmed" },
    source: { from: "gophish 1390, mautic 7884", date: "2026-11-21" },
  },
  {
    id: "at-once",
    when: { age: { from: 0, under: AT_ONCE_SECONDS } },
    verdict: { open: "unconfirmed", click: "unconfirmed" },
    source: { from: "Mautic's limit of 2 s", date: "2026-11-21" },
  },
];
