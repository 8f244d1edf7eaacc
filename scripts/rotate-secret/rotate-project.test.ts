import { describe, expect, test } from "vitest";
import { parseSecretRing } from "../../shared/secret-ring.ts";
import { makeWorld, PARAMS, type World } from "../deploy/deployment.fixture.ts";
import { tellObstacle } from "../deploy/outcome.ts";
import { pathsOf } from "../deploy/kept-values.ts";
import { rotateProject } from "./rotate-project.ts";

const PROJECT = "acme-sightline";
const ONE = "A".repeat(43);

async function rotate(
  world: World,
  { retire = null, answers = [] }: { retire?: number | null; answers?: readonly boolean[] } = {},
) {
  const questions: string[] = [];
  const outcome = await rotateProject({
    cli: world.tools.cli,
    project: PROJECT,
    retire,
    uploadFolder: pathsOf(world.tools.keep, PROJECT).upload,
    // Never the same twice, as the real one.
    randomBytes: (length) => new Uint8Array(length).fill(questions.length + 7),
    confirm: async (question) => {
      questions.push(question);
      return answers[questions.length - 1] ?? false;
    },
    say: world.tools.say,
  });
  const words = outcome.kind === "done" ? "done" : tellObstacle(outcome.obstacle).join("\n");
  return { words, questions };
}

async function deployed(): Promise<World> {
  const world = makeWorld();
  await world.deploy({ params: world.params(PARAMS) });
  return world;
}

const newest = (world: World): string => world.state().secrets["SIGHTLINE_SECRET"]?.at(-1) ?? "";
/** The uploads of a rotation: of functions, and of nothing else. */
const redeployments = (world: World): readonly string[] =>
  world.calls().filter((call) => /^deploy --only functions:[a-z]+ /.test(call));

describe("the secret of a project", () => {
  test("gets one version more, and hit learns of it before api hands out keys", async () => {
    const world = await deployed();
    const [, first = ""] = /^1:(.*)\n$/.exec(newest(world)) ?? [];
    const { words, questions } = await rotate(world, { answers: [true] });

    expect(words).toBe("done");
    expect(parseSecretRing(newest(world))).toMatchObject({
      ring: { current: 2, versions: [1, 2] },
    });
    expect(newest(world)).toContain(`1:${first}\n`);
    expect(questions).toEqual([expect.stringMatching(/^Upload now what was last uploaded/)]);
    expect(redeployments(world)).toEqual([
      `deploy --only functions:hit --project ${PROJECT} --force --non-interactive`,
      `deploy --only functions:api --project ${PROJECT} --force --non-interactive`,
    ]);
    expect(world.said()).toContain("What was sent so far keeps working");
    expect(world.said()).not.toContain(first);
  });

  test("is written but not in force when nobody wants the upload now", async () => {
    const world = await deployed();
    const { words } = await rotate(world);
    expect(words).toBe("done");
    expect(redeployments(world)).toEqual([]);
    expect(world.said()).toMatch(/Not in force yet[\s\S]*functions:hit[\s\S]*functions:api/);
  });

  test("of a server that was deployed elsewhere is written, and the rest is said", async () => {
    const world = makeWorld({ state: { secrets: { SIGHTLINE_SECRET: [`1:${ONE}\n`] } } });
    const { words, questions } = await rotate(world);
    expect([words, questions]).toEqual(["done", []]);
    expect(newest(world)).toMatch(/^1:A+\n2:/);
    expect(world.said()).toContain("Nothing was deployed from this computer");
  });

  test("loses an old version only when a person says so", async () => {
    const secrets = { SIGHTLINE_SECRET: [`1:${ONE}\n2:${ONE}\n`] };
    const world = makeWorld({ state: { secrets } });
    const refused = await rotate(world, { retire: 1 });
    expect(refused.words).toContain("Nothing was changed");
    expect(world.state().secrets).toEqual(secrets);

    const { words, questions } = await rotate(world, { retire: 1, answers: [true] });
    expect(words).toBe("done");
    expect(newest(world)).toBe(`1:retired\n2:${ONE}\n`);
    expect(questions[0]).toContain("sent under version 1 stops counting");
    expect(world.said()).toContain("destroy those there");
  });

  test("is left alone when it cannot be changed", async () => {
    const world = makeWorld();
    expect((await rotate(world)).words).toContain("the first deployment makes it");
    world.change({ secrets: { SIGHTLINE_SECRET: ["hello"] } });
    expect((await rotate(world)).words).toContain("cannot be read: line 1");
    world.change({ secrets: { SIGHTLINE_SECRET: [`1:${ONE}`] } });
    expect((await rotate(world, { retire: 1 })).words).toContain("Version 1 is the one in force");
    world.change({ mayReadSecrets: false });
    expect((await rotate(world)).words).toMatch(/Could not read[\s\S]*Owner or Editor/);
    world.change({ mayReadSecrets: true, blaze: false });
    expect((await rotate(world)).words).toContain("Blaze");
    expect(newest(world)).toBe(`1:${ONE}`);
  });

  test("that was written, but could not be put into force", async () => {
    const world = await deployed();
    world.change({ deployError: "HTTP Error: 409, unable to queue the operation" });
    const { words } = await rotate(world, { answers: [true] });
    expect(words).toMatch(
      /The secret was written, but functions:hit could not be deployed[\s\S]*Then: npm run deploy/,
    );
    expect(redeployments(world)).toHaveLength(1);
  });
});
