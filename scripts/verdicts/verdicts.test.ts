import { expect, test } from "vitest";
import { countConfusion, formatConfusion } from "../../e2e/verdicts/confusion.ts";
import { STORIES } from "../../e2e/verdicts/corpus.ts";
import { createStage } from "../../e2e/verdicts/in-process.ts";
import type { Story } from "../../e2e/verdicts/story.ts";
import { closingLine } from "./play-stories.ts";
import { describe } from "./show-story.ts";
import { formatTried } from "./switch-off.ts";

function storyOf(id: string): Story {
  const story = STORIES.find((one) => one.id === id);
  if (story === undefined) throw new Error(`there is no story ${id}`);
  return story;
}

test("the confusion table has opens and clicks apart, and what is wrong off its diagonal", async () => {
  const play = await createStage();
  const right = storyOf("gmail-read-and-clicked");
  const wrong: Story = {
    ...right,
    steps: [{ at: "1h", by: "gmailProxy", is: "machine: link-preview" }],
  };
  const played = [
    [right, await play(right)],
    [wrong, await play(wrong)],
  ] as const;
  expect(formatConfusion(countConfusion(played)).split("\n")).toEqual([
    "opens, expected ↓ got →         person unconfirmed     machine        self        lost",
    "  person                             1           ·           ·           ·           ·",
    "  unconfirmed                        ·           ·           ·           ·           ·",
    "  machine                            1           ·           ·           ·           ·",
    "  self                               ·           ·           ·           ·           ·",
    "",
    "clicks, expected ↓ got →        person unconfirmed     machine        self        lost",
    "  person                             1           ·           ·           ·           ·",
    "  unconfirmed                        ·           ·           ·           ·           ·",
    "  machine                            ·           ·           ·           ·           ·",
    "  self                               ·           ·           ·           ·           ·",
  ]);
});

test("the last line is one that programs can read", () => {
  expect(closingLine(259, 258)).toBe("259 stories, 258 right");
});

test("a rule that no story needs stands out", () => {
  const text = formatTried([
    { kind: "rule", id: "at-once", noticedBy: "browser-at-once" },
    { kind: "provider", id: "yahoo-proxy", noticedBy: null },
  ]);
  expect(text.split("\n")).toEqual([
    "✓ rule        at-once      noticed by browser-at-once",
    "✗ provider    yahoo-proxy  NO STORY notices",
    "",
    "2 switched off, 1 noticed",
  ]);
});

test("a story is told with the sentences that the rep reads", async () => {
  const play = await createStage();
  const story = storyOf("gmail-at-delivery-never-read");
  const text = describe(story, await play(story));
  expect(text).toContain("3s         GET the pixel from 66.249.84.1 (Google, AS15169");
  expect(text).toContain("→ unconfirmed, Gmail");
  expect(text).toContain(
    "gmail-proxy-at-once: Gmail fetched this through its image proxy 3 s after",
  );
  expect(text).toContain("the mail: unconfirmed; opens 1 unconfirmed; clicks none");
  expect(text).toContain("✓ right");
});
