import { isHot } from "../hot.ts";
import { isMeasurable, type InsightMail } from "./insight-mail.ts";

const DAY = 86_400_000;

/**
 * The mails that are hot, see `isHot`, the one that was read last first.
 * @param now milliseconds since 1970
 */
export function hotNow<Mail extends InsightMail>(mails: readonly Mail[], now: number): Mail[] {
  return (
    mails
      // Of thousands, few were read lately, and only those need to be looked at closely.
      .filter((mail) => lastRead(mail) > now - DAY && isMeasurable(mail) && isHot(mail, now))
      .toSorted((a, b) => lastRead(b) - lastRead(a))
  );
}

function lastRead({ engagement }: InsightMail): number {
  return engagement.lastOpenedAt ?? 0;
}
