import { posix } from "node:path";
import { constants, gzipSync } from "node:zlib";

/** A file of a build: its path below the build's folder, with slashes, and its bytes. */
export interface BuiltFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What one entrypoint may weigh. */
export interface Budget {
  readonly name: string;
  /** Its own files. What they import, and what an HTML page names, is counted with them. */
  readonly files: RegExp;
  /** Bytes after gzip; a kilobyte is 1,000 of them. */
  readonly limit: number;
  /** Only what is loaded at once, without what is imported when it is needed. */
  readonly first?: boolean;
}

export interface Weight {
  readonly name: string;
  readonly files: readonly string[];
  readonly bytes: number;
  readonly gzip: number;
  readonly limit: number;
}

/**
 * Sums what each budget's files load, each file compressed by itself, as a store would. A chunk that two entrypoints
 * share counts for both.
 */
export function weigh(files: readonly BuiltFile[], budgets: readonly Budget[]): Weight[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return budgets.map(({ name, files: pattern, limit, first = false }) => {
    const own = new Set(files.filter(({ path }) => pattern.test(path)));
    // A set that grows while it is walked: each file brings what it loads.
    for (const file of own) {
      for (const path of loadedBy(file, first)) {
        const loaded = byPath.get(path);
        if (loaded !== undefined) own.add(loaded);
      }
    }
    return sum(name, [...own], limit);
  });
}

/** Paths of built files that this one loads, `first`: at once. */
function loadedBy({ path, bytes }: BuiltFile, first: boolean): string[] {
  const text = /\.(?:js|html)$/.test(path) ? new TextDecoder().decode(bytes) : "";
  const folder = posix.dirname(path);
  if (path.endsWith(".html")) {
    return [...text.matchAll(/\b(?:src|href)="\/?([^":]+)"/g)].map(([, name = ""]) =>
      posix.join(folder, name),
    );
  }
  const imports = [...text.matchAll(/(?:\bfrom|\bimport)\s*["'`](\.[^"'`]+)["'`]/g)];
  if (!first) imports.push(...text.matchAll(/\bimport\(\s*["'`](\.[^"'`]+)["'`]/g));
  // Vite lists what goes with the imports of later, styles above all, by their paths below the build's folder.
  const later = first ? [] : [...text.matchAll(/["'`]((?:chunks|assets)\/[^"'`]+)["'`]/g)];
  return [
    ...imports.map(([, name = ""]) => posix.join(folder, name)),
    ...later.map(([, name = ""]) => name),
  ];
}

/** What is wrong with the weights: over the limit, nothing there to weigh, or a file that nobody's budget covers. */
export function findOverweight(files: readonly BuiltFile[], weights: readonly Weight[]): string[] {
  const problems: string[] = [];
  const covered = new Set(weights.flatMap((weight) => weight.files));
  for (const { name, gzip, limit, files: own } of weights) {
    if (own.length === 0) problems.push(`${name}: the build has no such file`);
    if (gzip >= limit)
      problems.push(`${name}: ${kilobytes(gzip)} gzip, and the budget is ${kilobytes(limit)}`);
  }
  for (const { path } of files) {
    if (!covered.has(path)) problems.push(`${path}: has no budget`);
  }
  return problems;
}

/** The weights as a table for people. */
export function formatWeights(weights: readonly Weight[]): string {
  const rows = [
    ["", "minified", "gzip", "budget"],
    ...weights.map(({ name, bytes, gzip, limit }) => [
      name,
      ...[bytes, gzip, limit].map(kilobytes),
    ]),
  ];
  const width = (column: number): number =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(width(0)) : cell.padStart(width(column)),
        )
        .join("  "),
    )
    .join("\n");
}

function sum(name: string, files: readonly BuiltFile[], limit: number): Weight {
  return {
    name,
    files: files.map(({ path }) => path),
    bytes: files.reduce((total, { bytes }) => total + bytes.length, 0),
    gzip: files.reduce((total, { bytes }) => total + gzipSize(bytes), 0),
    limit,
  };
}

function gzipSize(bytes: Uint8Array): number {
  return gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }).length;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} KB`;
}
