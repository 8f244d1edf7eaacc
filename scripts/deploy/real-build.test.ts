import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { buildCodebases } from "../functions/build-codebases.ts";
import { API_KEY, PARAMS } from "./deployment.fixture.ts";
import { REDIRECT_URI } from "./next-steps.ts";
import { done } from "./outcome.ts";
import { PARAMETERS } from "./parameters.ts";
import { rehearseDeployment } from "./rehearse.ts";

const root = mkdtempSync(join(tmpdir(), "sightline-real-build-"));
beforeAll(async () => {
  for (const path of [
    "firebase.json",
    "backend/firebase/firestore.rules",
    "backend/firebase/firestore.indexes.json",
    "backend/firebase/hosting",
  ]) {
    cpSync(path, join(root, path), { recursive: true });
  }
  writeFileSync(
    join(root, "params"),
    `${PARAMS}SIGHTLINE_WEB_API_KEY=${API_KEY}\nSIGHTLINE_REGION=europe-west4\n`,
  );
  await buildCodebases(join(root, ".output/functions"));
}, 60_000);
afterAll(() => rmSync(root, { recursive: true }));

describe("a dry run on the real build", () => {
  test("finds nothing that Google would refuse, and names every function", async () => {
    const said: string[] = [];
    const outcome = await rehearseDeployment(
      { project: "acme-sightline", params: join(root, "params"), yes: false },
      {
        root,
        keep: join(root, "keep"),
        say: (line) => said.push(line),
        build: async () => done(null),
      },
    );
    expect(outcome).toMatchObject({ kind: "done", value: { faults: [] } });
    const text = said.join("\n");
    for (const name of ["hit", "api", "stream", "storeDeferred", "signalHit", "maintain"]) {
      expect(text).toMatch(new RegExp(`^  ${name}  europe-west4 · `, "m"));
    }
    expect(text).not.toContain("us-central1");
    expect(text).not.toContain("Will be asked for");
    expect(text).toContain(
      "Secrets, in Secret Manager, never shown: SIGHTLINE_PUSH_PRIVATE_KEY, SIGHTLINE_SECRET",
    );
    expect(text).toContain("events.expireAt: not indexed; deletes documents (TTL)");
    // Only what runs, its parameters and its data (of networks): no sources, no maps, nothing else that lay in the folder.
    expect(text.match(/^Codebase \w+: \d+ files/gm)?.toSorted()).toEqual([
      "Codebase api: 4 files",
      "Codebase hit: 12 files",
    ]);
  }, 30_000);
});

const manifestSchema = z.object({
  params: z.array(
    z.looseObject({
      name: z.string(),
      type: z.string(),
      default: z.optional(z.union([z.string(), z.number()])),
    }),
  ),
});

test("the functions declare the parameters that are asked for, with the same defaults", () => {
  const declared = ["hit", "api"].flatMap((codebase) => {
    const text = readFileSync(join(root, ".output/functions", codebase, "functions.yaml"), "utf8");
    return manifestSchema.parse(parse(text)).params.filter(({ type }) => type !== "secret");
  });
  expect(new Set(declared.map(({ name }) => name))).toEqual(
    new Set(PARAMETERS.map(({ name }) => name)),
  );
  const differing = declared.filter(({ name, default: theirs }) => {
    const ours = PARAMETERS.find((parameter) => parameter.name === name)?.fallback("") ?? "";
    // Without a project there is no address to suggest.
    return name !== "SIGHTLINE_TRACKING_ORIGIN" && String(theirs ?? "") !== ours;
  });
  expect(differing).toEqual([]);
});

test("the redirect URI is that of the extension's id, which its key makes", () => {
  const [, key = ""] =
    /manifestKey =\s*"([^"]+)"/.exec(readFileSync("wxt.config.ts", "utf8")) ?? [];
  const digest = createHash("sha256").update(Buffer.from(key, "base64")).digest("hex");
  const id = Array.from(
    digest.slice(0, 32),
    (digit) => "abcdefghijklmnop"[Number.parseInt(digit, 16)],
  );
  expect(REDIRECT_URI).toBe(`https://${id.join("")}.chromiumapp.org/`);
});
