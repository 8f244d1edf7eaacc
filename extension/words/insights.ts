import { i18n, plural, text } from "../i18n/i18n.ts";

/** What all mails together came to. */
export const insightsWords = i18n("insights", {
  title: "Insights",
  loading: "Counting…",
  failed: "The history cannot be read",
  failedHint: "Is this computer’s disk full? Nothing is lost: the server keeps every hit.",
  nothing: "Nothing to tell yet",
  nothingHint:
    "Send tracked mail. Once a few are out, this page shows how many are read, and when.",
  noneInTime: "No tracked mail was sent in this time",
  noneInTimeHint: "Choose a longer time, or another mailbox.",

  time: "Time",
  days: plural({ one: "{count} day", other: "{count} days" }),
  allTime: "All time",
  mailbox: "Mailbox",
  allMailboxes: "All mailboxes",
  measured: plural({
    one: "{count} mail was sent in this time that can be counted.",
    other: "{count} mails were sent in this time that can be counted.",
  }),
  leftOut: plural({
    one: "{count} went out untracked or came back, and is left out.",
    other: "{count} went out untracked or came back, and are left out.",
  }),

  people: "People",
  unconfirmed: "With unconfirmed",
  machines: "With machines, too",
  measure: "What counts",

  rates: "How many mails are read",
  ratesHint:
    "The last column is what trackers show that cannot tell people from machines. Beside each rate stands the range in which the true one lies with 95% certainty, and below it how many mails it comes from.",
  open: "Opened",
  click: "Clicked",
  clickToOpen: "Clicked, of those opened",
  reply: "Replied",
  interval: text("{low} to {high}"),
  countOf: text("{count} of {of}"),
  tooFew: "Too few to say",

  series: "Over time",
  seriesHint: "Opens and clicks on the day on which they happened, whenever the mail was sent.",
  sent: "Mails sent",
  opens: "Opens",
  clicks: "Clicks",
  asTable: "Show as a table",
  day: "Day",
  week: "Week from",
  month: "Month",

  heatMap: "When people read",
  heatMapHint: text(
    "By the clock in {timeZone}. Only what people did: machines do not keep office hours.",
  ),
  heatMapTable: "Visits to your mails by weekday and hour",
  visitsAt: plural({
    one: "{weekday}, {hour}: {count} visit",
    other: "{weekday}, {hour}: {count} visits",
  }),
  noVisits: "Nobody was seen reading yet.",
  tooFewVisits: plural({
    one: "{count} visit is too few to name a best time.",
    other: "{count} visits are too few to name a best time.",
  }),
  bestHour: text("Best hour: {when}, with {share} of visits ({interval}; {count} of {of})."),
  bestWeekday: text("Best weekday: {when}, with {share} of visits ({interval}; {count} of {of})."),
  mayBeChance: "It may be the best by chance: others are close.",

  hot: "Hot now",
  hotHint: "Read several times within a day, or read again after two weeks and more.",
  noneHot: "No mail is hot just now.",
  lastRead: text("read {time}"),

  silent: "Never engaged",
  silentHint: plural({
    one: "Written to {count} day ago or earlier, and no mail to them was opened or answered by anybody.",
    other:
      "Written to {count} days ago or earlier, and no mail to them was opened or answered by anybody.",
  }),
  noneSilent: "Everybody who was written to opened something.",
  mailsSent: plural({ one: "{count} mail", other: "{count} mails" }),
  perhapsRead: text("{mails}, perhaps read"),
  showAll: plural({ one: "Show {count}", other: "Show all {count}" }),
  showFewer: "Show fewer",
});
