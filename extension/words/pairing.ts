import { i18n, plural, text } from "../i18n/i18n.ts";

/** What came of an attempt to pair. */
export const pairingWords = i18n("pairing", {
  paired: text("Paired with {host}."),
  alreadyPaired: text("This browser is paired with {host} already."),
  codeMissing: "Enter the pairing code that the server printed when it started.",
  signInWanted: "This server takes no pairing code. Sign in with Google.",
  permissionNeeded: text("Press Pair once more to allow Sightline to talk to {hosts}."),
  permissionRefused: text(
    "Without access to {hosts} Sightline cannot read your hits. Press Pair to be asked again.",
  ),
  codeWrong: "The server does not know this code. Its terminal shows the current one.",
  codeExpired: "This code has expired. The server’s terminal shows a new one.",
  codeUsed: "This code was used already. The server’s terminal shows a new one.",
  tooManyTries: plural({
    one: "Too many wrong codes. Try again in {count} second.",
    other: "Too many wrong codes. Try again in {count} seconds.",
  }),
  notStored: "Sightline could not store the pairing in this browser. Is its disk full?",
});
