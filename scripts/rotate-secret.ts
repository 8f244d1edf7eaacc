// `npm run rotate-secret -- [--data <directory>] [--retire <version>]`: gives a server's secret a new version, or ends an
// old one.
import { randomBytes } from "node:crypto";
import process from "node:process";
import { confirm } from "@inquirer/prompts";
import { Command, InvalidArgumentError } from "commander";
import { rotateDataDir } from "./rotate-secret/rotate-data-dir.ts";

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
  .option("--retire <version>", "no longer honour this version", wholeNumber)
  .option("--yes", "retire without being asked")
  .allowExcessArguments(false)
  .parse();

const options = program.opts<{ data: string; retire?: number; yes?: boolean }>();
// What the data directory holds is for this user's eyes only.
process.umask(0o077);
try {
  process.exitCode = await run();
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exitCode = 1;
}

async function run(): Promise<number> {
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
    confirm: async (message) => {
      if (options.yes === true) return true;
      return process.stdin.isTTY && (await confirm({ message, default: false }));
    },
  });
  (done ? process.stdout : process.stderr).write(`${text}\n`);
  return done ? 0 : 1;
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be the number of a version.");
}
