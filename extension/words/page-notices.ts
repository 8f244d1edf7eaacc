import { i18n, text } from "../i18n/i18n.ts";

/** What the rep is told in the corner of a mail client's page. */
export const noticeWords = i18n("page-notices", {
  plainText: "Sent untracked: a mail in plain-text mode can hold no pixel and no wrapped link.",
  notPaired: "Sent untracked: Sightline is not paired with a server. Click its icon to pair it.",
  paused: "Sent untracked: Sightline is paused. Click its icon to resume.",
  reloaded: "Sent untracked: Sightline was updated. Reload this tab to go on tracking.",
  failed: "Sent untracked: Sightline could not prepare this mail. It left just as you wrote it.",
  tooEarly: "Sent untracked: Sightline was not ready yet. It left just as you wrote it.",
  notOffered: "Sent untracked: this mail went past Sightline. It left just as you wrote it.",
  scheduled: "Scheduled mail goes out untracked: it leaves later, without this browser.",
  composeUnreachable:
    "Sightline cannot get hold of this compose window. Mail from it goes out untracked.",

  listMarks: text(
    "{mailClient} shows this list in a way that Sightline does not know, so it has no ticks. Mail is tracked all the same: click Sightline’s icon for its opens and clicks.",
  ),
  reading: text(
    "{mailClient} shows open mail in a way that Sightline does not know, so it has no ticks, and your own views may count as opens. Mail is tracked all the same: click Sightline’s icon for its opens and clicks.",
  ),
  replies: text(
    "{mailClient} does not tell Sightline who wrote the mails of this conversation, or when, so replies and bounces go unnoticed. Opens and clicks are tracked.",
  ),
  confirmation: text(
    "Sightline did not see {mailClient} send your mail. It will be listed once somebody opens it or clicks a link in it.",
  ),

  close: "Close",
});
