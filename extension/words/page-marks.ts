import { i18n, plural, text } from "../i18n/i18n.ts";

/** The few words beside a message's mark, and what marks say besides the status itself. */
export const pageMarksWords = i18n("page-marks", {
  sent: "Not opened yet",
  notClicked: "Not clicked yet",
  unsure: "Perhaps opened",
  opened: plural({ one: "Opened once", other: "Opened {count}×" }),
  clicked: plural({ one: "Clicked once", other: "Clicked {count}×" }),
  replied: "Replied",
  undeliverable: "Undeliverable",
  untracked: "Sent untracked",
  hot: text("{status} · hot just now"),
});
