import { i18n, text } from "../i18n/i18n.ts";

/** The switch of a compose window, and what it says of the mail. */
export const pageComposeWords = i18n("page-compose", {
  both: "Opens and links of this mail are tracked. Press to send it untracked.",
  opens: "Opens of this mail are tracked, its links are not. Press to send it untracked.",
  links: "Links of this mail are tracked, opens are not. Press to send it untracked.",
  linksNone:
    "Links of this mail would be tracked, but there is none in it yet. Press to send it untracked.",
  off: "Not tracked. Press to see what becomes of this mail.",
  offForMailbox: text(
    "Not tracked, as set for {mailbox}. Press to see what becomes of this mail all the same.",
  ),
  held: text("Not tracked. {reason} Press to see what you can do."),
  overruled: text("{state} Your rule is passed over for this mail."),
  menu: "Tracking of this mail",
  notPaired: "Not tracked: Sightline is not connected to a server yet. Press its icon to connect.",
  paused: "Not tracked: Sightline is paused. Press its icon to resume.",
  reloaded: "Not tracked: Sightline was updated. Reload this tab to go on tracking.",
  plainText: "Not tracked: mail in plain-text mode can hold no pixel and no wrapped link.",
  neverTrack: text("{who} is on your never-track list ({rule})."),
  confidential: text("“{word}” is one of your confidential words."),
});
