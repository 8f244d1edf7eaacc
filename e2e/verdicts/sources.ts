/** Where a fact comes from, and when it was so. */
export interface Source {
  readonly what: string;
  /** A page, a thread, or how it was recorded. */
  readonly where: string;
  readonly when: string;
}

/** Every source that a story may name. */
export const SOURCES = {
  gmailProxy: {
    what: "Gmail shows pictures through its proxy (GoogleImageProxy), from Google's addresses, when a mail is read.",
    where: "https://support.google.com/mail/answer/145919 and recordings of the proxy",
    when: "2026-11",
  },
  gmailAtDelivery: {
    what: "Whether the proxy also fetches at delivery is disputed: some recorded it, others only ever saw it at the reading.",
    where:
      "https://github.com/gophish/gophish/issues/1390, https://github.com/mautic/mautic/issues/7884",
    when: "2019-03, 2019-09",
  },
  gmailPrefetch: {
    what: "Gmail fetches ahead with an old Edge's name while the mailbox is open: 1 to 6 % of opens, once for each unread thread.",
    where: "recordings of opens in several tracking services",
    when: "2026-11",
  },
  overSuppression: {
    what: "Mautic 7.1 took all of Gmail's opens for bots: leaving true opens out is as bad as counting false ones.",
    where: "https://github.com/mautic/mautic/issues/16069",
    when: "2026",
  },
  appleProtection: {
    what: 'Mail Privacy Protection fetches every picture when Mail syncs, as "Mozilla/5.0", through the egress addresses that Apple publishes.',
    where: "https://mask-api.icloud.com/egress-ip-ranges.csv and recordings",
    when: "2026-11",
  },
  privateRelay: {
    what: "The same addresses serve iCloud Private Relay, behind which a person browses.",
    where: "https://support.apple.com/102602",
    when: "2026-11",
  },
  exchangeOnline: {
    what: "Exchange Online Protection's addresses belong to machines only.",
    where: "https://learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges",
    when: "2026-11",
  },
  microsoftOpens: {
    what: "Outlook on the web fetches pictures from Microsoft's network (AS8075): such an open is a person's.",
    where: "recordings of Outlook on the web; the mailbox policy ExternalImageProxyEnabled",
    when: "2026-11",
  },
  microsoftClicks: {
    what: "Safe Links sends a person's own browser on, so a click from AS8075 is a sign of a scanner; but Windows 365 puts people's browsers there.",
    where:
      "https://learn.microsoft.com/defender-office-365/safe-links-about, https://learn.microsoft.com/windows-365/",
    when: "2026-11",
  },
  outlookEight: {
    what: "Outlook may fetch a picture up to eight times for one reading.",
    where: "recordings of Outlook for Windows",
    when: "2026-11",
  },
  mailPrograms: {
    what: "Mail programs without a proxy fetch pictures themselves, when a person looks.",
    where: "recorded user agents of 49 mail programs",
    when: "2026-11",
  },
  yahooProxy: {
    what: "Yahoo and AOL show pictures through YahooMailProxy, which has fetched one four times.",
    where: "https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html and recordings",
    when: "2026-11",
  },
  otherProxies: {
    what: "Superhuman, Front, Seznam and Rambler show people pictures through proxies with names of their own.",
    where: "recorded user agents",
    when: "2026-11",
  },
  gatewayNetworks: {
    what: "Proofpoint, Mimecast and Cisco IronPort have networks of their own; Barracuda has 209.222.82.0/24. Browser isolation may carry a person through the first two.",
    where:
      "https://github.com/warmbly/warmbly, the regional registries' data on autonomous systems",
    when: "2026-11",
  },
  gatewayNames: {
    what: "Gateways that name themselves in the user agent.",
    where: "recorded user agents; https://www.braze.com/docs on bot filtering",
    when: "2026-11",
  },
  previews: {
    what: "Chats and social networks fetch a link to show a preview of it.",
    where:
      "https://api.slack.com/robots, https://developers.facebook.com/docs/sharing/webmasters/web-crawlers, https://aka.ms/MicrosoftPreview",
    when: "2026-11",
  },
  isbot: {
    what: "A general list of bots takes true mail programs for bots and misses machines that look like browsers.",
    where: "isbot 5.2.3 against 49 recorded mail programs",
    when: "2026-11",
  },
  libraries: {
    what: "What programs send when nobody gives them another name.",
    where: "the defaults of curl, Python Requests, Go, Java, headless Chrome",
    when: "2026-11",
  },
  speculation: {
    what: "A browser says of a fetch ahead that it is one: Sec-Purpose, Purpose, X-Moz.",
    where:
      "https://wicg.github.io/nav-speculation/prefetch.html, https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Purpose",
    when: "2026-11",
  },
  headRequests: {
    what: "Link checkers ask for the headers only; no mail program and no browser does.",
    where: "recordings: HEAD without a user agent from 104.47.0.0/16",
    when: "2026-11",
  },
  undoSend: {
    what: "Gmail keeps every mail for 5 s at least after Send, so that sending can be undone.",
    where: "https://support.google.com/mail/answer/2819488",
    when: "2026-11",
  },
  deferredSend: {
    what: "A mail can be left with the mail server, which sends it when its time has come; one that is over means at once.",
    where:
      "[MS-OXOMSG] 2.2.3.4, PidTagDeferredSendTime; https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxomsg/718cf9a3-3276-4f77-9f65-2b8dcf536bad",
    when: "2026-11",
  },
  timingRules: {
    what: "Rules in use elsewhere: less than 2 s after sending, a click before any open within 30 s, every link within 3 s, many recipients of one sender from one network within seconds.",
    where: "Mautic, HubSpot, warmbly, and the help pages of closed products",
    when: "2026-11",
  },
  clickImpliesOpen: {
    what: "A click or a reply means that the mail was opened.",
    where: "HubSpot's help pages",
    when: "2026-11",
  },
  ownOpens: {
    what: "Own opens, from the phone or an incognito window, are among the loudest complaints of every tracker's users.",
    where:
      "reviews and help pages of Mailsuite, Apollo, Boomerang; the -5/+20 s view signal as in cx18121/open-mailtrack",
    when: "2026-11",
  },
  outgoingScanner: {
    what: "The sender's own outbound scanner looks at a mail before it leaves: the main cause of false opens at Outreach.",
    where: "Outreach's help pages",
    when: "2026-11",
  },
  quotedPixel: {
    what: "A mail that quotes an older one carries its pixel, too; so does a copied one.",
    where: "HubSpot's help pages on copied mails; Gmail's and Outlook's quotes",
    when: "2026-11",
  },
  forwards: {
    what: "A forwarded mail carries the pixel to somebody else: a new program on a new network after a quiet time.",
    where: "the help pages of closed products",
    when: "2026-11",
  },
  deliveryFailures: {
    what: "A delivery failure comes back with a copy of the mail, which the reporting systems look at.",
    where: "RFC 3464",
    when: "2003-01",
  },
  autoReplies: {
    what: "An out-of-office reply comes within seconds, whether or not anybody read the mail.",
    where: "RFC 3834",
    when: "2004-08",
  },
  clocks: {
    what: "A sender's clock may be wrong by minutes; a token carries its time.",
    where: "shared/token.ts",
    when: "2026-11",
  },
  ourLog: {
    what: "Signals only wake the extension: it may read the log late, twice, and in any order.",
    where: "backend/core/event-log.ts",
    when: "2026-11",
  },
  carriers: {
    what: "A phone changes its network between two fetches; homes have IPv4 and IPv6.",
    where: "recordings of mobile mail programs",
    when: "2026-11",
  },
  webGateways: {
    what: "Companies send all their people's browsing through one address, or through a web gateway such as Zscaler.",
    where: "https://config.zscaler.com and the registries' data",
    when: "2026-11",
  },
  hosting: {
    what: "Scanners that look like Chrome come from where servers stand; so do people with a VPN or a remote desktop.",
    where: "https://github.com/warmbly/warmbly (its list of scanners' networks)",
    when: "2026-11",
  },
  oneMail: {
    what: "What a rep is told, and how readings are counted.",
    where: "shared/engagement.ts",
    when: "2026-11",
  },
} as const satisfies Readonly<Record<string, Source>>;

export type SourceName = keyof typeof SOURCES;
