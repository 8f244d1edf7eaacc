import { samples, type Sample } from "./sample.fixture.ts";

const proxies = samples(
  {
    networkClass: "mail-proxy",
    open: "person mail-program-proxy",
    click: "machine proxy-followed-link",
  },
  `
gmail-proxy | Gmail | Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)
gmail-proxy | Gmail | Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy) | google AS15169
gmail-proxy | Gmail | Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy) | google
gmail-proxy | Gmail | Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy) | AS15169
yahoo-proxy | Yahoo Mail | YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html
outlook-proxy | Outlook | Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/35 Safari/537.36
superhuman-proxy | Superhuman | Superhuman
superhuman-proxy | Superhuman | Superhuman | google-cloud AS396982
front-proxy | Front | Mozilla/5.0 (FrontApp.com ImageProxy) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/72.0.3626.53 Safari/537.36
front-proxy | Front | FrontApp.com ImageProxy | AS16509
hey-proxy | HEY | hey.com/imageproxy Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0 Safari/537.36
fastmail-proxy | Fastmail | FastmailUA/1.0
zoho-proxy | Zoho Mail | ZohoMailImageProxy
seznam-proxy | Seznam | SeznamEmailProxy/3.0.356
rambler-proxy | Rambler | RamblerMail/6.0 (incompatible; ImageProxy/6.0)
yandex-proxy | Yandex Mail | Mozilla/5.0 (compatible; YandexImageResizer/2.0; +http://yandex.com/bots)
mail-ru-proxy | Mail.ru | MailruImageProxy/1.0
`,
);

const prefetches = samples(
  {
    networkClass: "mail-proxy",
    open: "unconfirmed gmail-prefetch",
    click: "machine proxy-followed-link",
  },
  `
gmail-prefetch | Gmail | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0
gmail-prefetch | Gmail | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0 | google AS15169
`,
);

const privacyProtection = samples(
  {
    networkClass: "mail-proxy",
    open: "unconfirmed apple-privacy-protection",
    click: "machine proxy-followed-link",
  },
  `
apple-privacy-protection | Apple Mail | Mozilla/5.0
apple-privacy-protection | Apple Mail | Mozilla/5.0 | AS7922
`,
);

const privacyEgress = samples(
  {
    networkClass: "mail-proxy",
    open: "unconfirmed apple-privacy-egress",
    click: "machine proxy-followed-link",
  },
  `
apple-privacy-egress | Apple Mail | Mozilla/5.0 | apple-egress AS13335
apple-privacy-egress | Apple Mail | Mozilla/5.0 | AS36183
`,
);

const forged = samples(
  {
    networkClass: "access",
    open: "unconfirmed forged-proxy",
    click: "machine proxy-followed-link",
  },
  `
forged-gmail-proxy | Unknown proxy | Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy) | public
forged-gmail-proxy | Unknown proxy | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0 | AS7922
`,
);

const gateways = samples(
  { networkClass: "gateway", open: "machine security-gateway", click: "machine security-gateway" },
  `
proofpoint | Proofpoint | Mozilla/5.0 (compatible; Proofpoint URL Defense)
proofpoint | Proofpoint | urldefense
mimecast | Mimecast | Mozilla/5.0 (compatible; Mimecast)
barracuda | Barracuda | Barracuda Sentinel (EE)
safe-links | Microsoft Safe Links | Microsoft Office SafeLinks Protection
cisco | Cisco Secure Email | Cisco-IronPort-URL-Scanner
symantec | Symantec | Symantec Email Security.cloud
symantec | Symantec | Mozilla/5.0 (Windows; U; Windows NT 6.0; en-US) BlueCoat DRTR
symantec | Symantec | MessageLabs
trend-micro | Trend Micro | TMUFE
trend-micro | Trend Micro | TrendMicro URL Filter
trend-micro | Trend Micro | Trend Micro WTP Add-on
sophos | Sophos | Sophos Email Scanner
zscaler | Zscaler | Zscaler Cloud Sandbox
forcepoint | Forcepoint | Forcepoint Advanced Classification Engine
fortinet | Fortinet | FortiGuard Web Filter
palo-alto | Palo Alto Networks | Expanse, a Palo Alto Networks company, searches across the global IPv4 space
google-safety | Google Safe Browsing | Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/127.0.6533.99 Mobile Safari/537.36 (compatible; Google-Safety; +http://www.google.com/bot.html)
`,
);

