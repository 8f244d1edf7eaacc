import type { Contact, Letter } from "./mail.ts";

/** Person, subject, text: mail as it lies in any Sent folder. */
const olderMail: readonly (readonly [string, string, string])[] = [
  [
    "Edsger Dijkstra",
    "Minutes of Tuesday",
    "Attached are the minutes; the two open points are mine.",
  ],
  [
    "Barbara Liskov",
    "Re: Contract for the pilot",
    "That works for us. I have asked legal for the final version.",
  ],
  ["Donald Knuth", "Invoice 2026-117", "Thank you for the order. The invoice is attached."],
  [
    "Katherine Johnson",
    "Your visit in December",
    "The 9th would suit us best; shall I book the room?",
  ],
  [
    "Dennis Ritchie",
    "Access for your team",
    "The five accounts are set up. Let me know if anything is missing.",
  ],
  [
    "Margaret Hamilton",
    "Re: Roadmap questions",
    "Short answers below, the long ones on the phone?",
  ],
  ["John Backus", "Lunch on Friday", "Half past twelve at the usual place?"],
  ["Frances Allen", "References", "Three customers of your size who are glad to take a call."],
];

/**
 * Untracked mail as if it had been sent long ago, nine hours apart, newest first.
 * @param now milliseconds since 1970
 */
export function makeOlderMail(owner: Contact, now: number, count: number): Omit<Letter, "rfcId">[] {
  return Array.from({ length: count }, (_nothing, index) => {
    const [person = "", subject = "", text = ""] = olderMail[index % olderMail.length] ?? [];
    const n = index + 1;
    return {
      from: owner,
      to: [{ email: `${person.split(" ")[0]?.toLowerCase()}${n}@example.net`, name: person }],
      cc: [],
      bcc: [],
      subject,
      html: `<div dir="ltr">${text}</div>`,
      plainText: false,
      inReplyTo: null,
      date: now - n * 9 * 3_600_000,
    };
  });
}
