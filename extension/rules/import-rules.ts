import Papa from "papaparse";
import { parseRule, type NeverTrackRule, type RuleProblem } from "./never-track.ts";

export interface ImportedRules {
  /** Each once, in their order. */
  readonly rules: readonly NeverTrackRule[];
  /** Lines in which no rule was found. */
  readonly problems: readonly {
    /** From 1. */
    readonly line: number;
    readonly text: string;
    readonly problem: RuleProblem;
  }[];
}

/** "Ada Lovelace <ada@example.org>", as mail programs copy people. */
const IN_BRACKETS = /<([^<>\s]+@[^<>\s]+)>/g;

/**
 * Reads a never-track list as it was pasted or comes from a file: a rule on each line, or several with commas, semicolons,
 * tabs or spaces between them, or a table (CSV) with addresses or domains in some of its columns. Whatever else stands on
 * a line with a rule, names and the like, is passed over; and so is a first line of headings.
 */
export function importRules(text: string): ImportedRules {
  const rules = new Set<NeverTrackRule>();
  const problems: { line: number; text: string; problem: RuleProblem }[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n?|\n/)
    .entries()) {
    const cells = cellsOf(line);
    if (cells.length === 0) continue;
    const read = cells.map(parseRule);
    const found = read.flatMap((one) => ("rule" in one ? [one.rule] : []));
    for (const rule of found) rules.add(rule);
    if (found.length > 0) continue;
    const [problem] = read.flatMap((one) => ("problem" in one ? [one.problem] : []));
    const isHeading = index === 0 && !/[@.*]/.test(line);
    if (problem !== undefined && !isHeading)
      problems.push({ line: index + 1, text: line.trim(), problem });
  }
  return { rules: [...rules], problems };
}

/** What on a line may be a rule: of people, their addresses alone. */
function cellsOf(line: string): readonly string[] {
  const delimiter = ["\t", ";", ","].find((one) => line.includes(one)) ?? ",";
  const [cells = []] = Papa.parse<string[]>(line, { delimiter }).data;
  return cells.flatMap((cell) => {
    const people = [...cell.matchAll(IN_BRACKETS)].map(([, address = ""]) => address);
    if (people.length > 0) return people;
    const words = cell.trim();
    if (words === "") return [];
    // A name is one cell; addresses with spaces between them are several.
    return words.includes("@") ? words.split(/[\s,;]+/) : [words];
  });
}
