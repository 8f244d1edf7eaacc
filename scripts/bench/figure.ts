/** What a figure counts; it decides how it is written. */
export type Unit = "×" | "ms" | "/s" | "KB" | "";

/** One measured number, and what it should be. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: Unit;
  /** Null where nothing is asked of it: it stands there to compare with. */
  readonly goal: Goal | null;
}

export interface Goal {
  readonly kind: "at least" | "at most" | "under" | "exactly";
  readonly value: number;
}

/** One line of the table, together with the bench that it came from. */
export interface MeasuredFigure extends Figure {
  readonly bench: string;
}

/** One bench: what `--only` calls it, and what measures it. It rejects when it could not be run. */
export interface Bench {
  readonly name: string;
  /** @param note tells the person who waits what is going on; not part of the result */
  readonly run: (note: (line: string) => void) => Promise<readonly Figure[]>;
}

/** Whether a figure is as it should be; null when nothing is asked of it. */
export function isMet({ value, goal }: Figure): boolean | null {
  switch (goal?.kind) {
    case undefined:
      return null;
    case "at least":
      return value >= goal.value;
    case "at most":
      return value <= goal.value;
    case "under":
      return value < goal.value;
    case "exactly":
      return value === goal.value;
  }
}

/** The figures as a table for people: name, measured, goal, met. */
export function formatFigures(figures: readonly MeasuredFigure[]): string {
  const rows = [
    ["", "", "measured", "goal", ""],
    ...figures.map((figure) => {
      const { bench, name, value, unit, goal } = figure;
      const wanted = goal === null ? "" : `${goal.kind} ${formatValue(goal.value, unit)}`;
      return [bench, name, formatValue(value, unit), wanted, verdict(isMet(figure))];
    }),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) => {
      const cells = row.map((cell, column) =>
        column === 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      );
      return cells.join("  ").trimEnd();
    })
    .join("\n");
}

function formatValue(value: number, unit: Unit): string {
  const digits = unit === "/s" || unit === "" || Math.abs(value) >= 100 ? 0 : 2;
  const number = value.toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return unit === "/s" || unit === "" || unit === "×" ? `${number}${unit}` : `${number} ${unit}`;
}

function verdict(met: boolean | null): string {
  if (met === null) return "";
  return met ? "met" : "MISSED";
}
