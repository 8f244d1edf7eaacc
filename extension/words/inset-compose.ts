import { i18n, plural } from "../i18n/i18n.ts";

/** The menu of a mail that is being written. */
export const insetComposeWords = i18n("inset-compose", {
  title: "Tracking of this mail",
  opens: "Opens",
  opensHint: "Whether it is read, and when",
  links: "Links",
  linksHint: "Which of its links are clicked",
  override: "Track it all the same",
  overrideHint: "This mail only; your rules stay as they are.",
  remind: "Remind me after",
  never: "Never",
  days: plural({ one: "{count} day", other: "{count} days" }),
  unless: "Unless by then it is",
  answered: "Answered",
  opened: "Opened",
  remindHint: "Only a mail that is tracked can be watched.",
  settings: "Rules and defaults",
  close: "Close",
});
