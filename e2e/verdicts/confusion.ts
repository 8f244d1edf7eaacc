import type { Verdict } from "../../shared/event.ts";
import type { Outcome } from "./outcome.ts";
import { expectedOf, type Story } from "./story.ts";
import { fetchesOf } from "./timeline.ts";

const VERDICTS = ["person", "unconfirmed", "machine", "self"] as const;
type Row = Record<Verdict | "lost", number>;

/** How often what was expected was got, for opens and for clicks: `table[expected][got]`, single fetches counted. */
export type Confusion = Readonly<Record<"opens" | "clicks", Readonly<Record<Verdict, Row>>>>;

export function countConfusion(played: Iterable<readonly [Story, Outcome]>): Confusion {
  const confusion = { opens: noRows(), clicks: noRows() };
  for (const [story, outcome] of played) {
    for (const [index, step] of fetchesOf(story).entries()) {
      const row = confusion[step.link === undefined ? "opens" : "clicks"][expectedOf(step).verdict];
      row[outcome.hits[index]?.verdict ?? "lost"] += 1;
    }
  }
  return confusion;
}

/** The two tables as text. What stands off the diagonal is wrong. */
export function formatConfusion(confusion: Confusion): string {
  const lines: string[] = [];
  for (const kind of ["opens", "clicks"] as const) {
    lines.push(row(`${kind}, expected ↓ got →`, [...VERDICTS, "lost"]));
    for (const expected of VERDICTS) {
      const got = confusion[kind][expected];
      lines.push(
        row(
          `  ${expected}`,
          [...VERDICTS, "lost" as const].map((verdict) =>
            got[verdict] === 0 ? "·" : String(got[verdict]),
          ),
        ),
      );
    }
    lines.push("");
  }
  return lines.join("\n").trimEnd();
}

function row(head: string, cells: readonly string[]): string {
  return [head.padEnd(26), ...cells.map((cell) => cell.padStart(12))].join("").trimEnd();
}

function noRows(): Record<Verdict, Row> {
  const empty = (): Row => ({ person: 0, unconfirmed: 0, machine: 0, self: 0, lost: 0 });
  return { person: empty(), unconfirmed: empty(), machine: empty(), self: empty() };
}
