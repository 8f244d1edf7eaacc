import type { LogEvent, HitKind, Verdict } from "../event.ts";
import type { ReasonCode } from "./reasons.ts";

/** One thing that is known of a hit, and what it makes of it. */
export interface Evidence {
  readonly verdict: Exclude<Verdict, "self">;
  readonly reason: ReasonCode;
}

/** One program or service that is known by its user agent. */
export interface Provider {
  readonly name: string;
  /** How the user agent shows it. Needles are in lower case and match in any case; `is` matches exactly. */
  readonly userAgent: { readonly is: string } | { readonly includes: readonly string[] };
  /** For people, such as "Gmail". */
  readonly family: string;
  readonly network: LogEvent["network"]["class"];
  readonly means: Readonly<Record<HitKind, Evidence>>;
}

const MACHINE = (reason: ReasonCode): Provider["means"] => ({
  open: { verdict: "machine", reason },
  click: { verdict: "machine", reason },
});

/** Pictures that a person looks at come through it; a link never does. */
const PICTURE_PROXY: Provider["means"] = {
  open: { verdict: "person", reason: "mail-program-proxy" },
  click: { verdict: "machine", reason: "proxy-followed-link" },
};

/**
 * The first match counts. User agents as of November 2026: those of proxies, gateways and previews from recordings and
 * from their owners' pages (api.slack.com/robots, help.yahoo.com SLN28749), those of libraries from their defaults.
 * Many Android mail programs load pictures with okhttp, and Apple's with CFNetwork: they are no sign of a machine.
 */
export const PROVIDERS: readonly Provider[] = [
  {
    name: "gmail-proxy",
    userAgent: { includes: ["googleimageproxy"] },
    family: "Gmail",
    network: "mail-proxy",
    means: PICTURE_PROXY,
  },
  {
    // Sent (1 to 6 % of opens) only while the recipient's mailbox is open. The proxy may not fetch again when the mail is then read, so
    // "machine" would lose true opens.
    name: "gmail-prefetch",
    userAgent: {
      is: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0",
    },
    family: "Gmail",
    network: "mail-proxy",
    means: {
      open: { verdict: "unconfirmed", reason: "gmail-prefetch" },
      click: { verdict: "machine", reason: "proxy-followed-link" },
    },
  },
  {
    name: "apple-mail-privacy-protection",
    userAgent: { is: "Mozilla/5.0" },
    family: "Apple Mail",
    network: "mail-proxy",
    means: {
      open: { verdict: "unconfirmed", reason: "apple-privacy-protection" },
      click: { verdict: "machine", reason: "proxy-followed-link" },
    },
  },
  {
    name: "yahoo-proxy",
    userAgent: { includes: ["yahoomailproxy"] },
    family: "Yahoo Mail",
    network: "mail-proxy",
    means: PICTURE_PROXY,
  },
  {
    name: "front-proxy",
    userAgent: { includes: ["frontapp.com imageproxy"] },
    family: "Front",
    network: "mail-proxy",
    means: PICTURE_PROXY,
  },
  {
    name: "seznam-proxy",
    userAgent: { includes: ["seznamemailproxy"] },
    family: "Seznam",
    network: "mail-proxy",
    means: PICTURE_PROXY,
  },
  {
    name: "rambler-proxy",
    userAgent: { includes: ["ramblermail"] },
    family: "Rambler",
    network: "mail-proxy",
    means: PICTURE_PROXY,
  },
  {
    name: "superhuman",
    userAgent: { includes: ["superhuman"] },
    family: "Superhuman",
    network: "mail-proxy",
    means: PICTURE_PROXY,
  },
  {
    name: "security-gateway",
    userAgent: {
      includes: [
        "urldefense",
        "safelinks",
        "barracuda",
        "mimecast",
        "proofpoint",
        "forcepoint",
        "symantec",
        "trendmicro",
        "sophos",
        "zscaler",
      ],
    },
    family: "Security gateway",
    network: "gateway",
    means: MACHINE("security-gateway"),
  },
  {
    name: "link-preview",
    userAgent: {
      includes: [
        "slackbot",
        "slack-imgproxy",
        "skypeuripreview",
        "microsoftpreview",
        "discordbot",
        "whatsapp",
        "telegrambot",
        "facebookexternalhit",
      ],
    },
    family: "Link preview",
    network: "hosting",
    means: MACHINE("link-preview"),
  },
  {
    name: "http-library",
    userAgent: {
      includes: [
        "curl/",
        "wget/",
        "python-requests/",
        "python-urllib/",
        "python-httpx/",
        "aiohttp/",
        "go-http-client/",
        "java/",
        "apache-httpclient/",
        "libwww-perl/",
        "guzzlehttp/",
        "node-fetch/",
        "axios/",
        "postmanruntime/",
        "headlesschrome/",
        "phantomjs/",
      ],
    },
    family: "Program",
    network: "unknown",
    means: MACHINE("http-library"),
  },
];
