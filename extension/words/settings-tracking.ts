import { i18n, text } from "../i18n/i18n.ts";

/** The section of the settings on what is tracked. */
export const trackingSettingsWords = i18n("settings-tracking", {
  newMail: "New mail",
  trackByDefault: "Track new mail",
  trackByDefaultHint:
    "Every compose window starts like this. The button there decides for one mail, and its last use is remembered here.",
  what: "What is tracked",
  both: "Opens and links",
  opens: "Opens only",
  links: "Links only",
  none: "Not tracked",
  asAbove: "As for new mail",
  whatHint: "Opens need a picture of one pixel in the mail. Links lead by way of your server.",
  paused: "Pause tracking",
  pausedHint:
    "New mail goes out untracked, and nothing notifies. What is already out is still recorded.",
  mailboxes: "By mailbox",
  mailboxesHint:
    "What is tracked by default depends on the mailbox that you send from. Only Gmail says which one that is: mail from Outlook follows the choice above.",
  mailbox: "Mailbox",
  defaultOf: text("What is tracked of mail from {mailbox}"),
  noMailboxes:
    "No mailbox is known yet. One appears here as soon as tracked mail is sent from it, or you add its address.",
  addMailbox: "Address of a mailbox",
  notAnAddress: "That is not a mail address.",
  isThere: "It is in the list already.",
  linkCard: "Links",
  wrapAddressTexts: "Track links whose text is an address",
  wrapAddressTextsHint:
    "Such as “www.example.com”, where the text says one address and the link leads by way of your server. Some mail programs warn of that. Off, those links stay as they are and their clicks are not seen.",
  counting: "Counting",
  countUnconfirmed: "Count unconfirmed opens",
  countUnconfirmedHint:
    "Those that may be a machine’s, such as Apple Mail’s. Off, a click or a reply must confirm them before they show as opened or notify.",
});
