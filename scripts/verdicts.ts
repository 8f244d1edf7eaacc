// `npm run verdicts`: plays the stories of e2e/verdicts through the whole system, and says what was made of them. Exits with 1
// when a story goes wrong, or when a rule can be switched off without any story going wrong.
import process from "node:process";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { playStories } from "./verdicts/play-stories.ts";
import { showStory } from "./verdicts/show-story.ts";
import { switchOff } from "./verdicts/switch-off.ts";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const { docs, mutations, story } = new Command("npm run verdicts --")
  .description("Plays the stories of e2e/verdicts through the server, the log and the extension.")
  .option("--story <id>", "one story, with everything that came of it")
  .option("--mutations", "switches every provider, rule and refinement off in turn instead")
  .option("--docs", "writes docs/verdicts.md from the rules' own data instead")
  .parse()
  .opts<{ docs?: true; mutations?: true; story?: string }>();

if (docs === true) await import("./verdicts/docs.ts");
else if (mutations === true) process.exitCode = (await switchOff()) ? 0 : 1;
else if (story !== undefined) process.exitCode = (await showStory(story)) ? 0 : 1;
else process.exitCode = (await playStories()) ? 0 : 1;
