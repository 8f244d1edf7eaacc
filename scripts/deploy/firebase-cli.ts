import * as z from "zod";
import type { RunCommand } from "./command.ts";
import { describeFailure, type Failure } from "./failure.ts";

/** What a call of the Firebase CLI came to. */
export type CliAnswer<T> =
  | { readonly kind: "answer"; readonly value: T }
  | { readonly kind: "failed"; readonly failure: Failure };

export interface SecretVersion {
  readonly versionId: string;
  readonly state: string;
}

export interface WebApp {
  readonly apiKey: string;
}

/** The part of the Firebase CLI that a deployment needs. Each call starts a process; none asks anything. */
export interface FirebaseCli {
  version(): Promise<CliAnswer<string>>;
  /** Mail addresses of the signed-in accounts. */
  accounts(): Promise<CliAnswer<readonly string[]>>;
  projects(): Promise<CliAnswer<readonly Project[]>>;
  /** Null when the project has no such secret. The first call switches Secret Manager on, which needs the Blaze plan. */
  secretVersions(
    project: string,
    name: string,
  ): Promise<CliAnswer<readonly SecretVersion[] | null>>;
  /** The newest version's content. It is secret. */
  readSecret(project: string, name: string): Promise<CliAnswer<string>>;
  /** Adds a version, and makes the secret when there is none. Functions keep the version that they were deployed with. */
  setSecret(project: string, name: string, value: string): Promise<CliAnswer<null>>;
  databases(project: string): Promise<CliAnswer<readonly Database[]>>;
  createDatabase(project: string, location: string): Promise<CliAnswer<null>>;
  hostingSites(project: string): Promise<CliAnswer<readonly string[]>>;
  createHostingSite(project: string, site: string): Promise<CliAnswer<null>>;
  /** The configuration of the project's web app. Fails when there is none, or several. */
  webApp(project: string): Promise<CliAnswer<WebApp>>;
  /** Uploads from the folder with the firebase.json to go by; `only` is the CLI's list of targets. */
  deploy(project: string, only: string, folder: string): Promise<CliAnswer<null>>;
}

interface Project {
  readonly projectId: string;
  readonly displayName?: string | undefined;
}

interface Database {
  readonly name: string;
  readonly locationId: string;
}

interface CliOptions {
  readonly run: RunCommand;
  /** How to start the CLI. */
  readonly program: readonly [string, ...string[]];
  /** Where it is started. */
  readonly root: string;
  /** What a deployment prints, as it comes. */
  readonly onOutput: (text: string) => void;
}

const accounts = z.optional(z.array(z.object({ user: z.object({ email: z.string() }) })));
const projects = z.array(z.object({ projectId: z.string(), displayName: z.optional(z.string()) }));
const secrets = z.object({
  secrets: z.array(z.object({ versionId: z.string(), state: z.string() })),
});
const databases = z.array(z.object({ name: z.string(), locationId: z.string() }));
const sites = z.object({ sites: z.array(z.object({ name: z.string() })) });
const sdkConfig = z.object({ sdkConfig: z.object({ apiKey: z.string() }) });

