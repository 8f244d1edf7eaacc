/** The evidence behind verdicts: stable codes, as they are stored, each with one sentence for people. */
export const REASONS = {
  "head-request": "It asked for the headers only, as link checkers do.",
  "speculative-fetch": "The browser said that it fetched ahead, before anyone asked for it.",
  "security-gateway": "A mail security gateway checked it.",
  "link-preview": "A chat or social service fetched it to show a preview.",
  "http-library": "A program, not a browser, fetched it.",
  "no-user-agent": "It did not say what program it is, as browsers and mail programs do.",
  "not-a-browser": "Whatever followed the link is not a known kind of browser.",
  "proxy-followed-link":
    "A proxy made for pictures followed the link, which no person does with it.",
  "gmail-prefetch":
    "Gmail fetched the pictures ahead while the mailbox was open; it may not have been read.",
  "apple-privacy-protection": "Apple Mail fetches every picture itself, read or not.",
  "gmail-proxy-at-once":
    "Gmail fetched it within seconds of sending, which can be delivery rather than reading.",
  "at-once": "It came within two seconds of sending, faster than people are.",
  "mail-program-proxy":
    "The recipient's mail program fetched the pictures for the mail on the screen.",
  "ordinary-program": "An ordinary browser or mail program, with no sign of a machine.",
} as const;

export type ReasonCode = keyof typeof REASONS;
