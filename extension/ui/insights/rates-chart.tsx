import {
  Bar,
  BarChart,
  CartesianGrid,
  ErrorBar,
  ResponsiveContainer,
  Text,
  XAxis,
  YAxis,
  type XAxisTickContentProps,
} from "recharts";
import { MEASURES, type Measure } from "../../../shared/insights/insight-mail.ts";
import { isTelling, type Rate } from "../../../shared/insights/rate.ts";
import { percentage } from "../../i18n/format.ts";

/** One rate by each measure, or one by all of them, in which case it is said as people's alone. */
type Bars = { readonly name: string } & Readonly<Record<Measure, Rate | null>>;

/** A bar that stands alone takes this one's place, above its name. */
const MIDDLE: Measure = "unconfirmed";

/** Told apart without colour, too: full, light with an edge, hatched. */
const FILLS: Record<Measure, { readonly fill: string; readonly stroke: string }> = {
  people: { fill: "var(--accent)", stroke: "var(--accent)" },
  unconfirmed: { fill: "var(--accent-soft)", stroke: "var(--accent)" },
  machines: { fill: "url(#hatched)", stroke: "var(--muted)" },
};

/** Bars with their intervals; none where there are too few mails to say. The table beside it says the same in words. */
export function RatesChart({ bars }: { readonly bars: readonly Bars[] }) {
  const isSaid = bars.some((bar) => MEASURES.some((measure) => told(bar, measure) !== null));
  if (!isSaid) return null;
  return (
    <div className="chart" aria-hidden="true">
      <ResponsiveContainer width="100%" height={262} initialDimension={{ width: 640, height: 262 }}>
        <BarChart
          data={bars.map((bar) => (isAlone(bar) ? { ...bar, ...FILLS.people } : bar))}
          accessibilityLayer={false}
          barGap={3}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        >
          <defs>
            <pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse">
              <path d="M-1 1l2-2M0 6l6-6M5 7l2-2" stroke="var(--muted)" strokeWidth="1.2" />
            </pattern>
          </defs>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="name"
            tick={RateName}
            height={64}
            tickLine={false}
            axisLine={{ stroke: "var(--edge)" }}
            interval={0}
          />
          <YAxis
            domain={[0, 1]}
            ticks={[0, 0.25, 0.5, 0.75, 1]}
            tickFormatter={percentage}
            tickLine={false}
            axisLine={false}
            width={52}
          />
          {MEASURES.map((measure) => (
            <Bar
              key={measure}
              dataKey={(bar: Bars) => told(bar, measure)?.share ?? null}
              {...FILLS[measure]}
              maxBarSize={36}
              isAnimationActive={false}
            >
              <ErrorBar
                dataKey={(bar: Bars) => reach(bar, measure)}
                width={6}
                stroke="var(--text)"
                strokeWidth={1.2}
                isAnimationActive={false}
              />
            </Bar>
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

/** In as many lines as it needs beside the others. */
function RateName({ x, y, payload, width, visibleTicksCount }: XAxisTickContentProps) {
  return (
    <Text
      x={x}
      y={y}
      width={Number(width) / visibleTicksCount - 6}
      textAnchor="middle"
      verticalAnchor="start"
      lineHeight="1.25em"
    >
      {String(payload.value)}
    </Text>
  );
}

/** It is the same by whatever measure, as replies are. */
function isAlone(bar: Bars): boolean {
  return MEASURES.every((measure) => measure === "people" || bar[measure] === null);
}

/** What stands in a measure's place; null where nothing does, or where there are too few mails to say. */
function told(bar: Bars, place: Measure): Rate | null {
  const alone = place === MIDDLE ? bar.people : null;
  const rate = isAlone(bar) ? alone : bar[place];
  return rate !== null && isTelling(rate) ? rate : null;
}

/** How far the interval goes below and above the bar's end. */
function reach(bar: Bars, place: Measure): [number, number] {
  const known = told(bar, place);
  return known === null ? [0, 0] : [known.share - known.low, known.high - known.share];
}
