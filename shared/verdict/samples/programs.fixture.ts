import { samples, type Sample } from "./sample.fixture.ts";

const libraries = samples(
  { networkClass: "unknown", open: "machine http-library", click: "machine http-library" },
  `
command-line | Program | curl/8.11.0
command-line | Program | Wget/1.25.0
python | Program | python-requests/2.32.3
python | Program | Python-urllib/3.13
python | Program | python-httpx/0.28.1
python | Program | Python/3.13 aiohttp/3.11.9
python | Program | aiohttp/3.8.1
python | Program | Scrapy/2.11 (+https://scrapy.org)
go | Program | Go-http-client/2.0
java | Program | Java/17.0.13
java | Program | Apache-HttpClient/5.4 (Java/17)
java | Program | AHC/2.1
perl | Program | libwww-perl/6.77
php | Program | GuzzleHttp/7
php | Program | Symfony HttpClient (Curl)
node | Program | node-fetch/1.0 (+https://github.com/bitinn/node-fetch)
node | Program | axios/1.7.9
node | Program | undici
node | Program | got (https://github.com/sindresorhus/got)
node-itself | Program | node
postman | Program | PostmanRuntime/7.43.0
headless-browser | Program | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36
headless-browser | Program | Mozilla/5.0 (Unknown; Linux x86_64) AppleWebKit/538.1 (KHTML, like Gecko) PhantomJS/2.1.1 Safari/538.1
headless-browser | Program | Mozilla/5.0 (darwin) AppleWebKit/537.36 (KHTML, like Gecko) jsdom/20.0.3
`,
);

const privateRelay = samples(
  { networkClass: "relay", open: "person private-relay", click: "person private-relay" },
  `
private-relay | | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15 | apple-egress AS36183
private-relay | | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15 | apple-egress
`,
);

const webGateways = samples(
  { networkClass: "relay", open: "person web-gateway", click: "person web-gateway" },
  `
zscaler-web | | CHROME | AS22616
zscaler-web | | CHROME | AS53444
zscaler-web | | CHROME | AS53813
zscaler-web | | CHROME | AS62044
zscaler-web | | CHROME | AS62907
netskope-web | | CHROME | AS55256
forcepoint-web | | CHROME | AS44444
cisco-umbrella | | CHROME | AS36692
`,
);

const protonOpens = samples(
  { networkClass: "mail-proxy", open: "unconfirmed proxy-preloads" },
  `
proton-network | Proton Mail | CHROME | AS62371
`,
);

const microsoftOpens = samples(
  { networkClass: "mail-proxy", open: "person microsoft-network-open" },
  `
outlook-web | Outlook | CHROME | AS8075
`,
);

const microsoftClicks = samples(
  { networkClass: "hosting", click: "unconfirmed microsoft-network-click" },
  `
microsoft-cloud | | CHROME | AS8075
`,
);

const clouds = samples(
  {
    networkClass: "hosting",
    open: "unconfirmed cloud-network",
    click: "unconfirmed cloud-network",
  },
  `
cloud-servers | | CHROME | AS16509
cloud-servers | | CHROME | google-cloud AS396982
`,
);

const officeLinkChecks = samples(
  {
    networkClass: "unknown",
    open: "unconfirmed mail-program-followed-link",
    click: "unconfirmed mail-program-followed-link",
  },
  `
office-link-check | Microsoft Office | Microsoft Office Existence Discovery
office-link-check | Microsoft Office | Microsoft Office Protocol Discovery
`,
);

const outlookDesktop = samples(
  {
    networkClass: "unknown",
    open: "person mail-program",
    click: "unconfirmed mail-program-followed-link",
  },
  `
outlook-desktop | Outlook | Mozilla/4.0 (compatible; ms-office; MSOffice 16)
outlook-desktop | Outlook | Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; WOW64; Trident/7.0; .NET4.0C; .NET4.0E; Microsoft Outlook 16.0.9126; ms-office; MSOffice 16)
outlook-desktop | Outlook | Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17928; Pro)
outlook-desktop | Outlook | MacOutlook/16.89.24090815 (Intelx64 Mac OS X Version 14.6.1 (Build 23G93))
`,
);

