import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import * as z from "zod";
import { done, type Outcome, stopped } from "./outcome.ts";
import { formatValues, type Values } from "./parameter-values.ts";
import { projectConfigSchema } from "./project-config.ts";
import { planUpload, type UploadPlan } from "./upload-plan.ts";

interface Staging {
  /** The repository, built. */
  readonly root: string;
  /** Emptied, and filled with what is uploaded. */
  readonly folder: string;
  readonly project: string;
  /** What is not known yet stands as an empty text in what is staged. */
  readonly values: Values;
}

/** Lays out what is uploaded, and reads it as firebase-tools will. */
export async function stageAndPlan(staging: Staging): Promise<Outcome<UploadPlan>> {
  stageUpload(staging);
  const plan = await planUpload(staging.folder, staging.project);
  if (plan.faults.length === 0) return done(plan);
  return stopped({
    what: "The build cannot be deployed as it is.",
    why: plan.faults.join("\n"),
    next: [
      "If you changed firebase.json, rules, indexes or parameters, look there first. Otherwise it is a bug.",
    ],
  });
}

/**
 * Lays out what is uploaded in a folder of its own, which firebase-tools then takes for the project: firebase.json with
 * this project's region (a rewrite names the region of its function, and knows no parameters), rules, indexes, hosting
 * files, and the codebases with their parameters. So two projects never mix, and what was uploaded can be looked at.
 * @throws when firebase.json is not as expected, or something that it names is missing.
 */
function stageUpload({ root, folder, project, values }: Staging): void {
  const region = values.get("SIGHTLINE_REGION") ?? "";
  const config = projectConfigSchema.parse(
    JSON.parse(readFileSync(join(root, "firebase.json"), "utf8")),
  );
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const take = (path: string, as = basename(path)): string => {
    cpSync(join(root, path), join(folder, as), { recursive: true });
    return as;
  };
  const staged = {
    firestore: {
      rules: take(config.firestore.rules),
      indexes: take(config.firestore.indexes),
      // In force only where the CLI itself makes the database; otherwise it would lie in the United States.
      location: region,
    },
    functions: config.functions.map((codebase) => {
      const source = take(codebase.source, `functions/${codebase.codebase}`);
      const path = join(folder, source, `.env.${project}`);
      writeFileSync(path, formatValues(declaredValues(join(folder, source), values)), {
        mode: 0o600,
      });
      return { ...codebase, source };
    }),
    hosting: {
      ...config.hosting,
      public: take(config.hosting.public, "hosting"),
      rewrites: config.hosting.rewrites.map((rewrite) => ({
        ...rewrite,
        function: { ...rewrite.function, region },
      })),
    },
  };
  writeFileSync(join(folder, "firebase.json"), `${JSON.stringify(staged, null, 2)}\n`);
}

const manifestSchema = z.looseObject({
  params: z._default(
    z.array(
      z.looseObject({
        name: z.string(),
        type: z._default(z.string(), "string"),
        default: z.optional(z.union([z.string(), z.number(), z.boolean()])),
      }),
    ),
    [],
  ),
});

/**
 * A value for each parameter that the codebase declares. The CLI asks for none without a terminal, and refuses to go on
 * without one even where there is a default.
 */
function declaredValues(source: string, values: Values): Values {
  const { params } = manifestSchema.parse(
    parse(readFileSync(join(source, "functions.yaml"), "utf8")),
  );
  const declared = new Map<string, string>();
  for (const { name, type, default: fallback } of params) {
    if (type !== "secret") declared.set(name, values.get(name) ?? String(fallback ?? ""));
  }
  return declared;
}
