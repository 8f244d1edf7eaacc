import type { Engagement } from "../../shared/engagement.ts";
import { longAgo } from "../i18n/format.ts";
import { statusPhrases } from "../words/page-status.ts";

const MINUTE = 60_000;

interface StatusOptions {
  readonly countUnconfirmed?: boolean;
  readonly linksOnly?: boolean;
}

/**
 * What became of a mail, in words: "Opened 2×, last 3 minutes ago · clicked once". What machines and the
 * rep fetched opened nothing, so it is not named.
 * @param now milliseconds since 1970
 * @param countUnconfirmed the rep wants unconfirmed opens and clicks counted; the words still say which they are
 * @param linksOnly its opens are not tracked, so that nothing is said of them where none came
 */
export function statusWords(
  engagement: Engagement,
  now: number,
  { countUnconfirmed = false, linksOnly = false }: StatusOptions = {},
): string {
  const t = statusPhrases.get();
  const { opens, clicks, lastOpenedAt, repliedAt, bouncedAt, whoIsKnown } = engagement;
  const unsure = opens.unconfirmed + clicks.unconfirmed;
  /** A clock that runs behind the server's makes "just now" of the future. */
  const ago = (at: number) => ({ ago: now - at < MINUTE ? t.justNow : longAgo(at, now) });
  const parts: string[] = [];
  if (bouncedAt !== null)
    parts.push((whoIsKnown ? t.undeliverable : t.undeliverableToSome)(ago(bouncedAt)));
  if (opens.person > 0 && lastOpenedAt !== null)
    parts.push(t.opened(opens.person, ago(lastOpenedAt)));
  if (countUnconfirmed && opens.unconfirmed > 0)
    parts.push((opens.person > 0 ? t.alsoUnconfirmed : t.openedUnconfirmed)(opens.unconfirmed));
  if (clicks.person > 0) parts.push(t.clicked(clicks.person));
  if (countUnconfirmed && clicks.unconfirmed > 0)
    parts.push((clicks.person > 0 ? t.alsoUnconfirmed : t.clickedUnconfirmed)(clicks.unconfirmed));
  if (repliedAt !== null) parts.push(t.replied(ago(repliedAt)));
  if (parts.length === 0 && linksOnly)
    parts.push(clicks.unconfirmed > 0 ? t.clickedUnconfirmed(clicks.unconfirmed) : t.notClicked);
  if (parts.length === 0) parts.push(unsure > 0 ? t.perhapsOpened(unsure) : t.notOpened);
  const words = parts.join(" · ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
