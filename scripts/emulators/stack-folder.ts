import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";

/** The emulators of firebase-tools that the stack needs; each listens on a port of its own. */
export const EMULATORS = [
  "functions",
  "hosting",
  "auth",
  "tasks",
  "eventarc",
  "hub",
  "logging",
] as const;
export type EmulatorPorts = Readonly<Record<(typeof EMULATORS)[number], number>>;

interface StackFolder {
  /** The repository's root. */
  readonly root: string;
  /** Empty, or not there yet. */
  readonly folder: string;
  readonly projectId: string;
  readonly ports: EmulatorPorts;
  readonly params: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}

/** What is read of `firebase.json`; everything else in it is passed on as it stands. */
const firebaseConfig = z.looseObject({
  functions: z.array(z.looseObject({ codebase: z.string(), source: z.string() })),
  hosting: z.looseObject({ public: z.string() }),
});

/**
 * Puts a copy of all that firebase-tools is to run into a folder, with this stack's own ports, parameters and secrets:
 * a build, or a second stack, does not disturb it. The functions must have been built.
 */
export async function prepareStackFolder(stack: StackFolder): Promise<void> {
  const { root, folder, projectId, ports, params, secrets } = stack;
  const text = await readFile(join(root, "firebase.json"), "utf8");
  const config = firebaseConfig.parse(JSON.parse(text));
  await mkdir(folder, { recursive: true });

  const functions = config.functions.map((entry) => ({
    ...entry,
    source: `functions/${entry.codebase}`,
  }));
  for (const { codebase, source } of config.functions) {
    const copy = join(folder, "functions", codebase);
    await cp(join(root, source), copy, { recursive: true });
    // firebase-tools reads parameters and secrets from these, and gives them to the functions as environment.
    await writeFile(join(copy, `.env.${projectId}`), dotenv(params));
    await writeFile(join(copy, ".secret.local"), dotenv(secrets), { mode: 0o600 });
  }
  await cp(join(root, config.hosting.public), join(folder, "public"), { recursive: true });

  const emulators = Object.fromEntries(
    EMULATORS.map((name) => [name, { host: "127.0.0.1", port: ports[name] }]),
  );
  const { firestore: _beside, ...rest } = config;
  const generated = {
    ...rest,
    functions,
    hosting: { ...config.hosting, public: "public" },
    emulators: { singleProjectMode: true, ui: { enabled: false }, ...emulators },
  };
  await writeFile(join(folder, "firebase.json"), JSON.stringify(generated, null, 2));
}

/** Values in double quotes, as firebase-tools escapes them. */
function dotenv(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(
      ([name, value]) =>
        `${name}="${value.replaceAll(/["\\]/g, "\\$&").replaceAll("\n", "\\n")}"\n`,
    )
    .join("");
}
