import type { AddressName } from "./addresses.ts";
import { MACHINES } from "./machine-clients.ts";

/** A program that fetches, as a server sees it. */
export interface Client {
  readonly userAgent: string;
  /** Where it is most often seen. */
  readonly from: AddressName;
}

const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";
const LINUX = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)";
const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
const WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)";
const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15";

const MAIL_PROXIES = {
  gmailProxy: {
    userAgent:
      "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
    from: "googleProxy",
  },
  gmailPrefetch: {
    userAgent: `${WINDOWS} Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0`,
    from: "googleProxy",
  },
  appleProtection: { userAgent: "Mozilla/5.0", from: "appleEgressUsa" },
  yahooProxy: {
    userAgent: "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html",
    from: "yahoo",
  },
  superhuman: { userAgent: "Superhuman", from: "amazonOregon" },
  front: {
    userAgent:
      "Mozilla/5.0 (FrontApp.com ImageProxy) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/72.0.3626.53 Safari/537.36",
    from: "amazonOregon",
  },
  seznam: {
    userAgent: "Mozilla/5.0 (compatible; SeznamEmailProxy/2.0.100; +https://napoveda.seznam.cz/)",
    from: "seznam",
  },
  rambler: { userAgent: "RamblerMail/6.0 (incompatible; ImageProxy/6.0)", from: "rambler" },
  hey: {
    userAgent: `hey.com/imageproxy ${LINUX} Chrome/134.0.0.0 Safari/537.36`,
    from: "amazonOregon",
  },
  fastmail: { userAgent: "FastmailUA/1.0", from: "fastmail" },
  zoho: { userAgent: "ZohoMailImageProxy", from: "zoho" },
  yandex: {
    userAgent: "Mozilla/5.0 (compatible; YandexImageResizer/2.0; +http://yandex.com/bots)",
    from: "yandex",
  },
  mailRu: { userAgent: "MailRuImageProxy/1.0", from: "mailRu" },
  /** The image proxy of Outlook on the web, as it was until some years ago. */
  oldOutlookProxy: {
    userAgent:
      "Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/35 Safari/537.36",
    from: "microsoft",
  },
} as const;

