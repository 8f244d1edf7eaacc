import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ADDRESSES } from "./addresses.ts";
import { CLIENTS } from "./clients.ts";
import { STORIES } from "./corpus.ts";
import { playOverHttp } from "./over-http.ts";
import { differences } from "./outcome.ts";
import type { Story } from "./story.ts";
import { createWorld, type World } from "./world.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.close());

test.each(STORIES)("$id", async (story) => {
  expect(differences(story, await playOverHttp(world, story))).toEqual([]);
});

test("of all that happened in these stories, no address and no user agent is kept", async () => {
  const names = await readdir(world.dataDir, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  const contents = await Promise.all(
    files.map(({ parentPath, name }) => readFile(join(parentPath, name), "latin1")),
  );
  const kept = contents.join("\n");
  expect(kept.includes("mail-program-proxy")).toBe(true);
  const secrets = [
    ...Object.values(ADDRESSES).map(({ ip }) => ip),
    // Shorter ones are the names of programs, which are kept.
    ...Object.values(CLIENTS)
      .map(({ userAgent }) => userAgent)
      .filter((userAgent) => userAgent.includes("/")),
  ];
  expect(secrets.filter((secret) => secret !== "" && kept.includes(secret))).toEqual([]);
});

test("a story that expects something else is told from what came of it", async () => {
  const wrong: Story = {
    id: "wrong-in-everything",
    tells: "Gmail's open is taken for a machine's.",
    source: "gmailProxy",
    steps: [
      { at: "1h", by: "gmailProxy", is: "machine: link-preview", also: ["at-once"], who: "Slack" },
    ],
    expect: { state: "sent", clicks: { self: 2 }, withdrawn: ["Ada opened"] },
  };
  expect(differences(wrong, await playOverHttp(world, wrong))).toEqual([
    "fetch 1 (1h, pixel by gmailProxy): expected machine: link-preview, got person: mail-program-proxy",
    "fetch 1 (1h, pixel by gmailProxy): who: expected Slack, got Gmail",
    "fetch 1 (1h, pixel by gmailProxy): at-once is not told besides, but nothing",
    "state: expected sent, got opened",
    "opens: expected none, got 1 person",
    "clicks: expected 2 self, got none",
    'notified: expected none, got "Ada opened"',
    'withdrawn: expected "Ada opened", got none',
  ]);
});
