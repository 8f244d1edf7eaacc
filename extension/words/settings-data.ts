import { i18n, plural, text } from "../i18n/i18n.ts";

/** The section of the settings on what is stored. */
export const dataSettingsWords = i18n("settings-data", {
  here: "What is stored here",
  mails: plural({ one: "{count} mail", other: "{count} mails" }),
  since: text("The oldest was sent on {date}."),
  nothing: "No mail is stored yet.",
  where: "Subjects and recipients stand in this browser only. Your server learns neither.",
  export: "Export everything",
  exportHint:
    "One JSON file with your mail, what came of it, and your settings. No keys are in it.",
  exporting: "Exporting…",
  exported: "The file is among your downloads.",
  exportFailed: "The export failed. Try again.",
  one: "Delete one mail",
  oneHint: "Look for it here; what is kept of it opens, and “Delete” is there.",
  search: "Subject or recipient",
  results: "Mails found",
  noResult: "No mail has this in its subject or recipients.",
  more: plural({ one: "{count} more", other: "{count} more" }),
  noSubject: "(no subject)",
  nobody: "(no recipient)",
  sentTo: text("To {recipients}, {date}"),
  retention: "Keep mail for",
  retentionHint: "Older mail is forgotten here. It stays in your mailbox.",
  forever: "Ever",
  days: plural({ one: "{count} day", other: "{count} days" }),
  forgetTitle: plural({ one: "Forget {count} mail?", other: "Forget {count} mails?" }),
  forgetHint: plural({
    one: "As many were sent more than {count} day ago. This cannot be undone; export them first if you need them.",
    other:
      "As many were sent more than {count} days ago. This cannot be undone; export them first if you need them.",
  }),
  forget: "Forget them",
  keep: "Keep them",
  all: "Delete everything",
  allHint:
    "Every mail and all that came of it goes from this browser. Mail in your mailbox stays, and so do your settings.",
  allButton: "Delete everything…",
  allTitle: plural({ one: "Delete {count} mail?", other: "Delete {count} mails?" }),
  allExplanation:
    "It can be undone for ten minutes. After that nothing is left, and what comes of this mail later is dropped.",
  typeIt: text("Type “{word}” to confirm"),
  word: "delete",
  delete: "Delete",
  deleting: "Deleting…",
  deleteFailed: "That failed; nothing was deleted. Try again.",
  deleted: plural({ one: "Deleted {count} mail", other: "Deleted {count} mails" }),
  restored: plural({ one: "Brought back {count} mail", other: "Brought back {count} mails" }),
  restoreFailed: "They could not be brought back. Try again.",
  undoUntil: plural({
    one: "{count} mail is deleted; that can be undone until {time}.",
    other: "{count} mails are deleted; that can be undone until {time}.",
  }),
  undo: "Undo",
});
