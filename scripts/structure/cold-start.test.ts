import { expect, test } from "vitest";
import { findHeavyStarts } from "./cold-start.ts";
import { parseModule } from "./source-file.ts";

const breaches = (files: Readonly<Record<string, string>>) =>
  findHeavyStarts(
    Object.entries(files).map(([path, text]) => parseModule({ path, text })),
    { "backend/start.ts": /^node:https?$/ },
  );

test("finds a package however far away it is imported, and by which statement", () => {
  for (const statement of [
    'import * as z from "zod";',
    'import "zod";',
    'export { z } from "zod";',
    'const z = await import("zod");',
    'import { readFile } from "node:fs";',
  ]) {
    const found = breaches({
      "backend/start.ts": 'import { near } from "./near.ts";',
      "backend/near.ts": 'import { far } from "../shared/far.ts";',
      "shared/far.ts": statement,
    });
    expect(found.map(({ path }) => path)).toEqual(["shared/far.ts"]);
  }
});

test("lets be what is allowed, what is only a type, and what is not loaded", () => {
  const files = {
    "backend/start.ts": 'import { request } from "node:https"; import type { A } from "./a.ts";',
    "backend/a.ts": 'import type { B } from "zod"; import { z } from "zod";',
    "backend/b.ts": 'import { z } from "zod"; import { start } from "./start.ts";',
  };
  expect(breaches(files)).toEqual([]);
});

test("says so when the file has gone", () => {
  expect(breaches({ "backend/other.ts": "" })).toEqual([
    { path: "backend/start.ts", message: "is to be lean, but is not there" },
  ]);
});
