import { i18n, text } from "../i18n/i18n.ts";

/** What all sections of the settings say. */
export const settingsWords = i18n("settings", {
  title: "Settings",
  sections: "Sections of the settings",
  server: "Server and sign-in",
  tracking: "Tracking",
  exceptions: "Never track",
  notifications: "Notifications",
  appearance: "Appearance",
  data: "Data",
  about: "About",
  saving: "Saving…",
  saved: "Saved",
  notSaved: "Not saved.",
  tryAgain: "Try again",
  add: "Add",
  remove: text("Remove {what}"),
  removed: text("Removed {what}"),
  cancel: "Cancel",
  close: "Close",
  unread: "This could not be read. Reload the page.",
  loading: "Loading…",
});
