import { describe, expect, test } from "vitest";
import {
  findBadNames,
  findBadRecords,
  findBarrels,
  findForbiddenText,
  findLongFiles,
  findThickEntrypoints,
  findTopLevelBreaches,
} from "./layout.ts";
import { parseModule, type Module, type SourceFile } from "./source-file.ts";

const file = (path: string, text = ""): SourceFile => ({ path, text });
const code = (path: string, text: string): Module => parseModule(file(path, text));
const lines = (count: number): string =>
  "export const a = 1;\n".repeat(count).replaceAll("a =", () => `a${next++} =`);
let next = 0;

describe("the top level", () => {
  test("refuses a stranger and misses what is gone", () => {
    const breaches = findTopLevelBreaches([
      file("shared/ids.ts"),
      file("notes/plan.md"),
      file("index.ts"),
    ]);
    const messages = breaches.map(({ path, message }) => `${path} ${message}`);
    expect(messages).toContain("notes does not belong at the top level");
    expect(messages).toContain("index.ts does not belong at the top level");
    expect(messages).toContain("firebase.json is missing at the top level");
    expect(messages.filter((message) => message.startsWith("shared "))).toEqual([]);
  });
});

describe("names", () => {
  test.each([
    "backend/eventLog.ts",
    "extension/UI/row.ts",
    "shared/tracked_url.ts",
    "backend/Server.ts",
  ])("%s is not kebab-case", (path) => expect(findBadNames([file(path)])).toHaveLength(1));
  test.each(["backend/utils/time.ts", "shared/helpers/url.ts", "extension/common/a.ts"])(
    "%s names no domain",
    (path) => expect(findBadNames([file(path)])).toHaveLength(1),
  );
  test.each([
    "README.md",
    "LICENSE",
    ".oxlintrc.json",
    "shared/tracked-url.test.ts",
    "extension/entrypoints/gmail.content.ts",
    "backend/core/event-log.contract.ts",
  ])("%s is well named", (path) => expect(findBadNames([file(path)])).toEqual([]));
});

describe("long files", () => {
  const long = code("backend/long.ts", lines(301));
  test("need a reason", () => {
    expect(findLongFiles([long, code("backend/right.ts", lines(300))], {})).toEqual([
      { path: "backend/long.ts", message: "has 301 lines; over 300 needs a reason" },
    ]);
    expect(findLongFiles([long], { "backend/long.ts": "a table" })).toEqual([]);
  });
  test("lose an excuse that they do not need", () => {
    expect(findLongFiles([], { "backend/long.ts": "a table" })).toHaveLength(1);
  });
});

describe("entrypoints", () => {
  test("only wire: comments and empty lines do not count, code does", () => {
    const commented = `/* ${"\n".repeat(40)} */\n// more\n\n${lines(30)}`;
    expect(findThickEntrypoints([code("extension/entrypoints/background.ts", commented)])).toEqual(
      [],
    );
    const thick = code("extension/entrypoints/popup/main.tsx", lines(31));
    expect(findThickEntrypoints([thick])).toHaveLength(1);
    expect(findThickEntrypoints([code("extension/sync/pull.ts", lines(31))])).toEqual([]);
  });
});

describe("barrels", () => {
  test.each([
    'export * from "./a.ts";',
    'export * as a from "./a.ts";',
    'export * from "./a.ts";\nexport const b = 1;',
    'export { a } from "./a.ts";\nexport type { B } from "./b.ts";',
  ])("%s is one", (text) => expect(findBarrels([code("shared/a.ts", text)])).toHaveLength(1));
  test.each([
    "export const a = 1;",
    'import { a } from "./a.ts";\nexport const b = a;',
    "export {};",
  ])("%s is none", (text) => expect(findBarrels([code("shared/a.ts", text)])).toEqual([]));
});

describe("decision records", () => {
  const first = file("docs/adr/0001-one.md", "# 1. One\n");
  test("are numbered from 1 without a gap", () => {
    expect(
      findBadRecords([first, file("docs/adr/0002-two.md", "# 2. Two\n"), file("docs/guide.md")]),
    ).toEqual([]);
  });
  test.each([
    ["a gap", [first, file("docs/adr/0003-three.md", "# 3. Three\n")]],
    ["the same number twice", [first, file("docs/adr/0001-other.md", "# 1. Other\n")]],
    ["no number", [first, file("docs/adr/two.md", "# 2. Two\n")]],
    ["another number in its heading", [first, file("docs/adr/0002-two.md", "# 3. Two\n")]],
  ])("do not have %s", (_, files) => expect(findBadRecords(files)).toHaveLength(1));
});

describe("forbidden text", () => {
  // Built from parts, for the rule reads this file too.
  test.each([
    ["// TO", "DO: later"],
    ["// FIX", "ME this"],
    ['"resolved": "ht', 'tps://host.example/a.tgz"'],
    ["ht", "tps://registry.npm.example/"],
  ])("%s%s is refused", (...parts) =>
    expect(findForbiddenText([file("shared/a.ts", parts.join(""))])).toHaveLength(1),
  );
  test.each(["todos = []", "the registry of readers", "https://example.com/registry"])(
    "%s is let be",
    (text) => expect(findForbiddenText([file("shared/a.ts", text)])).toEqual([]),
  );
});
