import { storedEventBytes, storedViewBytes } from "./document-size.ts";
import { LIMITS } from "./limits.ts";
import { billMonth, consumeMonth, MONTH, requestLogGib } from "./month.ts";
import { type Item, PRICES, PRICES_AS_OF, PRICES_REGION } from "./prices.ts";
import { type Day, simulateDay } from "./simulate-day.ts";
import { COSTS, TRAFFIC } from "./traffic.ts";

/** Tracked mails a day. */
const SIZES = [1_000, 100_000, 10_000_000];
const SEED = 20_261_121;

/** The generated parts of docs/scale.md, by the name of their marker. */
export function generateTables(): ReadonlyMap<string, string> {
  const days = SIZES.map((mails) => simulateDay(mails, SEED));
  return new Map([
    ["hit", oneHit()],
    ["view", oneView()],
    ["traffic", trafficTable()],
    ["day", dayTable(days)],
    ["bill", billTable(days)],
    ["limits", limitsTable(days)],
    ["prices", pricesTable()],
  ]);
}

/** What it is, how much of it, and dollars. */
type CostRow = readonly [string, string, number];

function dollars(item: Item, quantity: number): number {
  return (PRICES[item].dollars * quantity) / PRICES[item].per;
}

function oneHit(): string {
  const devices = TRAFFIC.devices.value;
  const step = COSTS.billedStepMs / 1_000;
  return costTable("one hit", [
    ["writes", "1", dollars("writes", 1)],
    ["deletes (TTL, a year later)", "1", dollars("deletes", 1)],
    [
      `reads (${devices} browsers read it twice, and ${devices} devices are looked up)`,
      fixed(3 * devices, 1),
      dollars("reads", 3 * devices),
    ],
    storageRow(storedEventBytes()),
    ["calls (hit, push, look)", fixed(2 + devices, 1), dollars("requests", 2 + devices)],
    [
      "`hit`, alone on its instance",
      `${COSTS.hitCpuMs} ms of CPU, billed ${COSTS.billedStepMs} ms`,
      dollars("cpu", step) + dollars("memory", step * COSTS.hitMemoryGib),
    ],
    [
      "`hit`, beside a hundred others",
      `${COSTS.hitCpuMs} ms of CPU, billed ${COSTS.billedStepMs / 100} ms`,
      dollars("cpu", step / 100) + dollars("memory", (step / 100) * COSTS.hitMemoryGib),
    ],
    [
      "bytes to the recipient",
      String(COSTS.hitBytes),
      dollars("hosting", COSTS.hitBytes / 1_024 ** 3),
    ],
  ]);
}

function oneView(): string {
  const devices = TRAFFIC.devices.value;
  return costTable("one view", [
    ["writes", "1", dollars("writes", 1)],
    ["deletes (TTL, a year later)", "1", dollars("deletes", 1)],
    [
      `reads (${devices} browsers read it twice, and one look for a hit that it may explain)`,
      fixed(2 * devices + 1, 1),
      dollars("reads", 2 * devices + 1),
    ],
    storageRow(storedViewBytes()),
    ["calls (view, and what may wake browsers)", "2.0", dollars("requests", 2)],
  ]);
}

function storageRow(stored: number): CostRow {
  const months = TRAFFIC.retentionDays.value / 30;
  return [
    "storage for the time that it is kept",
    `${stored} bytes with its indexes`,
    dollars("storage", (stored / 1_024 ** 3) * months),
  ];
}

function costTable(what: string, rows: readonly CostRow[]): string {
  return table(
    [what, "quantity", "US dollars a million, without free shares"],
    rows.map(([name, quantity, cost]) => [name, quantity, fixed(cost * 1e6, 2)]),
  );
}

function trafficTable(): string {
  return table(
    ["", "value", "where from"],
    Object.values(TRAFFIC).map(({ about, value, source }) => [about, String(value), source]),
  );
}

