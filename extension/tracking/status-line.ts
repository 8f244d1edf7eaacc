import type { Engagement } from "../../shared/engagement.ts";
import { pageMarksWords } from "../words/page-marks.ts";

/**
 * The most telling thing that came of a mail, in two or three words that stay true: "Opened 2×".
 * @param engagement null: it was sent untracked
 * @param linksOnly its opens are not tracked
 * @param countUnconfirmed the rep wants unconfirmed opens and clicks counted
 */
export function lineWords(
  engagement: Engagement | null,
  {
    linksOnly,
    countUnconfirmed,
  }: { readonly linksOnly: boolean; readonly countUnconfirmed: boolean },
): string {
  const t = pageMarksWords.get();
  if (engagement === null) return t.untracked;
  const { opens, clicks, repliedAt, bouncedAt } = engagement;
  const counted = ({ person, unconfirmed }: Engagement["opens"]): number =>
    person + (countUnconfirmed ? unconfirmed : 0);
  if (repliedAt !== null) return t.replied;
  if (counted(clicks) > 0) return t.clicked(counted(clicks));
  if (counted(opens) > 0) return t.opened(counted(opens));
  if (bouncedAt !== null) return t.undeliverable;
  if (linksOnly && clicks.unconfirmed === 0) return t.notClicked;
  return opens.unconfirmed + clicks.unconfirmed > 0 ? t.unsure : t.sent;
}