const exchangeOnline = samples(
  { networkClass: "gateway", open: "machine exchange-online", click: "machine exchange-online" },
  `
exchange-online | Exchange Online Protection | CHROME | exchange-online AS8075
exchange-online | Exchange Online Protection | | exchange-online AS8075
`,
);

const isolation = samples(
  {
    networkClass: "gateway",
    open: "machine gateway-network",
    click: "unconfirmed gateway-isolation",
  },
  `
proofpoint-network | Proofpoint | CHROME | AS13916
proofpoint-network | Proofpoint | CHROME | AS22843
proofpoint-network | Proofpoint | CHROME | AS26211
proofpoint-network | Proofpoint | CHROME | AS52129
mimecast-network | Mimecast | CHROME | AS30031
mimecast-network | Mimecast | CHROME | AS39588
mimecast-network | Mimecast | CHROME | AS42427
mimecast-network | Mimecast | CHROME | AS60492
mimecast-network | Mimecast | CHROME | AS33538
mimecast-network | Mimecast | CHROME | AS136792
mimecast-network | Mimecast | CHROME | AS397726
`,
);

const gatewayNetworks = samples(
  { networkClass: "gateway", open: "machine gateway-network", click: "machine gateway-network" },
  `
cisco-network | Cisco Secure Email | CHROME | AS16417
barracuda-network | Barracuda | CHROME | barracuda
`,
);

const previews = samples(
  { networkClass: "hosting", open: "machine link-preview", click: "machine link-preview" },
  `
slack-preview | Slack | Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)
slack-preview | Slack | Slack-ImgProxy (+https://api.slack.com/robots)
teams-preview | Microsoft Teams | Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 | AS8075
microsoft-preview | Microsoft | Mozilla/5.0 (compatible; MicrosoftPreview/2.0; +https://aka.ms/MicrosoftPreview) | AS8075
microsoft-preview | Microsoft | CHROME BingPreview/1.0b
discord-preview | Discord | Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)
telegram-preview | Telegram | TelegramBot (like TwitterBot)
linkedin-preview | LinkedIn | LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)
facebook-preview | Facebook | facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)
facebook-preview | Facebook | facebookcatalog/1.0
facebook-preview | Facebook | meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)
x-preview | X | Twitterbot/1.0
bluesky-preview | Bluesky | Mozilla/5.0 (compatible; Bluesky Cardyb/1.1; +mailto:support@bsky.app)
mastodon-preview | Mastodon | http.rb/5.1.1 (Mastodon/4.2.10; +https://mastodon.social/)
`,
);

const devicePreviews = samples(
  { networkClass: "access", open: "machine link-preview", click: "machine link-preview" },
  `
imessage-preview | Apple Messages | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0 | public
google-messages-preview | Google Messages | GoogleMessages/20.2 facebookexternalhit/1.1 Facebot Twitterbot/1.0 | public
whatsapp-preview | WhatsApp | WhatsApp/2.23.20.0 A | public
`,
);

/** Mail providers' proxies, gateways and previews. */
export const SERVICES: readonly Sample[] = [
  ...proxies,
  ...prefetches,
  ...privacyProtection,
  ...privacyEgress,
  ...forged,
  ...gateways,
  ...exchangeOnline,
  ...isolation,
  ...gatewayNetworks,
  ...previews,
  ...devicePreviews,
];