/** The CLI as a program that is run with `--json`, whose answers are checked. */
export function firebaseCli({ run, program, root, onOutput }: CliOptions): FirebaseCli {
  const call = (args: readonly string[], input?: string) =>
    run({
      program,
      args: [...args, "--non-interactive"],
      cwd: root,
      ...(input !== undefined && { input }),
    });

  async function ask<T>(schema: z.ZodType<T>, ...args: string[]): Promise<CliAnswer<T>> {
    const { exitCode, stdout, stderr } = await call([...args, "--json"]);
    const envelope = readEnvelope(stdout);
    if (envelope?.status !== "success" || exitCode !== 0) {
      return failed(args, envelope?.error ?? (stderr.trim() || stdout.trim()));
    }
    const parsed = schema.safeParse(envelope.result);
    if (parsed.success) return { kind: "answer", value: parsed.data };
    return failed(args, `It answered what was not expected: ${z.prettifyError(parsed.error)}`);
  }

  async function order(args: readonly string[], input?: string): Promise<CliAnswer<null>> {
    const { exitCode, stdout, stderr } = await call(args, input);
    if (exitCode === 0) return { kind: "answer", value: null };
    return failed(args, lastError(`${stdout}\n${stderr}`));
  }

  return {
    async version() {
      const { exitCode, stdout, stderr } = await call(["--version"]);
      return exitCode === 0
        ? { kind: "answer", value: stdout.trim() }
        : failed(["--version"], stderr.trim());
    },
    async accounts() {
      const answer = await ask(accounts, "login:list");
      if (answer.kind === "failed") return answer;
      return { kind: "answer", value: (answer.value ?? []).map(({ user }) => user.email) };
    },
    projects: () => ask(projects, "projects:list"),
    async secretVersions(project, name) {
      const answer = await ask(secrets, "functions:secrets:get", name, "--project", project);
      if (answer.kind === "answer") return { kind: "answer", value: answer.value.secrets };
      return answer.failure.kind === "not-found" ? { kind: "answer", value: null } : answer;
    },
    async readSecret(project, name) {
      // Without --json, which leaves the value out.
      const args = ["functions:secrets:access", name, "--project", project];
      const { exitCode, stdout, stderr } = await call(args);
      return exitCode === 0
        ? { kind: "answer", value: stdout.trim() }
        : failed(args, lastError(stderr));
    },
    setSecret: (project, name, value) =>
      order(["functions:secrets:set", name, "--project", project, "--data-file", "-"], value),
    databases: (project) => ask(databases, "firestore:databases:list", "--project", project),
    createDatabase: (project, location) =>
      order([
        "firestore:databases:create",
        "(default)",
        "--project",
        project,
        "--location",
        location,
        "--delete-protection",
        "ENABLED",
      ]),
    async hostingSites(project) {
      const answer = await ask(sites, "hosting:sites:list", "--project", project);
      if (answer.kind === "failed") return answer;
      const names = answer.value.sites.map(({ name }) => name.split("/").at(-1) ?? name);
      return { kind: "answer", value: names };
    },
    createHostingSite: (project, site) =>
      order(["hosting:sites:create", site, "--project", project]),
    async webApp(project) {
      const answer = await ask(sdkConfig, "apps:sdkconfig", "WEB", "--project", project);
      return answer.kind === "failed" ? answer : { kind: "answer", value: answer.value.sdkConfig };
    },
    async deploy(project, only, folder) {
      // Forced, because what it would ask was asked before: retries, warm instances, indexes that are not in the file.
      const args = ["deploy", "--only", only, "--project", project, "--force"];
      const { exitCode, stdout, stderr } = await run({
        program,
        args: [...args, "--non-interactive"],
        cwd: folder,
        onOutput,
      });
      return exitCode === 0
        ? { kind: "answer", value: null }
        : failed(args, lastError(`${stdout}\n${stderr}`));
    },
  };
}

/** `args` are the CLI's: a secret is never among them. */
function failed(args: readonly string[], message: string): CliAnswer<never> {
  const [name = ""] = args;
  return { kind: "failed", failure: describeFailure(`firebase ${name}`, message) };
}

const envelopeSchema = z.object({
  status: z.string(),
  result: z.optional(z.unknown()),
  error: z.optional(z.string()),
});

/** The JSON that the CLI prints last; null when there is none. */
function readEnvelope(stdout: string): z.infer<typeof envelopeSchema> | null {
  const start = /^\{/m.exec(stdout)?.index;
  if (start === undefined) return null;
  try {
    return envelopeSchema.safeParse(JSON.parse(stdout.slice(start))).data ?? null;
  } catch {
    return null;
  }
}

/** What stands after the last line that begins with "Error:", or the last lines. */
function lastError(output: string): string {
  const text = output.trim();
  const start = [...text.matchAll(/^Error: /gm)].at(-1)?.index;
  return start === undefined ? text.split("\n").slice(-3).join("\n") : text.slice(start + 7);
}
