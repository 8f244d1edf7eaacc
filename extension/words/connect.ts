import { i18n, text } from "../i18n/i18n.ts";

/** How somebody gets in, changes accounts and goes: the forms and the questions. */
export const connectWords = i18n("connect", {
  server: "Server",
  serverHint:
    "Where your Sightline server listens: your company’s, or the one that npm start starts.",
  pairHeading: "Pair with your server",
  pairAgain: "Pair again",
  pair: "Pair",
  pairing: "Pairing…",
  pairingCode: "Pairing code",
  codeHint:
    "The server shows it in its terminal. A code is good for one browser and for a quarter of an hour.",
  signInHeading: "Sign in to your server",
  signInWithGoogle: "Sign in with Google",
  openingGoogle: "Opening Google…",
  googleHint:
    "Sign in with your Google account. Google tells the server your address, and nothing else of yours.",
  googleHintOf: text(
    "Sign in with a Google account of {domains}. Google tells the server your address, and nothing else of yours.",
  ),
  cancel: "Cancel",

  finishAtGoogle: "Finish in the Google window",
  chooseAccountFor: text("Choose the account for {host} there. If the window is gone, start over."),
  startOver: "Start over",

  unpairMore: "Unpair…",
  unpairQuestion: text("Unpair from {host}?"),
  unpairExplanation:
    "The history stays here. New hits on mail sent so far arrive only when this browser is paired with this server again. New mail goes out untracked.",
  unpair: "Unpair",
  stayPaired: "Stay paired",

  signOutMore: "Sign out…",
  signOutQuestion: text("Sign out of {host}?"),
  signOutExplanation: text(
    "The history stays here, and your own views of it still do not count. New hits on mail sent so far arrive when {account} signs in again. New mail goes out untracked.",
  ),
  signOut: "Sign out",
  staySignedIn: "Stay signed in",

  pairInsteadQuestion: text("Pair with {host} instead?"),
  pairAgainQuestion: text("Pair with {host} again?"),
  pairInsteadExplanation: text(
    "This browser is paired with {host}. The history stays here. New hits on mail sent so far arrive only from the server it was sent with.",
  ),
  pairWithThis: "Pair with this server",
  keepPairing: "Keep the pairing",

  connectInsteadQuestion: text("Connect to {host} instead?"),
  connectInsteadExplanation: text(
    "You are signed in to {host}. The history of {account} stays here, and your own views of it still do not count. New hits on its mail arrive only while {account} is signed in.",
  ),
  connectToThis: "Connect to this server",

  switchMore: "Switch account…",
  switchQuestion: "Switch to another account?",
  switchExplanation: text(
    "The history of {account} stays here, and your own views of it still do not count. New hits on its mail arrive only while {account} is signed in.",
  ),
  chooseAccount: "Choose account",
  keepThisAccount: "Keep this account",
  switchToQuestion: text("Switch to {account}?"),
  switchToExplanation: text(
    "You chose another account than before. The history of {account} stays here, and your own views of it still do not count. New hits on its mail arrive only while {account} is signed in.",
  ),
  switchAccount: "Switch account",
  keepAccount: text("Keep {account}"),
});
