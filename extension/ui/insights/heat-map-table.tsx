import { useStore } from "@nanostores/react";
import type { HeatMap } from "../../../shared/insights/heat-map.ts";
import { number } from "../../i18n/format.ts";
import { insightsWords } from "../../words/insights.ts";
import { hourSpan, shortHour, weekdayName, weekdays } from "./calendar-words.ts";
import "./heat-map.css";

/** So many shades of how full a cell is. */
const LEVELS = 5;

/** Weekdays below each other, hours side by side; the number stands in each cell, so that nobody needs the shade. */
export function HeatMapTable({ map: { cells, most } }: { readonly map: HeatMap }) {
  const t = useStore(insightsWords);
  // One visit alone is no crowd.
  const full = Math.max(LEVELS, most);
  return (
    // On a narrow page it is moved sideways, with the keyboard, too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- whoever has no mouse moves it by the arrow keys
    <div className="wide-table" role="region" aria-label={t.heatMapTable} tabIndex={0}>
      <table className="heat-map">
        <caption className="unseen">{t.heatMapTable}</caption>
        <thead>
          <tr>
            <td />
            {(cells[0] ?? []).map((_, hour) => {
              const { hour: figure, half } = shortHour(hour);
              return (
                // oxlint-disable-next-line react/no-array-index-key -- the hour is what it is
                <th key={hour} scope="col" title={hourSpan(hour)}>
                  {figure}
                  {half === null ? null : <span className="half-of-day">{half}</span>}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {weekdays().map((weekday) => (
            <tr key={weekday}>
              <th scope="row">{weekdayName(weekday, "short")}</th>
              {(cells[weekday] ?? []).map((count, hour) => (
                <td
                  // oxlint-disable-next-line react/no-array-index-key -- as above
                  key={hour}
                  data-level={Math.ceil((count / full) * LEVELS)}
                  title={t.visitsAt(count, {
                    weekday: weekdayName(weekday, "long"),
                    hour: hourSpan(hour),
                  })}
                >
                  {count === 0 ? null : number(count)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
