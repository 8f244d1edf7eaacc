// `npm run update-networks`: renews the data files in backend/core/network/data from what their owners publish, and from the
// package that has the networks of autonomous systems. Git shows what has changed; commit it when it looks right.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { Command, Option } from "commander";
import { NAMED_ASNS } from "../shared/verdict/named-asns.ts";
import { AUTONOMOUS_SYSTEMS } from "../backend/core/network/network-files.ts";
import { readAutonomousSystems } from "./networks/autonomous-systems.ts";
import { download } from "./networks/download.ts";
import { PUBLISHED_LISTS, type Get } from "./networks/published-lists.ts";
import { updateData } from "./networks/update-data.ts";

const NAMES = [...PUBLISHED_LISTS.map(({ name }) => name), AUTONOMOUS_SYSTEMS];

const { only, from, dryRun, acceptLeaps } = new Command("npm run update-networks --")
  .description(
    "Renews what is known of networks: the ranges of Apple, Google and Microsoft, and of autonomous systems.",
  )
  .addOption(new Option("--only <name...>", "these files only").choices(NAMES))
  .option("--from <folder>", "take what has been downloaded by hand, where there is no internet")
  .option("--dry-run", "say what would change, and change nothing", false)
  .option("--accept-leaps", "take also what has more than doubled or halved", false)
  .parse()
  .opts<{ only?: string[]; from?: string; dryRun: boolean; acceptLeaps: boolean }>();

const fromWeb: Get = (url) => download(url, { fetch, wait: (ms) => wait(ms) });
const fromFolder: Get = async (_url, file) => ({
  text: await readFile(join(from ?? "", file), "utf8"),
  modified: null,
});
const asked = (name: string): boolean => only?.includes(name) ?? true;

const good = await updateData({
  folder: new URL("../backend/core/network/data/", import.meta.url),
  lists: PUBLISHED_LISTS.filter(({ name }) => asked(name)),
  systems: asked(AUTONOMOUS_SYSTEMS) ? () => readAutonomousSystems(NAMED_ASNS) : null,
  get: from === undefined ? fromWeb : fromFolder,
  today: new Date(),
  dryRun,
  acceptLeaps,
  say: (text) => process.stdout.write(`${text}\n`),
});
process.exitCode = good ? 0 : 1;
