import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeWorld, PARAMS } from "./deployment.fixture.ts";
import { findRuleFaults } from "./firestore-rules.ts";
import { stopped, tellObstacle } from "./outcome.ts";
import { rehearseDeployment } from "./rehearse.ts";

const nothing = { project: null, params: null, yes: false };

test("shows what would be uploaded, asks nobody, and needs no CLI", async () => {
  const world = makeWorld({ state: { accounts: [] } });
  const outcome = await rehearseDeployment(
    { ...nothing, params: world.params(PARAMS) },
    world.tools,
  );

  expect(outcome).toMatchObject({ kind: "done", value: { faults: [] } });
  expect(world.calls()).toEqual([""]);
  const said = world.said();
  expect(said).toMatch(/Codebase hit: 4 files, [\d.]+ (?:KB|B)/);
  expect(said).toContain(
    "  hit  us-central1 · 256 MiB · 80 at once · 0 kept warm · 60 s · HTTPS · nodejs24 · secrets SIGHTLINE_SECRET",
  );
  expect(said).toContain("  SIGHTLINE_TRACKING_ORIGIN=https://t.example.com\n");
  expect(said).toContain("  SIGHTLINE_PUSH_PUBLIC_KEY=(not known yet)");
  expect(said).toContain("Secrets, in Secret Manager, never shown: SIGHTLINE_SECRET");
  expect(said).toContain("  events.expireAt: not indexed; deletes documents (TTL)");
  expect(said).toContain("  ^/(?:[oc]|%6[3fF])/.*$ → hit (us-central1)");
  expect(said).toContain("Will be asked for: SIGHTLINE_WEB_API_KEY");
  expect(said).toContain("Nothing was uploaded.");
});

test("keeps nothing for the next deployment but the upload itself", async () => {
  const world = makeWorld();
  const params = world.params(PARAMS);
  await rehearseDeployment({ ...nothing, project: "acme-sightline", params }, world.tools);
  const kept = join(world.tools.keep, "acme-sightline");
  expect(existsSync(join(kept, "dry-run/firebase.json"))).toBe(true);
  expect(existsSync(join(kept, "params.env"))).toBe(false);
});

describe("a dry run fails", () => {
  test("for a wrong parameter", async () => {
    const world = makeWorld();
    const params = world.params("SIGHTLINE_RETENTION_DAYS=0\n");
    const outcome = await rehearseDeployment({ ...nothing, params }, world.tools);
    expect(outcome).toMatchObject({
      kind: "stopped",
      obstacle: { why: "SIGHTLINE_RETENTION_DAYS must be a whole number from 1 to 3650 (days)" },
    });
  });

  test("for a build that fails", async () => {
    const world = makeWorld();
    const build = async () => stopped({ what: "The build failed.", next: ["npm install"] });
    expect(await rehearseDeployment(nothing, { ...world.tools, build })).toMatchObject({
      obstacle: { what: "The build failed." },
    });
  });

  test.each([
    ["firebase.json", '"rewrites"', '"colour": 1, "rewrites"', /firebase.json: .*unknown property/],
    [
      "firebase.json",
      '"functionId": "api"',
      '"functionId": "apii"',
      /leads to apii, which is not deployed/,
    ],
    [
      "backend/firebase/firestore.indexes.json",
      '"ttl":true',
      '"ttl":"yes"',
      /firestore.indexes.json: /,
    ],
    ["backend/firebase/firestore.rules", "if false", "if true", /lets somebody in/],
    [
      ".output/functions/api/functions.yaml",
      'availableMemoryMb: "{{ params.SIGHTLINE_HIT_MEMORY_MIB }}"',
      "availableMemoryMb: 300",
      /api: .*availableMemoryMb failed/,
    ],
    [".output/functions/api/functions.yaml", "specVersion", "spec", /api: .*version/],
  ])("for a mistake in %s: %s", async (path, from, to, expected) => {
    const world = makeWorld();
    const file = join(world.root, path);
    const text = readFileSync(file, "utf8");
    expect(text).toContain(from);
    writeFileSync(file, text.replaceAll(from, to));
    const outcome = await rehearseDeployment(nothing, world.tools);
    expect(outcome.kind === "stopped" && tellObstacle(outcome.obstacle).join("\n")).toMatch(
      expected,
    );
  });
});

describe("Firestore rules", () => {
  const rules = (body: string): string =>
    `rules_version = '2';\nservice cloud.firestore { match /databases/{d}/documents { ${body} } }`;

  test.each(["match /{a=**} { allow read, write: if false; }", "// allow read;\n", ""])(
    "that deny everything: %s",
    (body) => expect(findRuleFaults(rules(body))).toEqual([]),
  );

  test.each([
    "allow read;",
    "allow read: if true;",
    "allow write: if request.auth != null;",
    "allow read: if false || true;",
    "match /x { allow read: if false;",
  ])("that do not: %s", (body) => expect(findRuleFaults(rules(body))).toHaveLength(1));

  test("of another version or service", () => {
    expect(findRuleFaults("service firebase.storage {}")).toHaveLength(2);
  });
});
