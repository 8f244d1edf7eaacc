import { i18n, plural, text } from "../i18n/i18n.ts";

/** What came of one mail, in the order of time, and what the rep says of it. */
export const timelineWords = i18n("timeline", {
  timeline: "What happened",
  sent: "Sent",
  sentUntracked: "Sent untracked",
  scheduled: "Scheduled",
  replied: text("{who} replied"),
  someoneReplied: "Somebody replied",
  bounced: "Could not be delivered",
  bouncedPartly: "Could not be delivered to at least one recipient",
  bouncedBy: "A mail server sent it back.",
  by: text("by {who}"),
  someoneOf: plural({
    one: "somebody ({count} recipient)",
    other: "one of {count} recipients",
  }),
  whoIsUnknown: plural({
    one: "The mail went to {count} person.",
    other: "The mail went to {count} people. Which of them this was cannot be told.",
  }),
  nothingYet: "Nothing came of it yet",
  nothingYetHint: "Each open and click will stand here, and why it counts or does not.",
  answeredUnseen:
    "It was answered, though nothing of it was fetched: pictures may be turned off there.",
  untracked: "It was sent untracked, so nothing of it can be seen.",
  openHidden: "Its opens are not tracked, only its links.",
  earlier: plural({ one: "Show {count} earlier", other: "Show {count} earlier" }),
  fetches: plural({ one: "fetched once", other: "fetched {count} times" }),
  why: "Why do we think so?",

  person: "Person",
  unconfirmed: "Unconfirmed",
  machine: "Machine",
  self: "You",

  when: "When",
  fetchesWithinSeconds: text("{when}, {fetches} fetches within {count} s"),
  fetchesWithinMinutes: text("{when}, {fetches} fetches within {count} min"),
  link: "Link",
  program: "By",
  network: "From",

  links: "Links",
  clicksOf: plural({ one: "{count} click", other: "{count} clicks" }),
  neverClicked: "not clicked",

  thatWasMe: "That was me",
  thatWasMeNamed: text("That was me: {what}"),
  undo: "Undo",
  undoAll: "Undo for all of them",
  allCount: text("Everything on this mail by {program} on this kind of network counts as yours."),
  sameProgram: "the same program",
  others: plural({
    one: "{count} more hit on this mail came by {program} on the same kind of network.",
    other: "{count} more hits on this mail came by {program} on the same kind of network.",
  }),
  elsewhere: "What looks like it on your other mails is unconfirmed then.",
  thoseWereMe: plural({ one: "That was me, too", other: "Those {count} were me, too" }),
  ownDevice: "Is this a device of your own? Whatever it fetches of this mail is yours then.",
  myDevice: "My device",
  notSaved: "That could not be saved. Please try again.",
  savedOne: "Saved: that was you.",
  savedAll: "Saved: those were you, too.",
  undone: "Undone.",
});
