import { becameHotAt } from "../hot.ts";
import { isMeasurable, type InsightMail } from "./insight-mail.ts";

/** A mail that somebody is busy with just now. */
export interface HotMail<Mail extends InsightMail> {
  readonly mail: Mail;
  /** Since when; milliseconds since 1970. */
  readonly since: number;
}

/**
 * The mails that are hot, see `isHot`, the one that was read last first.
 * @param now milliseconds since 1970
 */
export function hotNow<Mail extends InsightMail>(
  mails: readonly Mail[],
  now: number,
): HotMail<Mail>[] {
  return mails
    .filter(isMeasurable)
    .flatMap((mail) => {
      const since = becameHotAt(mail, now);
      return since === null ? [] : [{ mail, since }];
    })
    .toSorted((a, b) => lastRead(b.mail) - lastRead(a.mail));
}

function lastRead({ engagement }: InsightMail): number {
  return engagement.lastOpenedAt ?? 0;
}
