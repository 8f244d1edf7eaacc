import { i18n, text } from "../i18n/i18n.ts";

/** Whether the browser may show notifications, and how to turn them on. */
export const notificationHelpWords = i18n("notification-help", {
  granted: "Chrome may show Sightline’s notifications.",
  grantedHint: "Whether the system lets Chrome show any, it does not say: send yourself a test.",
  denied: "Chrome shows no notifications of Sightline’s.",
  deniedHint:
    "They were turned off for this browser. Opens show in the mail page’s corner meanwhile, unless you turned that off, too.",
  unknown: "Whether Chrome may show notifications could not be found out.",
  test: "Send a test notification",
  testTitle: "This is how Sightline tells you",
  testMessage: "A test. Nobody opened anything.",
  sent: text("Given to the system at {time}. Did it appear?"),
  failed: "Chrome did not take it.",
  seen: "Yes, I saw it",
  notSeen: "No, nothing",
  wasSeen: "You saw a test: notifications work.",
  wasNotSeen: "A test did not appear. The system holds notifications back.",
  how: "How to turn them on",
  chrome:
    "In Chrome, open chrome://settings/content/notifications and let sites and extensions ask; then look at the system:",
  windows:
    "Windows: Settings, System, Notifications. Turn on Google Chrome, and turn off “Do not disturb”.",
  mac: "macOS: System Settings, Notifications, Google Chrome. Allow them, also for “Google Chrome Helper (Alerts)”, and turn off Focus.",
  linux:
    "Linux: the desktop’s settings, Notifications. Turn on Google Chrome, and turn off “Do not disturb”.",
  chromeos:
    "ChromeOS: Settings, Device, Notifications. Turn on what Chrome shows, and turn off “Do not disturb”.",
});
