import { beforeAll, expect, test } from "vitest";
import { STORIES } from "./corpus.ts";
import { ALL_JUDGES, createStage, type Play } from "./in-process.ts";
import { allMutants, tryMutants } from "./mutations.ts";
import { differences } from "./outcome.ts";

let play: Play;

beforeAll(async () => {
  play = await createStage();
});

test.each(STORIES)("$id, without a network and a database", async (story) => {
  expect(differences(story, await play(story))).toEqual([]);
});

test("neither the order of the log nor reading it twice changes any story", async () => {
  const wrong: string[] = [];
  for (const story of STORIES) {
    const backwards = await play(story, ALL_JUDGES, (events) => events.toReversed());
    const twice = await play(story, ALL_JUDGES, (events) => [...events, ...events]);
    const found = [...differences(story, backwards), ...differences(story, twice)];
    if (found.length > 0) wrong.push(story.id, ...found);
  }
  expect(wrong).toEqual([]);
}, 30_000);

test("a story notices when any one provider, rule or refinement is switched off", async () => {
  const tried = await tryMutants(play, STORIES);
  expect(tried.filter(({ noticedBy }) => noticedBy === null)).toEqual([]);
}, 60_000);

test("one that no story needs is found", async () => {
  const stories = STORIES.filter(({ id }) => id === "gmail-read-after-an-hour");
  const mutants = allMutants().filter(({ id }) => id === "gmail-proxy" || id === "yahoo-proxy");
  expect(await tryMutants(play, stories, mutants)).toEqual([
    { kind: "provider", id: "gmail-proxy", noticedBy: "gmail-read-after-an-hour" },
    { kind: "provider", id: "yahoo-proxy", noticedBy: null },
  ]);
});
