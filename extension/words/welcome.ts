import { i18n, text } from "../i18n/i18n.ts";

/** What the page of the first steps says. */
export const welcomeWords = i18n("welcome", {
  title: "First steps with Sightline",
  intro: "Three steps. Each can be skipped, and each shows how things really are, as they change.",
  allDone: "All three are done.",
  progress: text("{done} of {total} done"),
  steps: "Steps",
  todo: "To do",
  done: "Done",
  skipped: "Skipped",
  attention: "Needs a look",
  skip: "Skip this step",
  unskip: "Do it after all",
  skippedHint: "It can be done at any time, here or in the settings.",
  connect: "Connect to your server",
  connectWhy: "It sees when your mail is opened. To whom you write, and what, it does not learn.",
  connected: text("Connected to {host}."),
  connectedAs: text("Connected to {host} as {account}."),
  notAnswering: text("This browser is connected to {host}, but it does not work just now:"),
  connectSettings: "Server and sign-in in the settings",
  notify: "Allow notifications",
  notifyWhy: "They tell you within a second that somebody opened your mail.",
  test: "Send yourself a test",
  testWhy:
    "Write to another address of your own, or to a colleague. The eye in the compose window shows that the mail is tracked. A mail tab that was open before must be reloaded once.",
  testNeedsServer: "A test needs the server: connect first.",
  localOnly: text(
    "Your server ({host}) can be reached from this computer only. A mail read on a phone, or whose pictures Gmail fetches, cannot reach it: nothing would arrive. Give the server a public address first.",
  ),
  openGmail: "Open Gmail",
  openOutlook: "Open Outlook",
  checks: "What the test has shown so far",
  waitSent: "Waiting for a tracked mail to be sent.",
  wasSent: text("“{subject}” went out tracked ({ago})."),
  noSubject: "(no subject)",
  ownHint:
    "Open it here, in this browser: nothing is counted. Sightline keeps your own views out, and that is what this shows.",
  ownSeen: "An own view came in, and was not counted. That is as it should be.",
  waitOpen:
    "Then open it on your phone, or where the other address is read. It shows here within seconds.",
  arrivedPerson: text("A person opened it ({ago}). Mail, server and this browser work together."),
  arrivedUnconfirmed: text(
    "It was opened ({ago}); whether by a person is not confirmed. Mail, server and this browser work together.",
  ),
  arrivedMachine: text(
    "A machine fetched it ({ago}): recorded, and not counted. An open by a person is still to come.",
  ),
  yourPhone:
    "If it was you on your phone, press “That was me” on it in the feed: such readings are then left out.",
  showMail: "Show what came of it",
  next: "Where to go next",
  nextMails: "Your mail",
  nextMailsHint: "Everything that was tracked, and what came of it.",
  nextSettings: "What is tracked",
  nextSettingsHint: "Defaults by mailbox, and whom never to track.",
  nextPin: "Keep the button in sight",
  nextPinHint: "Press the puzzle piece in Chrome’s toolbar, then the pin beside Sightline.",
});
