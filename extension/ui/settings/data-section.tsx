import { useStore } from "@nanostores/react";
import { useCallback } from "react";
import { readAllSummaries } from "../../db/summaries.ts";
import { date } from "../../i18n/format.ts";
import { settingsWords } from "../../words/settings.ts";
import { dataSettingsWords } from "../../words/settings-data.ts";
import { useLive } from "../kit/live.ts";
import { Skeleton } from "../kit/states.tsx";
import { Card } from "./card.tsx";
import { DeleteAll } from "./delete-all.tsx";
import { Export } from "./export.tsx";
import { FindMail } from "./find-mail.tsx";
import { Retention } from "./retention.tsx";
import type { SectionProps } from "./section-props.ts";

/** What is stored in this browser, and the ways to take it out or away. */
export function DataSection({ api, db, chosen }: SectionProps) {
  const t = useStore(dataSettingsWords);
  const all = useStore(settingsWords);
  const stored = useLive(useCallback(() => readAllSummaries(db), [db]));
  const mails = stored.status === "ready" ? stored.value : [];
  const oldest = mails.at(-1);
  return (
    <>
      <Card title={t.here}>
        {stored.status === "loading" ? <Skeleton height={20} /> : null}
        {stored.status === "failed" ? (
          <p className="error" role="alert">
            {all.unread}
          </p>
        ) : null}
        {stored.status === "ready" ? (
          <p>
            {oldest === undefined ? (
              t.nothing
            ) : (
              <>
                <strong>{t.mails(mails.length)}.</strong> {t.since({ date: date(oldest.sentAt) })}
              </>
            )}
          </p>
        ) : null}
        <p className="hint">{t.where}</p>
        <Export db={db} />
      </Card>
      <FindMail mails={mails} />
      <Retention days={chosen.retentionDays} mails={mails} />
      <DeleteAll api={api} count={mails.length} />
    </>
  );
}
