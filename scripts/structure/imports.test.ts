import { describe, expect, test } from "vitest";
import {
  findCycles,
  findForbiddenImports,
  findForbiddenPackages,
  findImpurity,
} from "./imports.ts";
import { parseModule, type Module } from "./source-file.ts";

const tree = (files: Readonly<Record<string, string>>): Module[] =>
  Object.entries(files).map(([path, text]) => parseModule({ path, text }));

describe("the direction of imports", () => {
  test.each([
    ["shared/a.ts", "../backend/core/api.ts"],
    ["shared/a.ts", "../extension/session.ts"],
    ["backend/core/a.ts", "../../extension/session.ts"],
    ["backend/core/a.ts", "../embedded/server.ts"],
    ["backend/a.ts", "../e2e/harness/start.ts"],
    ["extension/a.ts", "../backend/core/api.ts"],
    ["extension/a.ts", "../scripts/find-browser.ts"],
    ["extension/mail/mail-client.ts", "./gmail/gmail-mail-client.ts"],
    ["extension/tracking/instrument.ts", "../mail/gmail/selectors.ts"],
    ["extension/db/a.ts", "../entrypoints/background.ts"],
    ["backend/core/a.ts", "./event-log.contract.ts"],
  ])("%s may not import %s", (path, specifier) => {
    const statements = [
      `import { a } from "${specifier}";`,
      `import type { A } from "${specifier}";`,
      `import "${specifier}";`,
      `export { a } from "${specifier}";`,
      `const a = await import("${specifier}");`,
    ];
    const allowed = statements.filter(
      (statement) => findForbiddenImports(tree({ [path]: statement })).length !== 1,
    );
    expect(allowed).toEqual([]);
  });

  test.each([
    ["backend/core/a.ts", "../../shared/token.ts"],
    ["backend/embedded/a.ts", "../core/api.ts"],
    ["extension/a.ts", "../shared/token.ts"],
    ["extension/mail/gmail/a.ts", "../mail-client.ts"],
    ["extension/entrypoints/gmail.content.ts", "../mail/gmail/gmail-mail-client.ts"],
    ["e2e/a.spec.ts", "../backend/embedded/server.ts"],
    ["scripts/start.ts", "../e2e/harness/start.ts"],
    ["backend/embedded/sqlite/a.test.ts", "../../core/event-log.contract.ts"],
  ])("%s may import %s", (path, specifier) => {
    expect(findForbiddenImports(tree({ [path]: `import { a } from "${specifier}";` }))).toEqual([]);
  });
});

describe("packages", () => {
  test.each([
    ["shared/a.ts", "node:crypto"],
    ["shared/a.ts", "hono"],
    ["shared/a.ts", "zodiac"],
    ["extension/entrypoints/a.ts", "node:fs"],
    ["extension/entrypoints/a.ts", "crypto"],
  ])("%s may not use %s", (path, name) => {
    expect(findForbiddenPackages(tree({ [path]: `import { a } from "${name}";` }))).toHaveLength(1);
  });

  test.each([
    ["shared/a.ts", "zod/mini"],
    ["shared/a.ts", "@noble/hashes/hmac.js"],
    ["shared/a.test.ts", "fast-check"],
    ["backend/a.ts", "node:crypto"],
    ["extension/a.ts", "dexie"],
  ])("%s may use %s", (path, name) => {
    expect(findForbiddenPackages(tree({ [path]: `import { a } from "${name}";` }))).toEqual([]);
  });
});

test("what an entrypoint brings into the browser may not use Node; what only the build uses may", () => {
  const extension = {
    "extension/entrypoints/background.ts":
      'import "../sync/pull.ts"; import type { A } from "../build.ts";',
    "extension/sync/pull.ts": 'import { readFile } from "node:fs/promises";',
    "extension/build.ts": 'import { readFile } from "node:fs/promises";',
  };
  expect(findForbiddenPackages(tree(extension)).map(({ path }) => path)).toEqual([
    "extension/sync/pull.ts",
  ]);
});

describe("purity of shared", () => {
  test.each([
    "export const a = () => Date.now();",
    "export const a = () => new Date();",
    "export const a = () => Math.random();",
    "export const a = (n: number) => Buffer.alloc(n);",
    "export const a = process.env;",
    "export const a = () => document.title;",
    "export const a = () => crypto.getRandomValues(new Uint8Array(8));",
    "export const a = () => fetch('https://a.example');",
    "export const a = () => console.log(1);",
  ])("refuses %s", (text) => {
    expect(findImpurity(tree({ "shared/a.ts": text }))).toHaveLength(1);
    expect(findImpurity(tree({ "backend/core/a.ts": text }))).toEqual([]);
    expect(findImpurity(tree({ "shared/a.test.ts": text }))).toEqual([]);
  });

  test.each([
    "export const a = (at: number) => new Date(at).getFullYear();",
    "export const a = (document: string) => document.length;",
    "export const a = (device: { process: string }) => device.process;",
    "export const a = { window: 1 };",
    "export interface A { readonly document: string; fetch(url: string): void }",
    "export const a = (text: string) => new URL(text).host;",
  ])("lets %s be", (text) => {
    expect(findImpurity(tree({ "shared/a.ts": text }))).toEqual([]);
  });
});

describe("import cycles", () => {
  test("are found, through types and dynamic imports too, and named once", () => {
    const cycle = tree({
      "backend/a.ts": 'import type { B } from "./b.ts"; export interface A { b: B }',
      "backend/b.ts": 'export const b = () => import("./c.ts"); export interface B { c: number }',
      "backend/c.ts": 'import { a } from "./a.ts"; export const c = a;',
    });
    expect(findCycles(cycle)).toEqual([
      {
        path: "backend/a.ts",
        message: "import cycle: backend/a.ts → backend/b.ts → backend/c.ts → backend/a.ts",
      },
    ]);
  });

  test("are not seen where two ways lead to one file", () => {
    const diamond = tree({
      "backend/a.ts": 'import "./b.ts"; import "./c.ts";',
      "backend/b.ts": 'import "./d.ts";',
      "backend/c.ts": 'import "./d.ts";',
      "backend/d.ts": "export const d = 1;",
    });
    expect(findCycles(diamond)).toEqual([]);
  });
});
