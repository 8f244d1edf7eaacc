import {
  isClicked,
  isMeasurable,
  isOpened,
  type InsightMail,
  type Measure,
} from "./insight-mail.ts";
import { rateOf, type Rate } from "./rate.ts";

/** What became of some mails. */
export interface Rates {
  /** Of the mails whose opens are tracked. */
  readonly open: Rate;
  /** Of the mails with links that are tracked. */
  readonly click: Rate;
  /** Of those mails with links that were opened. */
  readonly clickToOpen: Rate;
  /** Of all of them; replies are people's by whatever measure. */
  readonly reply: Rate;
}

/**
 * Counts mails, not hits: who opens one ten times has opened one mail. Mails that went out untracked, and those that came
 * back, are in no number; nor are those from other browsers, of which only those are known that somebody opened.
 */
export function ratesOf(mails: readonly InsightMail[], measure: Measure): Rates {
  const known = mails.filter((mail) => mail.recorded && isMeasurable(mail));
  const openable = known.filter(({ tracking }) => tracking.opens);
  const clickable = known.filter(({ tracking, links }) => tracking.links && links.length > 0);
  const opened = clickable.filter((mail) => isOpened(mail, measure));
  const share = (list: readonly InsightMail[], did: (mail: InsightMail) => boolean): Rate =>
    rateOf(list.filter(did).length, list.length);
  return {
    open: share(openable, (mail) => isOpened(mail, measure)),
    click: share(clickable, (mail) => isClicked(mail, measure)),
    clickToOpen: share(opened, (mail) => isClicked(mail, measure)),
    reply: share(known, ({ engagement }) => engagement.repliedAt !== null),
  };
}
