import type { Breach, Module, SourceFile } from "./source-file.ts";

/** Everything that may stand at the top level; the tools' dot- and config files are at the end. */
const TOP_LEVEL = new Set(
  [
    "extension backend shared e2e docs scripts .ci wxt.config.ts firebase.json package.json package-lock.json",
    "tsconfig.json README.md LICENSE .gitignore .oxfmtrc.json .oxlintrc.json knip.json tsconfig.base.json",
    "vitest.config.ts",
  ].flatMap((line) => line.split(" ")),
);

const LONGEST_FILE = 300;
const LONGEST_ENTRYPOINT = 30;

/** Files over the limit, each with its reason. An entry that is not needed any more is a breach itself. */
export type LongFiles = Readonly<Record<string, string>>;

/** Top-level entries that are not on the list, and listed ones that are missing. */
export function findTopLevelBreaches(files: readonly SourceFile[]): Breach[] {
  const present = new Set(files.map(({ path }) => path.split("/", 1)[0] ?? path));
  const strangers = [...present].filter((name) => !TOP_LEVEL.has(name));
  const missing = [...TOP_LEVEL].filter((name) => !present.has(name));
  return [
    ...strangers.map((path) => ({ path, message: "does not belong at the top level" })),
    ...missing.map((path) => ({ path, message: "is missing at the top level" })),
  ];
}

/** Names that are not kebab-case, and folders that name no domain. */
export function findBadNames(files: readonly SourceFile[]): Breach[] {
  const breaches: Breach[] = [];
  for (const { path } of files) {
    const parts = path.split("/");
    for (const part of parts) {
      if (
        !/^\.?[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(part) &&
        !["README.md", "LICENSE"].includes(part)
      ) {
        breaches.push({ path, message: `"${part}" is not kebab-case` });
      }
    }
    const vague = parts
      .slice(0, -1)
      .find((part) => /^(?:utils?|helpers?|common|misc|lib)$/.test(part));
    if (vague !== undefined) breaches.push({ path, message: `"${vague}/" names no domain` });
  }
  return breaches;
}

/** Files over 300 lines that are not excused, and excuses that are not needed. */
export function findLongFiles(modules: readonly Module[], excused: LongFiles): Breach[] {
  const breaches: Breach[] = [];
  const long = new Set<string>();
  for (const { path, text } of modules) {
    const lines = text.split("\n").length - 1;
    if (lines <= LONGEST_FILE) continue;
    long.add(path);
    if (!Object.hasOwn(excused, path)) {
      breaches.push({ path, message: `has ${lines} lines; over ${LONGEST_FILE} needs a reason` });
    }
  }
  for (const path of Object.keys(excused)) {
    if (!long.has(path))
      breaches.push({ path, message: "is excused from the limit of lines, but does not need it" });
  }
  return breaches;
}

/** Entrypoints that do more than wire. */
export function findThickEntrypoints(modules: readonly Module[]): Breach[] {
  return modules
    .filter(
      ({ path, codeLines }) =>
        path.startsWith("extension/entrypoints/") && codeLines > LONGEST_ENTRYPOINT,
    )
    .map(({ path, codeLines }) => ({
      path,
      message: `has ${codeLines} lines of code; an entrypoint only wires, in ${LONGEST_ENTRYPOINT} or fewer`,
    }));
}

/** Files that only hand on what other files export. */
export function findBarrels(modules: readonly Module[]): Breach[] {
  return modules
    .filter(({ barrel }) => barrel)
    .map(({ path }) => ({ path, message: "is a barrel: import from the file that does the work" }));
}

/** Decision records: `docs/adr/0001-in-kebab-case.md`, headed `# 1. Title`, without a gap or the same number twice. */
export function findBadRecords(files: readonly SourceFile[]): Breach[] {
  const breaches: Breach[] = [];
  const numbers: number[] = [];
  for (const { path, text } of files) {
    if (!path.startsWith("docs/adr/")) continue;
    const number = Number(/^docs\/adr\/(\d{4})-[a-z0-9-]+\.md$/.exec(path)?.[1] ?? Number.NaN);
    if (Number.isNaN(number))
      breaches.push({ path, message: "is not named NNNN-in-kebab-case.md" });
    else if (!text.startsWith(`# ${number}. `))
      breaches.push({ path, message: `does not begin with "# ${number}. "` });
    numbers.push(number);
  }
  numbers.sort((a, b) => a - b);
  for (const [index, number] of numbers.entries()) {
    if (!Number.isNaN(number) && number !== index + 1) {
      breaches.push({
        path: "docs/adr",
        message: `the record numbered ${number} stands where ${index + 1} should`,
      });
      break;
    }
  }
  return breaches;
}

/** Work left undone, and addresses of a package registry, anywhere in the repository. */
export function findForbiddenText(files: readonly SourceFile[]): Breach[] {
  // Bracketed, for this file is read as well.
  const marks = /\b(?:T[O]DO|FIX[M]E|X[X]X)\b/;
  const registry =
    /https?:\/\/[^/\s"']*\b(?:registry|npmjs|verdaccio|artifactory|nexus)\b|"resolved":\s*"http/i;
  const breaches: Breach[] = [];
  for (const { path, text } of files) {
    const mark = marks.exec(text)?.[0];
    if (mark !== undefined)
      breaches.push({ path, message: `holds a ${mark}: do it, or file an issue` });
    if (registry.test(text)) breaches.push({ path, message: "names a package registry's address" });
  }
  return breaches;
}
