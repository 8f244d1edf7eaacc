// `npm run rotate-secret -- [--data <directory> | --project <id>] [--retire <version>]`: gives a server's secret a new
// version, or ends an old one.
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { confirm } from "@inquirer/prompts";
import { Command, InvalidArgumentError } from "commander";
import { isProjectId, wrongProjectId } from "./deploy/choose-project.ts";
import { runCommand } from "./deploy/command.ts";
import { firebaseCli } from "./deploy/firebase-cli.ts";
import { firebaseProgram } from "./deploy/firebase-tools.ts";
import { pathsOf } from "./deploy/kept-values.ts";
import { tellObstacle } from "./deploy/outcome.ts";
import { rotateDataDir } from "./rotate-secret/rotate-data-dir.ts";
import { rotateProject } from "./rotate-secret/rotate-project.ts";

const program = new Command("npm run rotate-secret --")
  .description(
    "Gives the server's secret a new version. Links and pictures sent under older versions keep working, until " +
      "--retire ends one of them: do that when a secret has leaked.",
  )
  .option(
    "--data <directory>",
    "of the server on this machine",
    process.env["SIGHTLINE_DATA"] ?? ".sightline",
  )
  .option("--project <id>", "of the server that is deployed to this Firebase project")
  .option("--retire <version>", "no longer honour this version", wholeNumber)
  .option("--yes", "retire without being asked")
  .allowExcessArguments(false)
  .parse();

const options = program.opts<{
  data: string;
  project?: string;
  retire?: number;
  yes?: boolean;
}>();
// What the data directory holds is for this user's eyes only.
process.umask(0o077);
try {
  process.exitCode = await run();
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exitCode = 1;
}

async function run(): Promise<number> {
  if (options.project !== undefined) return runForProject(options.project);
  if (process.env["SIGHTLINE_SECRET"] !== undefined) {
    process.stderr.write(
      "SIGHTLINE_SECRET is set, so the server does not use the secret in its data directory. Add a line to the variable " +
        "instead, such as 2:<32 random bytes as base64url>, and replace <version>:<secret> by <version>:retired to end one.\n",
    );
    return 1;
  }
  const { done, text } = await rotateDataDir({
    dataDir: options.data,
    retire: options.retire ?? null,
    randomBytes,
    confirm: ask,
  });
  (done ? process.stdout : process.stderr).write(`${text}\n`);
  return done ? 0 : 1;
}

async function runForProject(project: string): Promise<number> {
  if (program.getOptionValueSource("data") === "cli") {
    process.stderr.write("--data and --project exclude each other: which server is meant?\n");
    return 1;
  }
  const root = fileURLToPath(new URL("..", import.meta.url));
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const outcome = isProjectId(project)
    ? await rotateProject({
        cli: firebaseCli({
          run: runCommand,
          program: firebaseProgram(),
          root,
          onOutput: (text) => process.stdout.write(text),
        }),
        project,
        retire: options.retire ?? null,
        uploadFolder: pathsOf(join(root, ".sightline", "deploy"), project).upload,
        randomBytes,
        confirm: ask,
        say,
      })
    : wrongProjectId(project);
  if (outcome.kind === "done") return 0;
  for (const line of tellObstacle(outcome.obstacle)) process.stderr.write(`${line}\n`);
  return 1;
}

async function ask(message: string): Promise<boolean> {
  if (options.yes === true) return true;
  return process.stdin.isTTY && (await confirm({ message, default: false }));
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be the number of a version.");
}