const programsWithBrowsers = samples(
  { networkClass: "unknown", open: "person mail-program", click: "person mail-program" },
  `
outlook-mobile | Outlook | Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Outlook-iOS/2.0
thunderbird | Thunderbird | Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.5.0
superhuman-app | Superhuman | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Superhuman/1034.0.19 Chrome/138.0.7204.251 Electron/37.10.0 Safari/537.36
em-client | eM Client | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) eMClient/10.3.2619.0 Chrome/138.0.7204.251 Electron/37.10.0 Safari/537.36
mailbird | Mailbird | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Mailbird/3.0.30.0 Chrome/138.0.7204.251 Electron/37.10.0 Safari/537.36
mailspring | Mailspring | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Mailspring/1.10.8 Chrome/138.0.7204.251 Electron/37.10.0 Safari/537.36
bluemail | BlueMail | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) BlueMail/1.140.99 Chrome/138.0.7204.251 Electron/37.10.0 Safari/537.36
spark | Spark | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) SparkDesktop/3.22.0 Chrome/138.0.7204.251 Electron/37.10.0 Safari/537.36
postbox | Postbox | Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:68.0) Gecko/20100101 Postbox/7.0.59
notes | Notes | Mozilla/4.0 (compatible; Lotus-Notes/6.0; Windows-NT)
naver-mail | Naver Mail | Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 NaverMailApp/3.1.7
zoho-desktop | Zoho Mail | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) ZohoMail-Desktop/1.7.1 Chrome/138.0.7204.251 Electron/37.10.0 Safari/537.36
`,
);

const programsWithout = samples(
  { networkClass: "unknown", open: "person mail-program", click: "unconfirmed not-a-browser" },
  `
outlook-mobile | Outlook | Outlook-iOS/723.4027091.prod.iphone (4.28.0)
outlook-mobile | Outlook | Outlook-Android/2.0
em-client | eM Client | eM Client/9.2
airmail | Airmail | Airmail 1.0 rv:148 (Macintosh; Mac OS X 10.8.3; en_BE)
evolution | Evolution | Evolution/3.46.4
claws-mail | Claws Mail | Claws Mail LiteHTML plugin 4.3.0
notes | Notes | HCLNotes/12.0
spark-apple | Spark | Spark/3.18.2 CFNetwork/1568.300.101 Darwin/24.2.0
yahoo-mobile | Yahoo Mail | YahooMobileMail/1.0 (Android Mail; 7.1.4) (hero2lte;samsung;SM-G935F;8.0.0;1920x1080;)
`,
);

const unnamedPrograms = samples(
  { networkClass: "unknown", open: "person mail-program" },
  `
mac-mail | Apple Mail or Outlook | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)
ios-mail | Mail on iOS | Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148
ios-mail | Mail on iOS | Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148
android-mail | Mail on Android | Mozilla/5.0 (Linux; Android 14; SM-S911B Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/128.0.6613.127 Mobile Safari/537.36
android-mail | Mail on Android | okhttp/4.12.0
android-mail | Mail on Android | Dalvik/2.1.0 (Linux; U; Android 14; SM-S911B Build/UP1A.231005.007)
`,
);

/** Libraries, networks and mail programs. */
export const PROGRAMS: readonly Sample[] = [
  ...libraries,
  ...privateRelay,
  ...webGateways,
  ...protonOpens,
  ...microsoftOpens,
  ...microsoftClicks,
  ...clouds,
  ...officeLinkChecks,
  ...outlookDesktop,
  ...programsWithBrowsers,
  ...programsWithout,
  ...unnamedPrograms,
];
