import { i18n, plural, text } from "../i18n/i18n.ts";

/** What the system's notifications say. `name` is the recipient, or "Someone" where it cannot be told who. */
export const notificationWords = i18n("notifications", {
  opened: text("{name} opened “{subject}”"),
  perhapsOpened: text("{name} perhaps opened “{subject}”"),
  clicked: text("{name} clicked {link} in “{subject}”"),
  perhapsClicked: text("{name} perhaps clicked {link} in “{subject}”"),
  someone: "Someone",
  aLink: "a link",

  opens: plural({ one: "First open", other: "{count} opens so far" }),
  clicks: plural({ one: "First click", other: "{count} clicks so far" }),
  mayBeMachine: "It may have been a machine",
  sentTo: plural({
    one: "sent to {name} and {count} other",
    other: "sent to {name} and {count} others",
  }),

  /** Of one mail that is read often. */
  openedToday: plural({
    one: "{name} opened “{subject}” {count} time today",
    other: "{name} opened “{subject}” {count} times today",
  }),
  clickedToday: plural({
    one: "{name} clicked {count} time in “{subject}” today",
    other: "{name} clicked {count} times in “{subject}” today",
  }),
  clicksToday: plural({ one: "{count} click", other: "{count} clicks" }),
  countedSilently: "What else comes today is counted here silently",

  /** Of several mails. */
  moreMails: plural({
    one: "{count} more mail was opened",
    other: "{count} more mails were opened",
  }),
  mailsInQuietHours: plural({
    one: "{count} mail was opened in your quiet hours",
    other: "{count} mails were opened in your quiet hours",
  }),
  clickedOfThem: plural({ one: "{count} of them clicked", other: "{count} of them clicked" }),
  perhapsOfThem: plural({
    one: "{count} of them perhaps by a machine",
    other: "{count} of them perhaps by machines",
  }),
  whereTheyAre: "Click to see them all",

  /** What the rep wanted to be reminded of. */
  noAnswerFrom: plural({
    one: "No answer from {name} on “{subject}” after {count} day",
    other: "No answer from {name} on “{subject}” after {count} days",
  }),
  noAnswer: plural({
    one: "No answer on “{subject}” after {count} day",
    other: "No answer on “{subject}” after {count} days",
  }),
  notOpenedBy: plural({
    one: "“{subject}” not opened by {name} after {count} day",
    other: "“{subject}” not opened by {name} after {count} days",
  }),
  notOpened: plural({
    one: "“{subject}” not opened by anybody after {count} day",
    other: "“{subject}” not opened by anybody after {count} days",
  }),
  moreReminders: plural({
    one: "{count} more mail to remind you of",
    other: "{count} more mails to remind you of",
  }),
  openedSoFar: plural({ one: "Opened once so far", other: "Opened {count} times so far" }),
  noOpenSoFar: "No open seen so far",
  notTracked: "Opens of it are not tracked",

  openMail: "Open mail",
  muteMail: "Mute this mail",
  remindTomorrow: "Remind me tomorrow",

  notificationsOff: "Sightline’s notifications are off",
  howToTurnOn:
    "So it tells you here instead. To get them back, allow Sightline’s notifications in the settings of your browser and your computer.",
});
