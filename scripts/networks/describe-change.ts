import type { ListFile, Ranges, SystemsFile } from "../../backend/core/network/range-file.ts";

/** As many ranges are named on each side. */
const MOST_NAMED = 5;

/** What becomes different, in a few lines for people. */
export function describeChange(
  before: ListFile | SystemsFile | null,
  after: ListFile | SystemsFile,
): string {
  const [old, now] = [before, after].map((file) => new Set(file === null ? [] : labelled(file)));
  if (old === undefined || now === undefined) return "";
  const added = [...now].filter((range) => !old.has(range));
  const removed = [...old].filter((range) => !now.has(range));
  const dates = before === null ? after.date : `${before.date} → ${after.date}`;
  const head = `${after.name}: ${dates}, ${old.size} → ${now.size} ranges, +${added.length} −${removed.length}`;
  return [head, ...named("+", added), ...named("−", removed)].join("\n");
}

function labelled(file: ListFile | SystemsFile): string[] {
  const all = ({ ipv4, ipv6 }: Ranges): string[] => [...ipv4, ...ipv6];
  return "systems" in file
    ? file.systems.flatMap((system) => all(system).map((range) => `AS${system.asn} ${range}`))
    : all(file);
}

function named(sign: string, ranges: readonly string[]): string[] {
  const lines = ranges.slice(0, MOST_NAMED).map((range) => `  ${sign} ${range}`);
  const more = ranges.length - lines.length;
  return more > 0 ? [...lines, `  ${sign} ${more} more`] : lines;
}
