import process from "node:process";
import { STORIES } from "../../e2e/verdicts/corpus.ts";
import { createStage } from "../../e2e/verdicts/in-process.ts";
import { tryMutants, type TriedMutant } from "../../e2e/verdicts/mutations.ts";
import { differences } from "../../e2e/verdicts/outcome.ts";

/**
 * Switches every provider, rule and refinement off in turn, and prints which story notices.
 * @returns whether each is noticed, and all stories are right as long as everything is on
 */
export async function switchOff(): Promise<boolean> {
  const play = await createStage();
  const wrong: string[] = [];
  for (const story of STORIES) {
    if (differences(story, await play(story)).length > 0) wrong.push(story.id);
  }
  if (wrong.length > 0) {
    process.stdout.write(
      `With everything on, these stories are wrong already, so the others tell nothing: ${wrong.join(", ")}\n`,
    );
    return false;
  }
  const tried = await tryMutants(play, STORIES);
  process.stdout.write(`${formatTried(tried)}\n`);
  return tried.every(({ noticedBy }) => noticedBy !== null);
}

/** Each that can be switched off, the story that notices, and a line with their numbers. */
export function formatTried(tried: readonly TriedMutant[]): string {
  const width = Math.max(...tried.map(({ id }) => id.length));
  const lines = tried.map(({ kind, id, noticedBy }) => {
    const story = noticedBy === null ? "NO STORY notices" : `noticed by ${noticedBy}`;
    return `${noticedBy === null ? "✗" : "✓"} ${kind.padEnd(11)} ${id.padEnd(width)}  ${story}`;
  });
  const noticed = tried.filter(({ noticedBy }) => noticedBy !== null).length;
  return [...lines, "", `${tried.length} switched off, ${noticed} noticed`].join("\n");
}
