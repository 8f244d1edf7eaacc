// `npm run deploy`: Sightline into a Firebase project; with --dry-run, everything but the upload.
import { join } from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { askOnTerminal } from "./deploy/ask.ts";
import { runCommand } from "./deploy/command.ts";
import { deployProject } from "./deploy/deploy-project.ts";
import { firebaseCli } from "./deploy/firebase-cli.ts";
import { firebaseProgram } from "./deploy/firebase-tools.ts";
import { nextSteps } from "./deploy/next-steps.ts";
import { done, stopped, tellObstacle } from "./deploy/outcome.ts";
import { probeServer } from "./deploy/probe.ts";
import { rehearseDeployment } from "./deploy/rehearse.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const keep = join(root, ".sightline", "deploy");
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const command = new Command("npm run deploy --")
  .description("Deploys Sightline to a Firebase project. It can be run again at any time.")
  .option("--project <id>", "the project; asked for otherwise")
  .option("--params <file>", "parameters, NAME=value a line; what is missing is asked for")
  .option(
    "--dry-run",
    "do everything but the upload, and show what would be uploaded; needs no login",
  )
  .option("-y, --yes", "do not ask before the upload")
  .addHelpText("after", "\nThe whole way, from no project to a working address: docs/deploy.md")
  .parse();
const options = command.opts<{ project?: string; params?: string; dryRun?: true; yes?: true }>();
const wanted = {
  project: options.project ?? null,
  params: options.params ?? null,
  yes: options.yes ?? false,
};

const build = async () => {
  const built = await runCommand({
    program: [process.execPath],
    args: [join(root, "scripts/build-functions.ts")],
    cwd: root,
  });
  if (built.exitCode === 0) return done(null);
  return stopped({
    what: "The build failed.",
    why: `${built.stdout}${built.stderr}`.trim(),
    next: ["npm install", "Then: npm run build-functions"],
  });
};

const outcome =
  options.dryRun === true
    ? await rehearseDeployment(wanted, { root, keep, say, build })
    : await deployProject(wanted, {
        cli: firebaseCli({
          run: runCommand,
          program: firebaseProgram(),
          root,
          onOutput: (text) => process.stdout.write(text),
        }),
        root,
        keep,
        env: process.env,
        ask: process.stdin.isTTY ? askOnTerminal : null,
        say,
        build,
        excludeRequestLog: async (project) => {
          const { exitCode } = await runCommand({
            program: [process.execPath],
            args: [join(root, "scripts/deploy/exclude-request-log.ts"), project],
            cwd: root,
          });
          return exitCode === 0;
        },
        probe: (origin, project) =>
          probeServer({
            origin,
            project,
            fetch,
            waits: [2_000, 5_000, 10_000, 20_000],
            wait: (milliseconds) => wait(milliseconds),
          }),
      });
if (outcome.kind === "stopped") {
  for (const line of tellObstacle(outcome.obstacle)) process.stderr.write(`${line}\n`);
  process.exitCode = 1;
} else if ("probe" in outcome.value) {
  for (const line of nextSteps(outcome.value)) say(line);
}
