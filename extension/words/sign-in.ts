import { i18n, plural, text } from "../i18n/i18n.ts";

/** What came of an attempt to sign in. */
export const signInWords = i18n("sign-in", {
  codeWanted: text("The server {host} takes a pairing code, not a Google account."),
  notEncrypted: text("Signing in needs an encrypted connection. Use the address https://{host}."),
  permissionNeeded: text("Press the button once more to allow Sightline to talk to {hosts}."),
  permissionRefused: text(
    "Without access to {hosts} Sightline cannot read your hits. Press the button to be asked again.",
  ),
  cancelled: "The sign-in was cancelled: Google’s window was closed. Try again when you are ready.",
  pageNotLoaded: text(
    "Google’s sign-in page could not be loaded. If you are online, the server’s OAuth client probably lacks the redirect URI {redirectUri} – tell whoever runs the server.",
  ),
  answerMismatch:
    "The answer that came back was not to this sign-in, so it was not used. Try again; if it happens twice, something between you and Google is tampering.",
  googleRefused: text("Google refused the sign-in ({code}). Tell whoever runs the server."),
  domainNotAllowed: text(
    "You signed in as {account}, but this server takes accounts of {domains} only. Try again with another account.",
  ),
  otherDomainsOnly: text(
    "You signed in as {account}, but this server takes accounts of other domains only. Try again with another account.",
  ),
  emailNotVerified: text(
    "Google has not verified the address {account}. Verify it in your Google account, then try again.",
  ),
  accountDisabled: text(
    "The account {account} is disabled. An administrator of the server can enable it; or choose another account.",
  ),
  googleUnreachable:
    "Google’s sign-in service cannot be reached. Are you online? Try again in a moment.",
  misconfigured: text(
    "Google refuses the server’s Firebase project ({code}). Tell whoever runs the server.",
  ),
  clockAhead: plural({
    one: "This computer’s clock is {count} minute ahead, so Google’s sign-in is not valid here. Set the clock, then try again.",
    other:
      "This computer’s clock is {count} minutes ahead, so Google’s sign-in is not valid here. Set the clock, then try again.",
  }),
  clockBehind: plural({
    one: "This computer’s clock is {count} minute behind, so Google’s sign-in is not valid here. Set the clock, then try again.",
    other:
      "This computer’s clock is {count} minutes behind, so Google’s sign-in is not valid here. Set the clock, then try again.",
  }),
  notAccepted: text(
    "The server {host} does not accept the sign-in. Its Firebase project may be set up wrongly: tell whoever runs it.",
  ),
  interrupted: "The sign-in was interrupted before it was finished. Try again.",
  expired: "The choice of account waited too long. Sign in again.",
  notStored: "Sightline could not store the sign-in in this browser. Is its disk full?",
});
