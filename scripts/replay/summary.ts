import type { LogContent } from "./read-log.ts";
import type { ReplayResult } from "./replay-events.ts";

/** Invalid entries that are told one by one. */
const TOLD = 20;

/** What was done, for people. */
export function summarize({ read, events, invalid }: LogContent, result: ReplayResult): string {
  const { written, known, failure } = result;
  const left = events.length - written - known;
  const lines = [
    `${read} lines read, ${events.length + invalid.length} of them hits that were kept there only`,
    `${written} written`,
    `${known} already there`,
    ...(invalid.length > 0 ? [`${invalid.length} unreadable`] : []),
    ...invalid.slice(0, TOLD).map(({ place, fields }) => `  ${place}: ${fields.join(", ")}`),
    ...(invalid.length > TOLD ? [`  … and ${invalid.length - TOLD} more`] : []),
    ...(failure === null ? [] : [`${left} not written: ${reason(failure)}`]),
    ...(failure === null ? [] : ["Run the same command again: nothing is written twice."]),
  ];
  return `${lines.join("\n")}\n`;
}

function reason(failure: Error): string {
  const cause = failure.cause instanceof Error ? ` (${failure.cause.message})` : "";
  return `${failure.message}${cause}`;
}
