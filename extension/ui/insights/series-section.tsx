import { useStore } from "@nanostores/react";
import { useMemo, useState } from "react";
import { MEASURES, type Measure } from "../../../shared/insights/insight-mail.ts";
import { seriesOf, stepFor } from "../../../shared/insights/series.ts";
import type { WallTime } from "../../../shared/insights/zoned-clock.ts";
import { number } from "../../i18n/format.ts";
import { insightsWords } from "../../words/insights.ts";
import { Segments } from "../kit/segments.tsx";
import { stepName } from "./calendar-words.ts";
import type { Chosen } from "./choice.ts";
import { Legend } from "./legend.tsx";
import { SeriesChart } from "./series-chart.tsx";

const SERIES = ["sent", "opens", "clicks"] as const;

/** What was sent, opened and clicked in each day, week or month. */
export function SeriesSection({
  chosen: { ofMailbox, from, to },
  clock,
}: {
  readonly chosen: Chosen;
  readonly clock: (at: number) => WallTime;
}) {
  const t = useStore(insightsWords);
  const [measure, setMeasure] = useState<Measure>("people");
  const step = stepFor(to - from + 1);
  const points = useMemo(
    () => seriesOf(ofMailbox, { from, to, step, measure, clock }),
    [ofMailbox, from, to, step, measure, clock],
  );
  const labels = { sent: t.sent, opens: t.opens, clicks: t.clicks };
  return (
    <section className="insight" aria-labelledby="series">
      <h2 id="series">{t.series}</h2>
      <p className="hint">{t.seriesHint}</p>
      <div className="insight-bar">
        <Segments
          name={t.measure}
          value={measure}
          choices={MEASURES.map((value) => ({ value, label: t[value] }))}
          onChange={setMeasure}
        />
        <Legend of={SERIES.map((mark) => ({ mark, label: labels[mark] }))} />
      </div>
      <SeriesChart points={points} step={step} labels={labels} />
      <details className="as-table">
        <summary>{t.asTable}</summary>
        <table>
          <caption className="unseen">{t.series}</caption>
          <thead>
            <tr>
              <th scope="col">{t[step]}</th>
              {SERIES.map((what) => (
                <th key={what} scope="col">
                  {labels[what]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.toReversed().map((point) => (
              <tr key={point.day}>
                <th scope="row">{stepName(point.day, step)}</th>
                {SERIES.map((what) => (
                  <td key={what}>{number(point[what])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
