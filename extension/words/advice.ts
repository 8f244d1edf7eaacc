import { i18n, plural, text } from "../i18n/i18n.ts";

/** What is wrong, and the next best thing to do about it. */
export const adviceWords = i18n("advice", {
  signInAgain: "Sign in again",
  pairAgain: "Pair again",
  dismiss: "Dismiss",
  tryNow: "Try now",
  allowAccess: "Allow access",
  resume: "Resume",
  settings: "Settings",
  more: plural({ one: "{count} more notice", other: "{count} more notices" }),

  noServerAccess: text("Sightline may not talk to {host} any more."),
  noServerAccessHint: "Without that access nothing new can be read. Nothing is lost meanwhile.",
  noNetwork: "This computer is offline.",
  noServer: "The server cannot be reached.",
  offlineHint:
    "The server keeps every open and click, and this browser tries again by itself. What is here can be read meanwhile.",

  viewsMayCount: "Your own views may be counted.",
  clicksMayCount: "Your own clicks may be counted.",
  rulesRefused: "Chrome does not take the rules that keep own views from being counted.",
  rulesNotFollowed:
    "The rules that keep own views from being counted are in place, but Chrome does not follow them.",
  rulesHint:
    "Restart the browser. If this stays, switch Sightline off and on at chrome://extensions. Until then, press “That was me” where it was you.",
  noTrackingAccess: text(
    "Chrome does not let Sightline act on {host}, so clicks on links in your own mail are counted.",
  ),
  noTrackingAccessUnnamed:
    "Chrome does not let Sightline act on the tracking host, so clicks on links in your own mail are counted.",
  noTrackingAccessHint:
    "Give Sightline access to that host again, here or at chrome://extensions, Sightline, Details, Site access. Until then, press “That was me” where it was you.",

  noMailAccess: "Sightline may not see Gmail or Outlook.",
  noMailAccessHint: "So nothing is tracked there, and no ticks are shown.",
  paused: "Sightline is paused.",
  pausedHint:
    "New mail goes out untracked, and nothing notifies. What is already out is still recorded.",
  notificationsOff: "Notifications of Sightline are switched off.",
  notificationsOffHint: "The browser or the system shows none of them.",
});
