// `npm run replay -- <file> (--project <id> | --data <directory>)`: writes the hits that a server could keep in its log
// lines only into its event log.
import process from "node:process";
import { Command, InvalidArgumentError } from "commander";
import { isProjectId } from "./deploy/choose-project.ts";
import { openDataDirTarget } from "./replay/data-dir-target.ts";
import { openFirestoreTarget } from "./replay/firestore-target.ts";
import { showProgress } from "./replay/progress.ts";
import { readLog } from "./replay/read-log.ts";
import { replayEvents, type ReplayTarget } from "./replay/replay-events.ts";
import { summarize } from "./replay/summary.ts";

const DAY_MS = 86_400_000;

interface Options {
  readonly project?: string;
  readonly data?: string;
  readonly retentionDays: number;
}

const program = new Command("npm run replay --")
  .description(
    "Writes the hits that a server could keep in its log lines only (“hit kept in this line only”) into its event log. " +
      "It may be repeated: nothing is written twice.",
  )
  .argument("<file>", "log lines as JSON: exported from Cloud Logging, or a server's own output")
  .option("--project <id>", "into the Firestore of this Firebase project", projectId)
  .option("--data <directory>", "into the log of the server on this machine, which must be stopped")
  .option(
    "--retention-days <number>",
    "with --project: delete them so long after the hit",
    days,
    365,
  )
  .allowExcessArguments(false)
  .parse();

const [file = ""] = program.args;
const options = program.opts<Options>();
try {
  process.exitCode = (await replay(file, options)) ? 0 : 1;
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exitCode = 1;
}

/** Whether everything that was found is where it should be. */
async function replay(path: string, wish: Options): Promise<boolean> {
  const content = await readLog(path);
  const target = await openTarget(wish);
  const progress = showProgress(content.events.length, process.stderr);
  try {
    const onProgress = (done: number): void => progress.update(done);
    const result = await replayEvents(content.events, { target, onProgress });
    progress.stop();
    process.stdout.write(summarize(content, result));
    return result.failure === null && content.invalid.length === 0;
  } finally {
    progress.stop();
    await target.close();
  }
}

async function openTarget({ project, data, retentionDays }: Options): Promise<ReplayTarget> {
  if (project !== undefined && data === undefined) {
    const retentionMs = retentionDays * DAY_MS;
    return openFirestoreTarget({ projectId: project, retentionMs, env: process.env });
  }
  if (data !== undefined && project === undefined) return openDataDirTarget(data);
  throw new Error("Say where to: either --project <id> or --data <directory>.");
}

function projectId(text: string): string {
  if (!isProjectId(text)) throw new InvalidArgumentError("It is not the id of a project.");
  return text;
}

function days(text: string): number {
  const value = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (value < 1) throw new InvalidArgumentError("It must be a whole number from 1 to 99999.");
  return value;
}
