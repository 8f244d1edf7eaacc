import process from "node:process";
import { ADDRESSES } from "../../e2e/verdicts/addresses.ts";
import { CLIENTS } from "../../e2e/verdicts/clients.ts";
import { STORIES } from "../../e2e/verdicts/corpus.ts";
import { differences, type JudgedFetch, type Outcome } from "../../e2e/verdicts/outcome.ts";
import { playOverHttp } from "../../e2e/verdicts/over-http.ts";
import { SOURCES } from "../../e2e/verdicts/sources.ts";
import {
  isFetch,
  milliseconds,
  type Fetch,
  type Seen,
  type Story,
} from "../../e2e/verdicts/story.ts";
import { THE_MAIL } from "../../e2e/verdicts/timeline.ts";
import { createWorld } from "../../e2e/verdicts/world.ts";
import { explain } from "../../shared/verdict/explain.ts";

/** Plays one story, and prints everything that came of it. @returns whether it is right */
export async function showStory(id: string): Promise<boolean> {
  const story = STORIES.find((one) => one.id === id);
  if (story === undefined) {
    process.stderr.write(`There is no story "${id}". ${suggestions(id)}\n`);
    return false;
  }
  const world = await createWorld();
  try {
    const outcome = await playOverHttp(world, story);
    process.stdout.write(`${describe(story, outcome)}\n`);
    return differences(story, outcome).length === 0;
  } finally {
    await world.close();
  }
}

/** A story and what was made of it, as text. */
export function describe(story: Story, outcome: Outcome): string {
  const { what, where, when } = SOURCES[story.source];
  const lines = [`${story.id}: ${story.tells}`, `Source (${when}): ${what}`, `  ${where}`, ""];
  let hit = 0;
  for (const step of story.steps) {
    if (isFetch(step)) lines.push(...describeFetch(step, outcome.hits[hit++] ?? null));
    else lines.push(`${step.at.padEnd(10)} the extension sees: ${describeSeen(step)}`);
  }
  lines.push("");
  for (const [name, { state, opens, clicks }] of outcome.mails) {
    const mail = name === THE_MAIL ? "the mail" : name;
    lines.push(`${mail}: ${state}; opens ${counts(opens)}; clicks ${counts(clicks)}`);
  }
  if (outcome.told !== null) {
    lines.push(`notified: ${outcome.told.notified.join(", ") || "never"}`);
    if (outcome.told.withdrawn.length > 0) {
      lines.push(`taken back: ${outcome.told.withdrawn.join(", ")}`);
    }
  }
  const found = differences(story, outcome);
  lines.push("", found.length === 0 ? "✓ right" : "✗ wrong:");
  return [...lines, ...found.map((difference) => `    ${difference}`)].join("\n");
}

function describeFetch(step: Fetch, got: JudgedFetch | null): string[] {
  const client = CLIENTS[step.by];
  const { ip, of } = ADDRESSES[step.from ?? client.from];
  const what = step.link === undefined ? "the pixel" : `link ${step.link}`;
  const kind = step.link === undefined ? "open" : "click";
  const lines = [
    `${step.at.padEnd(10)} ${step.method ?? "GET"} ${what}${step.mail === undefined ? "" : ` of ${step.mail}`} from ${ip} (${of})`,
    `           ${client.userAgent === "" ? "without a user agent" : client.userAgent}`,
  ];
  if (got === null) return [...lines, "           → nothing is left of it"];
  const age = Math.floor(milliseconds(step.at) / 1_000);
  lines.push(`           → ${got.verdict}${got.family === "" ? "" : `, ${got.family}`}`);
  for (const reason of got.reasons) {
    lines.push(`             ${reason}: ${explain(reason, { family: got.family, age, kind })}`);
  }
  return lines;
}

function describeSeen(step: Seen): string {
  if (step.seen !== "that-was-me") return step.seen;
  if (step.scope === null) return `fetch ${step.hit} was not the rep after all`;
  return `"that was me" on fetch ${step.hit}${step.scope === "event" ? "" : " and on all by this client"}`;
}

function counts(of: Readonly<Record<string, number>>): string {
  const some = Object.entries(of).filter(([, count]) => count > 0);
  return some.map(([verdict, count]) => `${count} ${verdict}`).join(" + ") || "none";
}

function suggestions(id: string): string {
  const word = id.split("-")[0] ?? "";
  const alike = STORIES.filter((one) => one.id.startsWith(word)).map((one) => one.id);
  return alike.length === 0
    ? "e2e/verdicts/stories has all of them."
    : `There are: ${alike.slice(0, 8).join(", ")}.`;
}
