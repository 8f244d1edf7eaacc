import { i18n, plural, text } from "../i18n/i18n.ts";

/** What became of a mail, in parts of one line; the first one gets a capital letter. `ago` is "3 minutes ago" or a date. */
export const statusPhrases = i18n("page-status", {
  undeliverable: text("undeliverable: sent back {ago}"),
  undeliverableToSome: text("undeliverable to one recipient at least: sent back {ago}"),
  opened: plural({ one: "opened once, {ago}", other: "opened {count}×, last {ago}" }),
  openedUnconfirmed: plural({
    one: "opened once unconfirmed",
    other: "opened {count}× unconfirmed",
  }),
  alsoUnconfirmed: plural({ one: "once unconfirmed", other: "{count}× unconfirmed" }),
  clicked: plural({ one: "clicked once", other: "clicked {count}×" }),
  clickedUnconfirmed: plural({
    one: "clicked once unconfirmed",
    other: "clicked {count}× unconfirmed",
  }),
  replied: text("replied {ago}"),
  perhapsOpened: plural({
    one: "perhaps opened: fetched once, by a person or a machine",
    other: "perhaps opened: fetched {count}×, by a person or a machine",
  }),
  notOpened: "tracked, not opened yet",
  notClicked: "links tracked, opens not; not clicked yet",
  justNow: "just now",
});
