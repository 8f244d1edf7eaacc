import type { REFINEMENTS } from "./refinements.ts";

/** What a refinement rests on, for people: apart from it, because the background of the extension has no use for it. */
interface RefinementNote {
  /** What it looks at, and what it makes of that; in whole sentences. */
  readonly description: string;
  readonly source: string;
  /** When the source was looked at. */
  readonly date: string;
}

const date = "2026-11-21";
const OURS = "Sightline's own design (ADR 14, ADR 15)";

/** Of every refinement, by its id. */
export const REFINEMENT_NOTES: Readonly<
  Record<(typeof REFINEMENTS)[number]["id"], RefinementNote>
> = {
  "that-was-me": {
    description:
      "The rep said of this very hit that it was their own. Nothing outweighs that, and it can be undone.",
    source: OURS,
    date,
  },
  "same-as-that-was-me": {
    description:
      "The rep said so of another hit of this mail and meant everything by that client: the same program, system, kind of device and class of network, in any country.",
    source: OURS,
    date,
  },
  "own-view": {
    description:
      "An open from 5 s before to 20 s after the rep's own browser showed the mail, through the proxy of the mail client that showed it or by a browser that can have the extension. Never by another provider, never a click.",
    source: OURS,
    date,
  },
  "before-sent": {
    description:
      "It came more than 2 s before the mail client confirmed the sending, or before the time for which the mail was scheduled, so no recipient had the mail: scanners of outgoing mail and the rep's own programs do.",
    source:
      'Gmail\'s "Undo send" holds mail back for 5 to 30 s after Send; https://support.google.com/mail/answer/2819488',
    date,
  },
  "soon-after-sending": {
    description:
      "What the server took for a person's within 1 s of the mail client's word that it was sent (6 s in Gmail, which keeps every mail for 5 s or more so that sending can be undone), or within 9 s where it came from Gmail's proxy or from Microsoft's network, in which a provider's own machines look at mail that they deliver. For a mail that was scheduled it is within 2 s and 10 s of the time that was chosen. The server has rules for these times, but they go by the sender's clock, and by the moment of Send; this goes by the server's own clock. A click or a reply can still confirm it.",
    source:
      "As for gmail-proxy-at-once and at-once, whose times it keeps; of scheduled mail: [MS-OXOMSG] 2.2.3.4, PidTagDeferredSendTime",
    date,
  },
  "delivery-failed": {
    description:
      "The mail went to one person and a mail server reported that it could not deliver it. Copies of a mail that failed are looked at by the systems that handle them. Clicks keep their verdict.",
    source: "RFC 6522: a report of a failure may carry the whole mail",
    date,
  },
  quoted: {
    description:
      "It was fetched within 3 s of a newer own mail of the same conversation, by the same client: the newer mail quotes this one, or is shown with it, and the reading counts there. Where the newer one's fetch is doubtful itself, it says nothing.",
    source: "Sightline's ADR 3 on pixels in quotes",
    date,
  },
  copied: {
    description:
      "It was fetched within 2 s (half a second through a proxy that many share) of a newer own mail to other people, by the same client, after a day without hits: its text was pasted into that mail, pixel and all.",
    source: OURS,
    date,
  },
  "like-own-device": {
    description:
      "An open by a client with the very traits of a phone or tablet that the rep called their own in another mail. Others may have the same device, so it is doubted and not dropped, a click or a reply can still confirm it, and clicks keep their verdict. Of a computer it says nothing: too many people have one like it.",
    source: OURS,
    date,
  },
  "scanner-burst": {
    description:
      "One recipient's copy had any three of its links followed within 3 s. Also both of two within 3 s, or every one of four or more within 30 s, for some scanners take their time; but not by somebody who had just (10 min) read the mail in a mail program, unless the mail was sent within the last 10 min, while scanners work. What a browser said it fetched ahead is no click here. These clicks are doubted; unconfirmed opens within 10 s of them are machines', but not those through a mail provider's proxy, which fetches for its users.",
    source: "Timing rule of other trackers: every link within 3 s; research of November 2026",
    date,
  },
  "with-a-machine": {
    description:
      "A client with the same traits as a known machine's hit within 3 s of it, and not a mail provider's proxy. Clicks are doubted only: a click is a machine's by who made it.",
    source: "Link checkers ask for the headers first and then fetch; research of November 2026",
    date,
  },
  "with-a-burst": {
    description:
      "An open within 10 s of a scanner's burst on the same copy, by a client with the very traits of one of its clicks: nobody reads a mail and follows every link so fast.",
    source: "As for scanner-burst",
    date,
  },
  "click-before-open": {
    description:
      "A click within 30 s of sending, and nobody but machines and the rep had opened that copy: links are found by reading, and scanners find them at delivery.",
    source:
      "Timing rule of other trackers: a click before any open within 30 s; research of November 2026",
    date,
  },
  "whole-conversation": {
    description:
      "An open that was doubted only because several mails were fetched from one network at once, together with an older mail of the same conversation, by the same client: a mail program that shows the whole conversation, at the first reading. The older mails' opens are `quoted`; this one counts.",
    source: "Conversation views of Outlook, Thunderbird and Apple Mail",
    date,
  },
  "confirmed-by-click": {
    description:
      "The last unconfirmed open in the 30 min before a person's click on the same copy, where no open of a person explains the click. Only the last, for a program that fetches ahead does so repeatedly; and only what nothing besides the hit itself speaks against.",
    source: "A click implies an open: HubSpot's rule",
    date,
  },
  "confirmed-by-reply": {
    description:
      "The last unconfirmed open in the 2 h before a reply, where no person's hit explains the reply. A reply within 2 min of sending was written by a program and confirms nothing. Mail clients cut times to the minute, so a minute after still counts as before.",
    source: "A reply implies an open: HubSpot's rule; RFC 3834 on automatic replies",
    date,
  },
  "same-reading": {
    description:
      "An unconfirmed fetch that belongs to a person's reading: the same copy and client, each fetch within 2 min of the one before (clicks: the same link within 3 s). It keeps its verdict and is counted with that reading.",
    source:
      "Yahoo fetches up to 4 times and Outlook up to 8 times in one reading; research of November 2026",
    date,
  },
  "after-reply": {
    description:
      "An open after the recipient replied: the mail, or its quote in the reply, was looked at again.",
    source: OURS,
    date,
  },
  "follow-up-quote": {
    description:
      "An open after the rep wrote again in this conversation without tracking: such a mail may quote this one with its pixel.",
    source: "Sightline's ADR 3 on pixels in quotes",
    date,
  },
  forwarded: {
    description:
      "A person's hit by a client and on a network that are both new to a mail to one person, 30 min or more after the last person's hit. A click is compared only with hits that did not come through a mail provider's proxy. It stays a person's.",
    source: OURS,
    date,
  },
  "delivery-failed-for-some": {
    description:
      "The mail went to several people and a mail server reported that it could not deliver it to one. The others' opens count.",
    source: "RFC 3464: reports are per recipient",
    date,
  },
};
