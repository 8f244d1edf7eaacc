import process from "node:process";
import { countConfusion, formatConfusion } from "../../e2e/verdicts/confusion.ts";
import { STORIES, SUBJECTS } from "../../e2e/verdicts/corpus.ts";
import { differences, type Outcome } from "../../e2e/verdicts/outcome.ts";
import { playOverHttp } from "../../e2e/verdicts/over-http.ts";
import type { Story } from "../../e2e/verdicts/story.ts";
import { createWorld } from "../../e2e/verdicts/world.ts";

/** Plays every story, and prints the confusion table, what went wrong, and a line at the end. @returns whether all is right */
export async function playStories(): Promise<boolean> {
  const played: (readonly [Story, Outcome])[] = [];
  const wrong: string[] = [];
  const lines: string[] = [];
  const world = await createWorld();
  try {
    for (const [subject, stories] of Object.entries(SUBJECTS)) {
      let right = 0;
      for (const story of stories) {
        const found = await play(story);
        if (found.length === 0) right += 1;
        else wrong.push(formatWrong(story, found));
      }
      lines.push(formatSubject(subject, right, stories.length));
    }
  } finally {
    await world.close();
  }
  process.stdout.write(`${formatConfusion(countConfusion(played))}\n\n${lines.join("\n")}\n\n`);
  for (const text of wrong) process.stdout.write(`${text}\n\n`);
  process.stdout.write(`${closingLine(STORIES.length, STORIES.length - wrong.length)}\n`);
  return wrong.length === 0;

  /** What is wrong with it. */
  async function play(story: Story): Promise<string[]> {
    try {
      const outcome = await playOverHttp(world, story);
      played.push([story, outcome]);
      return differences(story, outcome);
    } catch (error) {
      // The others tell something all the same.
      return [`could not be played to its end: ${String(error)}`];
    }
  }
}

/** A story that went wrong, as text. */
function formatWrong({ id, tells, source }: Story, found: readonly string[]): string {
  return [
    `✗ ${id}: ${tells}`,
    ...found.map((difference) => `    ${difference}`),
    `    Source: ${source} in e2e/verdicts/sources.ts. Look closer: npm run verdicts -- --story ${id}`,
  ].join("\n");
}

function formatSubject(subject: string, right: number, all: number): string {
  const mark = right === all ? "✓" : "✗";
  return `${mark} ${subject.padEnd(18)} ${String(right).padStart(3)} of ${String(all).padStart(3)} right`;
}

/** The last line, for people and programs. */
export function closingLine(stories: number, right: number): string {
  return `${stories} stories, ${right} right`;
}