function dayTable(days: readonly Day[]): string {
  const row = (name: string, of: (day: Day) => number): string[] => [
    name,
    ...days.map((day) => whole(of(day))),
  ];
  return table(
    ["a working day", ...SIZES.map((mails) => `${whole(mails)} mails`)],
    [
      row("reps", ({ reps }) => reps),
      row("hits kept", ({ hits }) => hits),
      row("… in the busiest second", ({ peakHits }) => peakHits),
      row("looks at the log", ({ looks }) => looks),
      row("… in the busiest second", ({ peakLooks }) => peakLooks),
      row("… that found nothing", ({ emptyLooks }) => emptyLooks),
      row("own views kept", ({ views }) => views),
      row("… in the busiest second", ({ peakViews }) => peakViews),
      row("… that woke other browsers", ({ wakingViews }) => wakingViews),
      row("pushes", ({ pushes }) => pushes),
      row("streams at once", ({ streams }) => streams),
      row("instances of `hit` at most", ({ hit }) => hit.instances),
      row("instances of `api` at most", ({ api }) => api.instances),
      row("instances of `signalHit` at most", ({ push }) => push.instances),
      row("instances of `stream`", ({ stream }) => stream.instances),
    ],
  );
}

function billTable(days: readonly Day[]): string {
  const months = days.map((day) => consumeMonth(day));
  const bills = months.map((month) => billMonth(month));
  const rows = (Object.keys(PRICES) as Item[]).map((item) => [
    `${PRICES[item].name} (${PRICES[item].unit})`,
    ...months.flatMap((month, index) => [
      quantity(month[item]),
      money(bills[index]?.items.get(item) ?? 0),
    ]),
  ]);
  rows.push(["**In all**", ...bills.flatMap(({ total }) => ["", `**${money(total)}**`])]);
  rows.push([
    "For a thousand mails",
    ...bills.flatMap(({ total }, index) => [
      "",
      `$${fixed(total / (((SIZES[index] ?? 1) * MONTH) / 1_000), 3)}`,
    ]),
  ]);
  rows.push([
    "On top, unless Google's request log is switched off (GiB)",
    ...days.flatMap((day) => {
      const gib = requestLogGib(day);
      return [quantity(gib), money(Math.max(0, gib - PRICES.logs.free) * PRICES.logs.dollars)];
    }),
  ]);
  const head = SIZES.flatMap((mails) => [`${whole(mails)} mails a day`, "$"]);
  return table([`a month, ${PRICES_REGION}`, ...head], rows);
}

function limitsTable(days: readonly Day[]): string {
  return table(
    ["limit", "", ...SIZES.map((mails) => whole(mails)), "reached at, mails a day", "source"],
    LIMITS.map(({ name, limit, unit, perSender, used, source }) => {
      const shares = days.map((day) => used(day) / limit);
      const reached = (SIZES.at(-1) ?? 0) / (shares.at(-1) ?? 1);
      return [
        name,
        `${whole(limit)} ${unit}`,
        ...shares.map((share) => percent(share)),
        perSender === true ? "does not grow with them" : quantity(reached, 2),
        source,
      ];
    }),
  );
}

function pricesTable(): string {
  return table(
    [`price on ${PRICES_AS_OF}, ${PRICES_REGION}`, "US dollars", "free a month", "source"],
    Object.values(PRICES).map(({ name, dollars, per, unit, free, source }) => [
      name,
      `${dollars} for ${per === 1 ? "one" : whole(per)} of ${unit}`,
      whole(free),
      source,
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const numeric = head.map((_, column) =>
    rows.every((row) => /^[*~<]*\$?[\d.,]*(?: ?[kMG%])?\**$/.test(row[column] ?? "")),
  );
  const widths = head.map((cell, column) =>
    Math.max(3, cell.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return numeric[column] === true ? cell.padStart(width) : cell.padEnd(width);
      })
      .join(" | ")} |`;
  const rule = widths.map((width, column) =>
    numeric[column] === true ? `${"-".repeat(width - 1)}:` : "-".repeat(width),
  );
  return [line(head), `| ${rule.join(" | ")} |`, ...rows.map((row) => line(row))].join("\n");
}

function whole(number: number): string {
  return Math.round(number).toLocaleString("en-US");
}

function fixed(number: number, digits: number): string {
  return number.toFixed(digits);
}

/** So many digits that count, and a letter for what is large. */
function quantity(number: number, digits = 3): string {
  for (const [size, letter] of [
    [1e9, "G"],
    [1e6, "M"],
    [1e3, "k"],
  ] as const) {
    if (number >= size) return `${Number((number / size).toPrecision(digits))} ${letter}`;
  }
  return String(Number(number.toPrecision(2)));
}

function money(dollars: number): string {
  if (dollars > 0 && dollars < 0.01) return "<$0.01";
  return `$${dollars < 100 ? dollars.toFixed(2) : whole(dollars)}`;
}

function percent(share: number): string {
  if (share > 0 && share < 0.001) return "<0.1 %";
  return `${share < 0.1 ? (share * 100).toFixed(1) : whole(share * 100)} %`;
}