const MAIL_PROGRAMS = {
  outlookDesktop: {
    userAgent:
      "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; WOW64; Trident/7.0; .NET4.0C; .NET4.0E; Microsoft Outlook 16.0.18025; ms-office; MSOffice 16)",
    from: "officeNetherlands",
  },
  outlookIphone: {
    userAgent: "Outlook-iOS/729.1432013.prod.iphone (4.2445.0)",
    from: "mobileGermany",
  },
  /** The browser inside of Outlook's app. */
  outlookIphoneBrowser: {
    userAgent: `${IPHONE} (KHTML, like Gecko) Mobile/15E148 Outlook-iOS/729.1432013.prod.iphone`,
    from: "mobileGermany",
  },
  outlookAndroid: {
    userAgent:
      "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Mobile Safari/537.36 Outlook-Android/2.0",
    from: "mobileGermany",
  },
  outlookMac: { userAgent: "MacOutlook/16.92.24120731 (Intelx64 Mac OS X 15.1)", from: "homeUsa" },
  ipadMail: {
    userAgent:
      "Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
    from: "homeBritain",
  },
  /** A mail program on Android that shows mail in the system's own view. */
  androidWebView: {
    userAgent:
      "Mozilla/5.0 (Linux; Android 14; SM-S911B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/142.0.0.0 Mobile Safari/537.36",
    from: "mobileGermany",
  },
  thunderbird: {
    userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.5.0",
    from: "homeFrance",
  },
  appleMailMac: { userAgent: `${MAC} AppleWebKit/605.1.15 (KHTML, like Gecko)`, from: "homeUsa" },
  appleMailIphone: {
    userAgent: `${IPHONE} (KHTML, like Gecko) Mobile/15E148`,
    from: "homeGermany",
  },
  /** Office looks at a link by itself. */
  office: { userAgent: "Microsoft Office Existence Discovery", from: "officeNetherlands" },
  superhumanApp: {
    userAgent: `${MAC} ${WEBKIT} Superhuman/1037.0.12 Chrome/142.0.0.0 Safari/537.36`,
    from: "homeUsa",
  },
  emClient: { userAgent: "eMClient/10.1.4417.0", from: "officeSwitzerland" },
  mailbird: {
    userAgent: `${WINDOWS} Mailbird/3.0.22.0 Chrome/120.0.0.0 Safari/537.36`,
    from: "homeGermany",
  },
  mailspring: {
    userAgent: `${MAC} ${WEBKIT} Mailspring/1.15.1 Chrome/114.0.0.0 Safari/537.36`,
    from: "homeFrance",
  },
  blueMail: {
    userAgent: `${WINDOWS} BlueMail/1.140.29 Chrome/120.0.0.0 Safari/537.36`,
    from: "homeBritain",
  },
  airmail: { userAgent: "Airmail 5.7.2 rv:824 (Macintosh; macOS 15.1)", from: "homeUsa" },
  sparkDesktop: {
    userAgent: `${MAC} ${WEBKIT} SparkDesktop/3.18.2 Chrome/128.0.0.0 Safari/537.36`,
    from: "homeUsa",
  },
  postbox: {
    userAgent: "Mozilla/5.0 (Windows NT 10.0; rv:68.0) Gecko/20100101 Postbox/7.0.60",
    from: "homeBritain",
  },
  evolution: { userAgent: "Evolution/3.46.4", from: "homeFrance" },
  clawsMail: { userAgent: "Claws Mail LiteHTML plugin 4.3.0", from: "homeGermany" },
  notes: {
    userAgent: "Mozilla/4.0 (compatible; Lotus-Notes/6.0; Windows-NT)",
    from: "officeNetherlands",
  },
  yahooApp: {
    userAgent: "YahooMobileMail/1.0 (Android Mail; 7.40.1) (Pixel 8; Google; 14)",
    from: "mobileGermany",
  },
  naver: { userAgent: "NaverMailApp/2.4.8 (Android OS 14; SM-S918N)", from: "mobileGermany" },
  zohoDesktop: {
    userAgent: `${WINDOWS} ZohoMail-Desktop/1.6.8 Chrome/120.0.0.0 Safari/537.36`,
    from: "officeSwitzerland",
  },
  /** Many Android mail programs load pictures so. */
  androidMail: { userAgent: "okhttp/4.12.0", from: "mobileGermany" },
  spark: { userAgent: "Spark/3.18.2 CFNetwork/1568.300.101 Darwin/24.2.0", from: "homeUsa" },
} as const;

const BROWSERS = {
  chromeWindows: { userAgent: `${WINDOWS} Chrome/142.0.0.0 Safari/537.36`, from: "homeGermany" },
  chromeMac: {
    userAgent: `${MAC} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36`,
    from: "homeUsa",
  },
  chromeAndroid: {
    userAgent:
      "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
    from: "mobileGermany",
  },
  edgeWindows: {
    userAgent: `${WINDOWS} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`,
    from: "officeNetherlands",
  },
  firefoxLinux: {
    userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
    from: "homeFrance",
  },
  safariMac: {
    userAgent: `${MAC} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15`,
    from: "homeUsa",
  },
  /** The browser inside of Facebook's app, and that of Slack's: they carry people. */
  facebookApp: {
    userAgent: `${IPHONE} (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/500.0.0.47.98;FBDV/iPhone15,2]`,
    from: "mobileGermany",
  },
  slackApp: {
    userAgent: `${MAC} ${WEBKIT} Slack_SSB/4.41.105 Chrome/130.0.0.0 Electron/33.2.0 Safari/537.36`,
    from: "homeUsa",
  },
  lynx: {
    userAgent: "Lynx/2.9.2 libwww-FM/2.14 SSL-MM/1.4.1 OpenSSL/3.0.15",
    from: "homeGermany",
  },
  safariIphone: {
    userAgent: `${IPHONE} (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1`,
    from: "mobileGermany",
  },
} as const;

/** Every program that a story may name, by what it sends. User agents as recorded; see `sources.ts`. */
export const CLIENTS = {
  ...MAIL_PROXIES,
  ...MAIL_PROGRAMS,
  ...BROWSERS,
  ...MACHINES,
} as const satisfies Readonly<Record<string, Client>>;

export type ClientName = keyof typeof CLIENTS;
