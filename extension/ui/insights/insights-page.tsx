import { useStore } from "@nanostores/react";
import { useCallback, useDeferredValue, useMemo, useState } from "react";
import { isMeasurable } from "../../../shared/insights/insight-mail.ts";
import { zonedClock } from "../../../shared/insights/zoned-clock.ts";
import { readAllSummaries } from "../../db/summaries.ts";
import type { MailSummary } from "../../db/summary.ts";
import { insightsWords } from "../../words/insights.ts";
import type { DashboardProps } from "../dashboard/api.ts";
import { useLive } from "../kit/live.ts";
import { EmptyState } from "../kit/states.tsx";
import { useNow } from "../kit/use-now.ts";
import { chooseMails, mailboxesOf, type Choice } from "./choice.ts";
import { ChoiceBar } from "./choice-bar.tsx";
import { HeatMapSection } from "./heat-map-section.tsx";
import { HotSection } from "./hot-section.tsx";
import { RatesSection } from "./rates-section.tsx";
import { SeriesSection } from "./series-section.tsx";
import { SilentSection } from "./silent-section.tsx";
import "./insights.css";

const MINUTE = 60_000;

/** What all mails together came to: how many are opened, when, by whom never; each number with how sure it is. */
export function InsightsPage({ db }: Pick<DashboardProps, "db">) {
  const t = useStore(insightsWords);
  const all = useLive(useCallback(() => readAllSummaries(db), [db]));
  return (
    <div className="insights">
      <h1>{t.title}</h1>
      {all.status === "loading" ? (
        <p className="hint late" role="status">
          {t.loading}
        </p>
      ) : all.status === "failed" ? (
        <EmptyState title={t.failed} isError>
          {t.failedHint}
        </EmptyState>
      ) : all.value.length === 0 ? (
        <EmptyState title={t.nothing}>{t.nothingHint}</EmptyState>
      ) : (
        <Insights all={all.value} />
      )}
    </div>
  );
}

function Insights({ all }: { readonly all: readonly MailSummary[] }) {
  const t = useStore(insightsWords);
  const now = useNow(MINUTE);
  const [choice, setChoice] = useState<Choice>({ days: 30, account: null });
  // What is counted may take a moment, in which the buttons answer already.
  const wanted = useDeferredValue(choice);
  const mails = useDeferredValue(all);
  const clock = useMemo(() => zonedClock(timeZone()), []);
  const today = clock(now).day;
  const chosen = useMemo(
    () => chooseMails(mails, wanted, clock, today),
    [mails, wanted, clock, today],
  );
  const measurable = chosen.mails.filter(isMeasurable);
  const measured = measurable.filter(({ recorded }) => recorded).length;
  const leftOut = chosen.mails.length - measurable.length;
  return (
    <>
      <ChoiceBar choice={choice} mailboxes={mailboxesOf(mails)} onChange={setChoice} />
      <p className="hint" role="status">
        {t.measured(measured)} {leftOut === 0 ? "" : t.leftOut(leftOut)}
      </p>
      {measured === 0 ? (
        <EmptyState title={t.noneInTime}>{t.noneInTimeHint}</EmptyState>
      ) : (
        <RatesSection mails={chosen.mails} />
      )}
      <SeriesSection chosen={chosen} clock={clock} />
      {measured === 0 ? null : (
        <HeatMapSection mails={chosen.mails} clock={clock} timeZone={timeZone()} />
      )}
      <div className="insights-people">
        <HotSection mails={chosen.ofMailbox} now={now} />
        <SilentSection mails={chosen.mails} now={now} />
      </div>
    </>
  );
}

/** The rep's own, as the system says. */
function timeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
