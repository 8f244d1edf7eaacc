import { useStore } from "@nanostores/react";
import { useMemo } from "react";
import { neverEngaged } from "../../../shared/insights/never-engaged.ts";
import type { MailSummary } from "../../db/summary.ts";
import { shortAgo } from "../../i18n/format.ts";
import { insightsWords } from "../../words/insights.ts";
import { MoreList } from "./more-list.tsx";

/** Whoever was written to so lately may not have been at their desk. */
const DAYS_TO_READ = 3;
const DAY = 86_400_000;

/** People who were written to and never opened anything. */
export function SilentSection({
  mails,
  now,
}: {
  readonly mails: readonly MailSummary[];
  readonly now: number;
}) {
  const t = useStore(insightsWords);
  const silent = useMemo(() => neverEngaged(mails, now - DAYS_TO_READ * DAY), [mails, now]);
  return (
    <section className="insight" aria-labelledby="silent">
      <h2 id="silent">{t.silent}</h2>
      <p className="hint">{t.silentHint(DAYS_TO_READ)}</p>
      {silent.length === 0 ? <p>{t.noneSilent}</p> : null}
      <MoreList>
        {silent.map(({ email, name, mails: sent, isPerhaps }) => {
          const [newest] = sent;
          const sentTo = t.mailsSent(sent.length);
          return (
            <a key={email} className="person" title={email} href={`#/mail/${newest?.id ?? ""}`}>
              <strong>{name.trim() === "" ? email : name}</strong>
              <span className="person-when">{shortAgo(newest?.sentAt ?? 0, now)}</span>
              <span className="person-what">
                {isPerhaps ? t.perhapsRead({ mails: sentTo }) : sentTo}
              </span>
            </a>
          );
        })}
      </MoreList>
    </section>
  );
}
