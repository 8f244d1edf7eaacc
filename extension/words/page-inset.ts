import { i18n } from "../i18n/i18n.ts";

/** What stands around the frames in pages of mail clients. */
export const pageInsetWords = i18n("page-inset", {
  card: "What became of this mail",
  thread: "What became of this conversation",
  compose: "Tracking of this mail",
  loading: "Asking Sightline…",
  failed:
    "Sightline could not show this here. Click Sightline’s icon beside the address bar to see it.",
  reloaded: "Sightline was updated. Reload this tab to see what became of your mail.",
  close: "Close",
  launchThread: "Sightline: what became of this conversation",
  launchDashboard: "Sightline: open the dashboard",
});
