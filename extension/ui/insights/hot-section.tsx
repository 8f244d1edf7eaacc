import { useStore } from "@nanostores/react";
import { useMemo } from "react";
import { hotNow } from "../../../shared/insights/hot-now.ts";
import type { MailSummary } from "../../db/summary.ts";
import { shortAgo } from "../../i18n/format.ts";
import { subjectOf } from "../../notifications/words.ts";
import { insightsWords } from "../../words/insights.ts";
import { recipientsLine } from "../inset/mail-words.ts";
import { MoreList } from "./more-list.tsx";

/** Mails that somebody is busy with just now. */
export function HotSection({
  mails,
  now,
}: {
  readonly mails: readonly MailSummary[];
  readonly now: number;
}) {
  const t = useStore(insightsWords);
  const hot = useMemo(() => hotNow(mails, now), [mails, now]);
  return (
    <section className="insight" aria-labelledby="hot">
      <h2 id="hot">{t.hot}</h2>
      <p className="hint">{t.hotHint}</p>
      {hot.length === 0 ? <p>{t.noneHot}</p> : null}
      <MoreList>
        {hot.map((mail) => (
          <a key={mail.id} className="person" href={`#/mail/${mail.id}`}>
            <strong>{recipientsLine(mail)}</strong>
            <span className="person-when">
              {t.lastRead({ time: shortAgo(mail.engagement.lastOpenedAt ?? now, now) })}
            </span>
            <span className="person-what">{subjectOf(mail)}</span>
          </a>
        ))}
      </MoreList>
    </section>
  );
}
