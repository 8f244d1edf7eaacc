import { i18n } from "../i18n/i18n.ts";

/** The section of the settings on the server and who is signed in. */
export const serverSettingsWords = i18n("settings-server", {
  intro:
    "Sightline needs a server that sees when your mail is opened: your own, which you pair with a code, or your company’s, where you sign in with Google.",
  connection: "Connection",
  state: "State",
  server: "Server",
  links: "Address in your mail",
  account: "Account",
  way: "Way in",
  byCode: "Pairing code",
  byGoogle: "Google account",
  since: "Connected since",
  lastRead: "Last read",
  notRead: "Not since the browser started",
  readNow: "Read now",
  reading: "Reading…",
  readDone: "Up to date",
  readFailed: "The server did not answer.",
  another: "Another server or account",
  anotherPaired:
    "One server at a time. To use another, unpair this browser first; what is stored here stays.",
  anotherSignedIn:
    "One account at a time. To use another server, sign out first; what is stored here stays.",
  unpair: "Unpair…",
  signOut: "Sign out…",
  switchAccount: "Switch account…",
  renewPair: "Pair again",
  renewSignIn: "Sign in again",
});
