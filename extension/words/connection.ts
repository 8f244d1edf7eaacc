import { i18n, plural, text } from "../i18n/i18n.ts";

/** How the background and the server stand to each other, and what is wrong between them. */
export const connectionWords = i18n("connection", {
  notPaired: "Not connected yet",
  connecting: "Connecting…",
  livePush: "Live · push",
  liveStream: "Live · stream",
  polling: "Checking every 30 s",
  offline: "Server not reachable",
  signInNeeded: "Sign-in needed",
  unknownToServer: "Unknown to the server",
  aboutPush: "The server wakes this browser through its push service.",
  aboutStream: "A connection to the server is open, and hits come through it.",
  aboutPolling: "Nothing wakes this browser, so it asks the server now and then.",

  unknownBrowser: "The server no longer knows this browser.",
  signedOut: "Your sign-in has ended: it was revoked, or it expired.",
  tokenRevoked: "Your sign-ins were ended by an administrator, or by a new password.",
  accountDisabled: "Your account is disabled. An administrator of the server can enable it again.",
  recordMissing: "The server has no record of your account any more.",
  domainNotAllowed: "The server no longer takes accounts of your domain.",
  emailNotVerified: "Your account’s mail address is not verified. Verify it with Google.",

  noAnswer: "The server does not answer.",
  answered: text("The server answered {status}."),
  notSightline: "The server’s answer is not one of a Sightline server.",
  cursorRefused: "The server refuses its own cursor.",
  logStuck: "The server’s log does not move on.",
  storageFails: "This browser’s storage fails.",
  freshTokenExpired:
    "The server takes a fresh sign-in for an expired one. Is the clock of this computer right?",
  googleUnreachable: "Google’s sign-in service cannot be reached. It is tried again by itself.",
  misconfigured: text(
    "Google refuses the server’s Firebase project ({code}). Tell whoever runs the server.",
  ),
  clockAhead: text(
    "This computer’s clock is {duration} ahead of the server’s, so the times shown here may be wrong.",
  ),
  clockBehind: text(
    "This computer’s clock is {duration} behind the server’s, so the times shown here may be wrong.",
  ),
  unreadable: plural({
    one: "{count} event could not be read by this version of Sightline.",
    other: "{count} events could not be read by this version of Sightline.",
  }),
});
