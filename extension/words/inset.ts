import { i18n, plural, text } from "../i18n/i18n.ts";

/** What stands in frames within the pages of mail clients: the card beside a list's row, and the conversation's drawer. */
export const insetWords = i18n("inset", {
  cardName: text("What became of “{subject}”"),
  threadName: text("Sightline: the conversation “{subject}”"),
  threadUnnamed: "Sightline: this conversation",
  nobody: "No recipient",
  andMore: plural({ one: "{names} and {count} more", other: "{names} and {count} more" }),
  sentAt: text("Sent {time}"),

  latest: text("{action}, {time}"),
  moreInThread: plural({
    one: "{count} more mail of yours in this conversation",
    other: "{count} more mails of yours in this conversation",
  }),
  mails: plural({ one: "{count} mail of yours", other: "{count} mails of yours" }),
  moreLinks: plural({ one: "{count} more link", other: "{count} more links" }),

  timeline: "Timeline",
  dashboard: "Dashboard",
  openDashboard: "Open in the dashboard",
  close: "Close",
  mute: "Mute",
  unmute: "Unmute",
  muteHint: "Nothing notifies of a mail that is muted",
  muted: text("{state} · muted"),

  remind: "Remind me",
  noReminder: "No reminder",
  unlessOpened: "Unless it is opened",
  unlessReplied: "Unless it is answered",
  inDays: plural({ one: "In {count} day", other: "In {count} days" }),
  remindedUnlessOpened: text("Reminder {time}, unless opened"),
  remindedUnlessReplied: text("Reminder {time}, unless answered"),

  unknown: "Nothing is known of this conversation",
  unknownHint: "None of its mails was sent with Sightline in this browser, or they were deleted.",
  failed: "The history cannot be read",
  failedHint: "Is this computer’s disk full? Nothing is lost: the server keeps every hit.",
  loading: "Reading the history…",
  notDone: "That did not work. If Sightline was just updated, reload this tab.",
});
