import type { ReasonCode } from "./reasons.ts";

/** What one piece of evidence says to people. */
interface Sentence {
  /** What it speaks for; `neither`: a remark. */
  readonly speaksFor: "person" | "machine" | "self" | "neither";
  /**
   * Placeholders: `{who}` what fetched ("Gmail", "It"), `{what}` ("this mail", "the link"), `{after}` how long after sending
   * ("2 s after you sent it").
   */
  readonly text: string;
}

/** In words, for people. Apart from the codes, because the background of the extension has no use for it. */
export const SENTENCES = {
  "head-request": {
    speaksFor: "machine",
    text: "{who} asked for the headers only, as link checkers do.",
  },
  "speculative-fetch": {
    speaksFor: "neither",
    text: "{who} said that it fetched {what} ahead, in case somebody asks for it; nobody may have.",
  },
  "security-gateway": {
    speaksFor: "machine",
    text: "{who} is a mail security service; it checked {what}.",
  },
  "link-preview": {
    speaksFor: "machine",
    text: "{who} fetched {what} to show a preview of it in a chat or on a page.",
  },
  "http-library": {
    speaksFor: "machine",
    text: "A program, neither a browser nor a mail program, fetched {what}.",
  },
  "exchange-online": {
    speaksFor: "machine",
    text: "Microsoft’s mail servers checked {what} on its way to the mailbox.",
  },
  "gateway-network": {
    speaksFor: "machine",
    text: "It came from the network of {who}, a mail security service.",
  },
  "proxy-followed-link": {
    speaksFor: "machine",
    text: "{who} uses this program to fetch pictures; no person follows a link with it.",
  },
  "bot-followed-link": {
    speaksFor: "machine",
    text: "The program that followed the link says that it is a bot.",
  },
  "gateway-isolation": {
    speaksFor: "machine",
    text: "It came from the network of {who}, a mail security service; people’s browsers can run there too.",
  },
  "forged-proxy": {
    speaksFor: "machine",
    text: "It called itself Gmail, but came from a network that is not Google’s.",
  },
  "no-user-agent": {
    speaksFor: "machine",
    text: "It did not say what program it is, as browsers and mail programs do.",
  },
  "bot-list": {
    speaksFor: "machine",
    text: "Its name looks like that of a bot.",
  },
  "apple-privacy-egress": {
    speaksFor: "neither",
    text: "Apple’s Mail Privacy Protection fetched {what}; it fetches every picture, read or not.",
  },
  "apple-privacy-protection": {
    speaksFor: "neither",
    text: "It looks like Apple’s Mail Privacy Protection, which fetches every picture, read or not.",
  },
  "gmail-prefetch": {
    speaksFor: "neither",
    text: "Gmail fetched the pictures ahead while the mailbox was open; it may not have been read.",
  },
  "proxy-preloads": {
    speaksFor: "neither",
    text: "{who} fetches pictures ahead, so the mail may not have been read.",
  },
  "cloud-network": {
    speaksFor: "machine",
    text: "It came from a network where servers stand, not people; a VPN can end there too.",
  },
  "microsoft-network-click": {
    speaksFor: "machine",
    text: "The link was followed from Microsoft’s network, where its link scanner runs, and some people’s Windows 365 too.",
  },
  "mail-program-followed-link": {
    speaksFor: "neither",
    text: "{who} itself asked for {what}, as it may before it hands a link to a browser.",
  },
  "not-a-browser": {
    speaksFor: "machine",
    text: "Whatever followed the link is not a known kind of browser.",
  },
  "every-link-at-once": {
    speaksFor: "machine",
    text: "Several links of the mail were followed within three seconds, as scanners do.",
  },
  "many-mails-at-once": {
    speaksFor: "machine",
    text: "Several of your mails were fetched from one network within five seconds, as scanners do.",
  },
  "repeated-often": {
    speaksFor: "machine",
    text: "It was fetched again and again within a minute, more often than reading does.",
  },
  "gmail-proxy-at-once": {
    speaksFor: "neither",
    text: "Gmail fetched this through its image proxy {after}; that is often the mail server, not a person.",
  },
  "at-once": {
    speaksFor: "machine",
    text: "It came {after}, faster than people are.",
  },
  "mail-program-proxy": {
    speaksFor: "person",
    text: "{who} fetched the pictures for the mail on the screen, through its image proxy.",
  },
  "mail-program": {
    speaksFor: "person",
    text: "A mail program that people read with fetched {what}.",
  },
  "microsoft-network-open": {
    speaksFor: "person",
    text: "It came from Microsoft’s network, as pictures do that Outlook on the web shows.",
  },
  "private-relay": {
    speaksFor: "person",
    text: "An ordinary browser behind Apple’s Private Relay, which hides people’s addresses.",
  },
  "web-gateway": {
    speaksFor: "person",
    text: "An ordinary browser behind a web gateway that carries a whole company’s browsing.",
  },
  "ordinary-program": {
    speaksFor: "person",
    text: "An ordinary browser or mail program, with no sign of a machine.",
  },
  "not-judged": {
    speaksFor: "neither",
    text: "A fault of Sightline’s kept it from being judged; the server’s log says which.",
  },
  "that-was-me": {
    speaksFor: "self",
    text: "You said that this was you.",
  },
  "same-as-that-was-me": {
    speaksFor: "self",
    text: "The same program on the same kind of network as one that you called your own.",
  },
  "own-view": {
    speaksFor: "self",
    text: "You had this mail on your own screen at that moment.",
  },
  "like-own-device": {
    speaksFor: "self",
    text: "It looks like a phone or tablet that you called your own in another mail.",
  },
  "before-sent": {
    speaksFor: "machine",
    text: "It came before the mail was sent, so no recipient had it yet.",
  },
  "soon-after-sending": {
    speaksFor: "neither",
    text: "By the server’s clock it came right after the mail was sent, which can be delivery rather than reading.",
  },
  "delivery-failed": {
    speaksFor: "machine",
    text: "The mail could not be delivered, so it was hardly the recipient.",
  },
  "delivery-failed-for-some": {
    speaksFor: "neither",
    text: "The mail could not be delivered to one of its recipients.",
  },
  quoted: {
    speaksFor: "neither",
    text: "It was fetched together with a newer mail of this conversation, which quotes it or stood beside it; the reading counts there.",
  },
  copied: {
    speaksFor: "neither",
    text: "It was fetched together with another mail of yours; its text may have been copied there.",
  },
  "follow-up-quote": {
    speaksFor: "neither",
    text: "You wrote again in this conversation; this may be the quote in that mail.",
  },
  "after-reply": {
    speaksFor: "neither",
    text: "It came after the reply, so the mail was looked at again.",
  },
  forwarded: {
    speaksFor: "neither",
    text: "A new program on a new network after a quiet time: the mail may have been forwarded.",
  },
  "scanner-burst": {
    speaksFor: "machine",
    text: "Every link of the mail was followed within seconds, as scanners do.",
  },
  "with-a-machine": {
    speaksFor: "machine",
    text: "It came together with a machine’s fetch, from the same kind of client.",
  },
  "with-a-burst": {
    speaksFor: "machine",
    text: "Whatever opened it followed the links within seconds, faster than people read.",
  },
  "click-before-open": {
    speaksFor: "machine",
    text: "The link was followed right after sending, and nobody had opened the mail yet.",
  },
  "whole-conversation": {
    speaksFor: "person",
    text: "The mails that were fetched at once are of one conversation, as a program shows it to a person.",
  },
  "confirmed-by-click": {
    speaksFor: "person",
    text: "Soon after it, a person followed a link of this mail.",
  },
  "confirmed-by-reply": {
    speaksFor: "person",
    text: "Soon after it, the reply came.",
  },
  "same-reading": {
    speaksFor: "person",
    text: "It belongs to the same reading as a fetch that a person made.",
  },
} as const satisfies Record<ReasonCode, Sentence>;
