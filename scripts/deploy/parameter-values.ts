import { PARAMETERS, type Parameter } from "./parameters.ts";

/** Values of parameters by name. */
export type Values = ReadonlyMap<string, string>;

/** What is wrong with one value, or with one line of a file. */
export interface ValueFault {
  /** The parameter, or "line 3". */
  readonly field: string;
  readonly fault: string;
}

export interface ReadValues {
  readonly values: Values;
  readonly faults: readonly ValueFault[];
}

const LINE =
  /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^#]*?))\s*(?:#.*)?$/;

/**
 * Reads `NAME=value` lines: empty ones and comments are left out, quotes taken off, values checked. A name that is not a
 * parameter, one that stands twice, and a value that is not allowed are faults; all of them are told, not the first only.
 */
export function parseValues(text: string): ReadValues {
  const values = new Map<string, string>();
  const faults: ValueFault[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const field = `line ${index + 1}`;
    const match = LINE.exec(line);
    if (match === null) {
      faults.push({ field, fault: "must be NAME=value" });
      continue;
    }
    const [, name = "", double, single, bare] = match;
    const parameter = PARAMETERS.find((known) => known.name === name);
    if (parameter === undefined) {
      faults.push({ field, fault: whyUnknown(name) });
    } else if (values.has(name)) {
      faults.push({ field, fault: `sets ${name} a second time` });
    } else {
      const raw = (double ?? single ?? bare ?? "").trim();
      // A left-open line means the same as none.
      if (raw === "" && parameter.fallback("") !== "") continue;
      const checked = parameter.check(raw);
      if (checked.kind === "value") values.set(name, checked.value);
      else faults.push({ field: name, fault: checked.fault });
    }
  }
  return { values, faults };
}

/** The text of a parameter file, which firebase-tools and `parseValues` read alike. */
export function formatValues(values: Values): string {
  const lines = [...values].map(([name, value]) =>
    /^[A-Za-z0-9_./:@,-]*$/.test(value) ? `${name}=${value}` : `${name}="${value}"`,
  );
  return `${lines.join("\n")}\n`;
}

/** Parameters that have no value yet and no default, and that a person must give. */
export function findMissing(values: Values, project: string): Parameter[] {
  return PARAMETERS.filter(
    ({ name, asked, fallback }) =>
      asked !== "made" && !values.has(name) && fallback(project) === null,
  );
}

/** All parameters in order: the given values, and defaults for the rest. Those without either are left out. */
export function withDefaults(values: Values, project: string): Values {
  const all = new Map<string, string>();
  for (const { name, fallback } of PARAMETERS) {
    const value = values.get(name) ?? fallback(project);
    if (value !== null) all.set(name, value);
  }
  return all;
}

function whyUnknown(name: string): string {
  if (/SECRET|PRIVATE/.test(name)) {
    return `sets ${name}: secrets do not go into a file; they are in Secret Manager, and are made at the first deployment`;
  }
  return `sets ${name}, which is not a parameter`;
}
