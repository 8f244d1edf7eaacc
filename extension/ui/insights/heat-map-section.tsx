import { useStore } from "@nanostores/react";
import { useMemo } from "react";
import {
  bestHour,
  bestWeekday,
  heatMapOf,
  type BestTime,
} from "../../../shared/insights/heat-map.ts";
import type { InsightMail } from "../../../shared/insights/insight-mail.ts";
import type { WallTime } from "../../../shared/insights/zoned-clock.ts";
import { percentage } from "../../i18n/format.ts";
import { insightsWords } from "../../words/insights.ts";
import { hourSpan, weekdayName } from "./calendar-words.ts";
import { HeatMapTable } from "./heat-map-table.tsx";

/** When people read, by weekday and hour, and which of them is the best, as far as that can be said. */
export function HeatMapSection({
  mails,
  clock,
  timeZone,
}: {
  readonly mails: readonly InsightMail[];
  readonly clock: (at: number) => WallTime;
  /** Of the clock; IANA's name. */
  readonly timeZone: string;
}) {
  const t = useStore(insightsWords);
  const map = useMemo(() => heatMapOf(mails, clock), [mails, clock]);
  const hour = bestHour(map);
  const weekday = bestWeekday(map);
  return (
    <section className="insight" aria-labelledby="heat-map">
      <h2 id="heat-map">{t.heatMap}</h2>
      <p className="hint">{t.heatMapHint({ timeZone: timeZone.replaceAll("_", " ") })}</p>
      {map.visits === 0 ? (
        <p>{t.noVisits}</p>
      ) : hour === null || weekday === null ? (
        <p>{t.tooFewVisits(map.visits)}</p>
      ) : (
        <ul className="best-times">
          <li>
            {t.bestHour(bestValues(hour, hourSpan(hour.at), t))} {hour.isClear ? "" : t.mayBeChance}
          </li>
          <li>
            {t.bestWeekday(bestValues(weekday, weekdayName(weekday.at, "long"), t))}{" "}
            {weekday.isClear ? "" : t.mayBeChance}
          </li>
        </ul>
      )}
      {map.visits === 0 ? null : <HeatMapTable map={map} />}
    </section>
  );
}

/** What the sentence on a best time names. */
function bestValues(
  { rate: { count, of, share, low, high } }: BestTime,
  when: string,
  t: ReturnType<typeof insightsWords.get>,
) {
  const interval = t.interval({ low: percentage(low), high: percentage(high) });
  return { when, share: percentage(share), interval, count, of };
}
