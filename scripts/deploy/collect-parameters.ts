import { existsSync, readFileSync } from "node:fs";
import type { Ask } from "./ask.ts";
import { done, type Outcome, stopped } from "./outcome.ts";
import { findMissing, parseValues, type Values, withDefaults } from "./parameter-values.ts";
import { PARAMETERS, type Parameter } from "./parameters.ts";

/** Reads a file of parameters; null when there is none at that path. */
export function readParameterFile(path: string): Outcome<Values | null> {
  if (!existsSync(path)) return done(null);
  const { values, faults } = parseValues(readFileSync(path, "utf8"));
  if (faults.length === 0) return done(values);
  return stopped({
    what: `${path} cannot be used.`,
    why: faults.map(({ field, fault }) => `${field} ${fault}`).join("\n"),
    next: ["Correct it. docs/deploy.md has a table of all parameters."],
  });
}

interface Collecting {
  readonly project: string;
  /** What the file and the last deployment say, checked. */
  readonly given: Values;
  /** Whether somebody is there to be asked. */
  readonly ask: Ask | null;
  /** What the project knows of itself, as a suggestion; null when it does not. */
  readonly suggest: (name: string) => Promise<string | null>;
  readonly say: (line: string) => void;
}

/** The given values, completed by asking and by defaults. */
export async function collectParameters(collecting: Collecting): Promise<Outcome<Values>> {
  const { project, given, ask, suggest } = collecting;
  const values = new Map(given);
  for (const { name, check } of findMissing(values, project)) {
    const found = await suggest(name);
    if (found !== null && check(found).kind === "value") values.set(name, found);
  }
  if (ask === null) {
    const missing = findMissing(values, project);
    if (missing.length === 0) return done(withDefaults(values, project));
    return stopped({
      what: "Parameters are missing, and nobody is there to be asked.",
      why: missing.map(({ name, about }) => `${name}: ${about}`).join("\n"),
      next: ["Write them into a file, NAME=value a line, and give it with --params FILE."],
    });
  }
  const essential = PARAMETERS.filter(({ asked, name }) => asked === "always" && !values.has(name));
  const tuning = PARAMETERS.filter(({ asked, name }) => asked === "tuning" && !values.has(name));
  const asked = await askAll(essential, values, collecting, ask);
  if (asked.kind === "stopped") return asked;
  // Only at the first deployment: later ones have them.
  if (tuning.length > 0 && essential.length > 0) {
    const adjust = await ask.yes("Change memory, concurrency, warm instances or retention?", false);
    if (adjust === null) return cancelled();
    if (adjust) {
      const more = await askAll(tuning, values, collecting, ask);
      if (more.kind === "stopped") return more;
    }
  }
  return done(withDefaults(values, project));
}

async function askAll(
  parameters: readonly Parameter[],
  values: Map<string, string>,
  { project, say }: Collecting,
  ask: Ask,
): Promise<Outcome<null>> {
  for (const { name, about, fallback, check } of parameters) {
    say(`\n${about}`);
    const answer = await ask.text({
      message: name,
      suggestion: fallback(project),
      fault: (text) => {
        const checked = check(text.trim());
        return checked.kind === "value" ? null : `${name} ${checked.fault}`;
      },
    });
    if (answer === null) return cancelled();
    const checked = check(answer.trim());
    if (checked.kind === "fault") throw new Error(`${name} ${checked.fault}, but was taken`);
    values.set(name, checked.value);
  }
  return done(null);
}

/** The end of a deployment that somebody broke off. */
export function cancelled(): Outcome<never> {
  return stopped({
    what: "Cancelled: nothing was changed in the project.",
    next: ["Run the same command when you are ready."],
  });
}
