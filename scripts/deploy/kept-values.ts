import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readParameterFile } from "./collect-parameters.ts";
import { done, type Outcome, stopped } from "./outcome.ts";
import { formatValues, type Values } from "./parameter-values.ts";

/** Where a project's things are kept. */
interface Paths {
  /** The parameters of the last deployment. */
  readonly saved: string;
  /** What was last uploaded. */
  readonly upload: string;
  /** What a dry run would have uploaded: apart, for it may lack what only a deployment knows. */
  readonly rehearsal: string;
}

/** The places of a project inside the folder that deployments keep. */
export function pathsOf(keep: string, project: string): Paths {
  const place = (name: string): string => join(keep, project, name);
  return { saved: place("params.env"), upload: place("upload"), rehearsal: place("dry-run") };
}

export interface Given {
  readonly values: Values;
  readonly saved: Values;
}

/** What a file says goes before what the last deployment said. */
export function readGiven(file: string | null, savedPath: string): Outcome<Given> {
  const saved = readParameterFile(savedPath);
  if (saved.kind === "stopped") return saved;
  const known = saved.value ?? new Map<string, string>();
  if (file === null) return done({ values: known, saved: known });
  const read = readParameterFile(file);
  if (read.kind === "stopped") return read;
  if (read.value === null) {
    return stopped({ what: `There is no file ${file}.`, next: ["Check the path after --params."] });
  }
  return done({ values: new Map([...known, ...read.value]), saved: known });
}

/** Keeps the values for the next deployment. */
export function saveValues(path: string, values: Values): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(
    path,
    `# Parameters of the last deployment; npm run deploy reads and writes them.\n${formatValues(values)}`,
    {
      mode: 0o600,
    },
  );
}
