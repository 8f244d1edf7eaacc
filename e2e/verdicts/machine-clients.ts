const LINUX = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)";

/**
 * Gateways, previews, libraries and other machines. Of gateways the names are as recorded; what stands around some of them is
 * made up.
 */
export const MACHINES = {
  noUserAgent: { userAgent: "", from: "amazonFrankfurt" },
  barracudaSentinel: { userAgent: "Barracuda Sentinel (EE)", from: "barracuda" },
  mimecast: { userAgent: "Mozilla/5.0 (compatible; Mimecast)", from: "mimecastUsa" },
  urlDefense: {
    userAgent: "Mozilla/5.0 (compatible; URLDefense)",
    from: "proofpointUsa",
  },
  proofpoint: { userAgent: "Mozilla/5.0 (compatible; Proofpoint TAP)", from: "proofpointUsa2" },
  safeLinks: { userAgent: "Microsoft Office SafeLinks Protection", from: "microsoft" },
  forcepoint: { userAgent: "Mozilla/5.0 (compatible; Forcepoint URL Sandboxing)", from: "hetzner" },
  symantec: {
    userAgent: "Mozilla/5.0 (compatible; Symantec Email Security.cloud)",
    from: "amazonFrankfurt",
  },
  trendMicro: { userAgent: "Mozilla/5.0 (compatible; TrendMicro WRS)", from: "amazonFrankfurt" },
  sophos: { userAgent: "Mozilla/5.0 (compatible; Sophos Email TOC)", from: "amazonFrankfurt" },
  zscaler: { userAgent: "Mozilla/5.0 (compatible; Zscaler Sandbox)", from: "zscaler" },
  ironport: { userAgent: "Mozilla/5.0 (compatible; IronPort URL Analysis)", from: "ironport" },
  fortinet: { userAgent: "Mozilla/5.0 (compatible; FortiGuard)", from: "digitalOcean" },
  paloAlto: {
    userAgent:
      "Expanse, a Palo Alto Networks company, searches across the global IPv4 space multiple times per day",
    from: "googleCloud",
  },
  googleSafety: {
    userAgent: "Mozilla/5.0 (compatible; Google-Safety; +http://www.google.com/bot.html)",
    from: "googleProxy",
  },
  slackLinks: {
    userAgent: "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    from: "amazonOregon",
  },
  slackImages: {
    userAgent: "Slack-ImgProxy (+https://api.slack.com/robots)",
    from: "amazonOregon",
  },
  skype: {
    userAgent:
      "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
    from: "microsoft",
  },
  teams: {
    userAgent: "Mozilla/5.0 (compatible; MicrosoftPreview/2.0; +https://aka.ms/MicrosoftPreview)",
    from: "microsoft",
  },
  discord: {
    userAgent: "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
    from: "googleCloud",
  },
  whatsapp: { userAgent: "WhatsApp/2.24.20.89 A", from: "mobileGermany" },
  telegram: { userAgent: "TelegramBot (like TwitterBot)", from: "telegram" },
  facebook: {
    userAgent: "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    from: "facebook",
  },
  /** An iPhone's preview in Messages. */
  appleMessages: {
    userAgent:
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0",
    from: "mobileGermany",
  },
  googleMessages: {
    userAgent: `${LINUX} Chrome/87.0.4280.88 Safari/537.36 facebookexternalhit/1.1 Facebot Twitterbot/1.0 GoogleMessages/20`,
    from: "mobileGermany",
  },
  x: { userAgent: "Twitterbot/1.0", from: "amazonOregon" },
  bluesky: {
    userAgent: "Mozilla/5.0 (compatible; Bluesky Cardyb/1.1; +mailto:support@bsky.app)",
    from: "amazonOregon",
  },
  mastodon: {
    userAgent: "Mastodon/4.4.1 (http.rb/5.3.1; +https://mastodon.social/) Bot",
    from: "hetzner",
  },
  linkedIn: {
    userAgent:
      "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
    from: "microsoft",
  },
  applebot: {
    userAgent:
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15 (Applebot/0.1; +http://www.apple.com/go/applebot)",
    from: "apple",
  },
  googlebot: {
    userAgent: "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    from: "googleProxy",
  },
  bingbot: {
    userAgent: "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    from: "microsoft",
  },
  /** Neither a browser nor anything else that is known. */
  smartTv: { userAgent: "Dalvik/2.1.0 (Linux; U; Android 12; BRAVIA 4K)", from: "homeGermany" },
  curl: { userAgent: "curl/8.11.1", from: "hetzner" },
  pythonRequests: { userAgent: "python-requests/2.32.3", from: "amazonFrankfurt" },
  goLibrary: { userAgent: "Go-http-client/2.0", from: "digitalOcean" },
  perl: { userAgent: "libwww-perl/6.77", from: "hetzner" },
  php: { userAgent: "GuzzleHttp/7", from: "digitalOcean" },
  axios: { userAgent: "axios/1.7.9", from: "amazonOregon" },
  nodeFetch: { userAgent: "node", from: "amazonOregon" },
  postman: { userAgent: "PostmanRuntime/7.43.0", from: "homeFrance" },
  java: { userAgent: "Java/17.0.13", from: "amazonFrankfurt" },
  headlessChrome: {
    userAgent: `${LINUX} HeadlessChrome/142.0.0.0 Safari/537.36`,
    from: "amazonFrankfurt",
  },
} as const;
