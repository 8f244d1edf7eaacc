import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import type { Point, Step } from "../../../shared/insights/series.ts";
import { number } from "../../i18n/format.ts";
import { shortDay, stepName } from "./calendar-words.ts";

/** What happened over time; a table beside it says the same. */
export function SeriesChart({
  points,
  step,
  labels,
}: {
  readonly points: readonly Point[];
  readonly step: Step;
  readonly labels: Readonly<Record<"sent" | "opens" | "clicks", string>>;
}) {
  // With few points, lines between them alone would hardly be seen.
  const dot = points.length <= 31;
  return (
    <div className="chart" aria-hidden="true">
      <ResponsiveContainer width="100%" height={220} initialDimension={{ width: 640, height: 220 }}>
        <ComposedChart
          data={[...points]}
          accessibilityLayer={false}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="day"
            tickFormatter={shortDay}
            tickLine={false}
            axisLine={{ stroke: "var(--edge)" }}
            interval="equidistantPreserveStart"
            minTickGap={24}
          />
          <YAxis
            allowDecimals={false}
            tickFormatter={number}
            tickLine={false}
            axisLine={false}
            width={40}
          />
          <Tooltip
            labelFormatter={(day) => stepName(Number(day), step)}
            formatter={(value) => number(Number(value))}
            isAnimationActive={false}
            cursor={{ fill: "var(--raised)", stroke: "var(--line)" }}
            contentStyle={{
              border: "1px solid var(--line)",
              borderRadius: 8,
              background: "var(--over)",
              color: "var(--text)",
            }}
            itemStyle={{ color: "var(--text)", padding: 0 }}
          />
          <Bar
            dataKey="sent"
            name={labels.sent}
            fill="var(--line)"
            stroke="var(--edge)"
            maxBarSize={24}
            isAnimationActive={false}
          />
          <Line
            dataKey="opens"
            name={labels.opens}
            stroke="var(--opened)"
            strokeWidth={2}
            dot={dot ? { r: 2.5, fill: "var(--opened)" } : false}
            isAnimationActive={false}
          />
          <Line
            dataKey="clicks"
            name={labels.clicks}
            stroke="var(--clicked)"
            strokeWidth={2}
            strokeDasharray="5 3"
            dot={dot ? { r: 2.5, fill: "var(--clicked)", strokeDasharray: "0" } : false}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
