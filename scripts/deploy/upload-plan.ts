import { existsSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import * as z from "zod";
import { type Endpoint, firebaseParsers } from "./firebase-tools.ts";
import { findRuleFaults } from "./firestore-rules.ts";
import { type ProjectConfig, projectConfigSchema } from "./project-config.ts";

interface PlannedFile {
  readonly path: string;
  readonly bytes: number;
}

interface PlannedCodebase {
  readonly name: string;
  readonly files: readonly PlannedFile[];
  readonly functions: readonly Endpoint[];
  /** In force, by name. */
  readonly values: Readonly<Record<string, string>>;
}

/** All that an upload changes in a project. */
export interface UploadPlan {
  readonly codebases: readonly PlannedCodebase[];
  readonly rules: { readonly path: string; readonly lines: number };
  readonly indexes: z.infer<typeof indexesSchema>;
  readonly hosting: {
    readonly files: readonly PlannedFile[];
    readonly rewrites: ProjectConfig["hosting"]["rewrites"];
  };
  /** What firebase-tools or Google would refuse, or what would not work: empty when all is well. */
  readonly faults: readonly string[];
}

const indexesSchema = z.object({
  indexes: z.array(z.looseObject({ collectionGroup: z.string() })),
  fieldOverrides: z._default(
    z.array(
      z.looseObject({
        collectionGroup: z.string(),
        fieldPath: z.string(),
        ttl: z.optional(z.boolean()),
        indexes: z.array(z.looseObject({ queryScope: z.string(), order: z.optional(z.string()) })),
      }),
    ),
    [],
  ),
});

/**
 * Reads a staged folder as firebase-tools would, without a network, and looks for what would fail or not work.
 * @throws when firebase.json is not as expected.
 */
export async function planUpload(folder: string, project: string): Promise<UploadPlan> {
  const faults: string[] = [];
  const text = readFileSync(join(folder, "firebase.json"), "utf8");
  const config = projectConfigSchema.parse(JSON.parse(text));
  faults.push(...findConfigFaults(JSON.parse(text)));

  const codebases: PlannedCodebase[] = [];
  for (const { codebase, source, runtime, ignore } of config.functions) {
    const path = join(folder, source);
    const files = await listFiles(path, ignore ?? ["node_modules", ".git"]);
    const read = await readFunctions({ path, project, runtime, codebase });
    faults.push(...read.faults);
    codebases.push({
      name: codebase,
      files,
      functions: read.functions,
      values: read.values,
    });
  }
  const deployed = codebases.flatMap(({ functions }) => functions);
  faults.push(...findRewriteFaults(config.hosting.rewrites, deployed));

  const rules = readFileSync(join(folder, config.firestore.rules), "utf8");
  faults.push(...findRuleFaults(rules).map((fault) => `${config.firestore.rules}: ${fault}`));
  const indexes = readIndexes(join(folder, config.firestore.indexes));
  faults.push(...indexes.faults.map((fault) => `${config.firestore.indexes}: ${fault}`));
  return {
    codebases,
    rules: { path: config.firestore.rules, lines: rules.trimEnd().split("\n").length },
    indexes: indexes.value,
    hosting: {
      files: await listFiles(join(folder, config.hosting.public), config.hosting.ignore ?? []),
      rewrites: config.hosting.rewrites,
    },
    faults,
  };
}

async function listFiles(path: string, ignore: readonly string[]): Promise<PlannedFile[]> {
  const found = await firebaseParsers().files.readdirRecursive({ path, ignoreStrings: ignore });
  return found
    .map(({ name }) => ({ path: relative(path, name), bytes: statSync(name).size }))
    .sort((a, b) => a.path.localeCompare(b.path));
}

/** By the schema of firebase-tools. */
function findConfigFaults(config: unknown): string[] {
  const parser = firebaseParsers().config;
  const validate = parser.getValidator();
  if (validate(config)) return [];
  return (validate.errors ?? []).map((error) => `firebase.json: ${parser.getErrorMessage(error)}`);
}

interface Codebase {
  readonly path: string;
  readonly project: string;
  readonly runtime: string;
  readonly codebase: string;
}

async function readFunctions({ path, project, runtime, codebase }: Codebase): Promise<{
  functions: readonly Endpoint[];
  values: Readonly<Record<string, string>>;
  faults: readonly string[];
}> {
  const parsers = firebaseParsers();
  const faults: string[] = [];
  for (const name of ["package.json", "functions.yaml"]) {
    if (!existsSync(join(path, name))) faults.push(`${codebase}: has no ${name}`);
  }
  if (faults.length > 0) return { functions: [], values: {}, faults };
  try {
    const values = parsers.env.loadUserEnvs({
      functionsSource: path,
      projectDir: path,
      projectId: project,
    });
    const build = await parsers.discovery.detectFromYaml(path, project, runtime);
    if (build === undefined) throw new Error("functions.yaml cannot be read");
    const { backend } = await parsers.build.resolveBackend({
      build,
      firebaseConfig: { projectId: project },
      userEnvs: values,
      codebase,
      nonInteractive: true,
      isEmulator: true,
    });
    parsers.prepare.resolveCpuAndConcurrency(backend);
    const functions = parsers.backend.allEndpoints(backend);
    parsers.validate.endpointsAreValid(backend);
    return { functions, values, faults };
  } catch (error) {
    return { functions: [], values: {}, faults: [`${codebase}: ${wordsOf(error)}`] };
  }
}

function findRewriteFaults(
  rewrites: ProjectConfig["hosting"]["rewrites"],
  deployed: readonly Endpoint[],
): string[] {
  return rewrites.flatMap(({ regex, function: { functionId, region } }) => {
    const target = deployed.find(({ id }) => id === functionId);
    if (target === undefined) return [`${regex} leads to ${functionId}, which is not deployed`];
    if (target.httpsTrigger === undefined) {
      return [`${regex} leads to ${functionId}, which does not answer HTTP`];
    }
    return region === undefined || region === target.region
      ? []
      : [`${regex} leads to ${functionId} in ${region}, but it runs in ${target.region}`];
  });
}

function readIndexes(path: string): {
  value: z.infer<typeof indexesSchema>;
  faults: readonly string[];
} {
  const nothing = { indexes: [], fieldOverrides: [] };
  try {
    const raw: unknown = JSON.parse(readFileSync(path, "utf8"));
    new (firebaseParsers().firestore.FirestoreApi)().validateSpec(raw);
    return { value: indexesSchema.parse(raw), faults: [] };
  } catch (error) {
    return { value: nothing, faults: [wordsOf(error)] };
  }
}

/** firebase-tools wraps errors in errors: all of their words. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = "children" in error && Array.isArray(error.children) ? error.children : [];
  return [error.message, ...inner.map((child: unknown) => wordsOf(child))].join(": ");
}
