import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { findHeavyStarts, type LeanStarts } from "./structure/cold-start.ts";
import { findHardCodedWords } from "./structure/hard-coded-words.ts";
import {
  findCycles,
  findForbiddenImports,
  findForbiddenPackages,
  findImpurity,
} from "./structure/imports.ts";
import {
  findBadNames,
  findBadRecords,
  findBarrels,
  findForbiddenText,
  findLongFiles,
  findThickEntrypoints,
  findTopLevelBreaches,
  type LongFiles,
} from "./structure/layout.ts";
import { readRepository } from "./structure/repository.ts";
import { isModule, parseModule } from "./structure/source-file.ts";

/** Files that may have more than 300 lines, and why. */
const LONG_FILES: LongFiles = {
  "e2e/gmail/page/compose.ts": "one compose window, whose parts share its state",
};

/** What every cold start of a function that answers hits loads. No zod, no SDK: `npm run bench` measures it. */
const LEAN_STARTS: LeanStarts = {
  "backend/firebase/firestore/commit-event.ts": /^node:https?$/,
  "backend/firebase/firestore/firestore-access.ts": /^node:https?$/,
  "backend/firebase/hit/main.ts":
    /^(?:node:(?:crypto|diagnostics_channel|fs|fs\/promises|https?|net|process)$|(?:@noble\/hashes|bowser|hono\/html|ipaddr\.js|isbot|lru-cache|mmdb-lib)(?:\/|$))/,
};

const files = readRepository(fileURLToPath(new URL("..", import.meta.url)));
const modules = files.filter(({ path }) => isModule(path)).map(parseModule);

describe("the repository", () => {
  test("has at its top level what the design says", () =>
    expect(findTopLevelBreaches(files)).toEqual([]));
  test("keeps the direction of imports", () => expect(findForbiddenImports(modules)).toEqual([]));
  test("uses packages only where they run", () =>
    expect(findForbiddenPackages(modules)).toEqual([]));
  test("keeps shared pure", () => expect(findImpurity(modules)).toEqual([]));
  test("has no import cycle", () => expect(findCycles(modules)).toEqual([]));
  test("loads little when a hit is to be answered", () =>
    expect(findHeavyStarts(modules, LEAN_STARTS)).toEqual([]));
  test("has entrypoints that only wire", () => expect(findThickEntrypoints(modules)).toEqual([]));
  test("has no barrel", () => expect(findBarrels(modules)).toEqual([]));
  test("names files and folders plainly", () => expect(findBadNames(files)).toEqual([]));
  test("says nothing to people but in words that are translated", () =>
    expect(findHardCodedWords(files)).toEqual([]));
  test("has files of a size to read", () => expect(findLongFiles(modules, LONG_FILES)).toEqual([]));
  test("numbers its decision records", () => expect(findBadRecords(files)).toEqual([]));
  test("leaves nothing undone and names no registry", () =>
    expect(findForbiddenText(files)).toEqual([]));
});
