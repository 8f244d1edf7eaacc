import { describe, expect, test } from "vitest";
import {
  findOverweight,
  formatWeights,
  weigh,
  type Budget,
  type BuiltFile,
} from "./bundle-sizes.ts";

/** Bytes that gzip cannot make smaller. */
const noise = (path: string, length: number): BuiltFile => {
  let state = 1;
  const next = (): number => (state = (state * 48_271) % 2_147_483_647) & 255;
  return { path, bytes: Uint8Array.from({ length }, next) };
};
const background: Budget = { name: "background", files: /^background\.js$/, limit: 2_000 };

describe("the byte budget", () => {
  test("weighs what is shipped, compressed", () => {
    const text = { path: "background.js", bytes: new TextEncoder().encode("hello ".repeat(1_000)) };
    const [weight] = weigh([text], [background]);
    expect(weight?.bytes).toBe(6_000);
    expect(weight?.gzip).toBeLessThan(100);
    expect(findOverweight([text], weigh([text], [background]))).toEqual([]);
  });

  test("refuses an entrypoint over its budget", () => {
    const files = [noise("background.js", 2_000)];
    expect(findOverweight(files, weigh(files, [background]))).toEqual([
      "background: 2.0 KB gzip, and the budget is 2.0 KB",
    ]);
  });

  test("refuses a file without a budget, and a budget without a file", () => {
    const files = [noise("chunks/new.js", 10)];
    expect(findOverweight(files, weigh(files, [background]))).toEqual([
      "background: the build has no such file",
      "chunks/new.js: has no budget",
    ]);
  });

  test("counts what an entrypoint loads, once for each entrypoint", () => {
    const text = (path: string, content: string): BuiltFile => ({
      path,
      bytes: new TextEncoder().encode(content),
    });
    const files = [
      text("background.js", 'import{a as e}from"./chunks/shared.js";e()'),
      text(
        "popup.html",
        '<script type="module" src="/chunks/popup.js"></script><link href="/assets/popup.css">',
      ),
      text("chunks/popup.js", 'd=["assets/later.css"];import"./shared.js";import("./later.js")'),
      text("chunks/shared.js", 'export{a};from"https://not.a.file"'),
      text("chunks/later.js", ""),
      text("assets/popup.css", "a{}"),
      text("assets/later.css", "b{}"),
    ];
    const weights = weigh(files, [
      background,
      { name: "popup", files: /^popup\.html$/, limit: 2_000 },
    ]);
    expect(weights.map((weight) => weight.files)).toEqual([
      ["background.js", "chunks/shared.js"],
      [
        "popup.html",
        "chunks/popup.js",
        "assets/popup.css",
        "chunks/shared.js",
        "chunks/later.js",
        "assets/later.css",
      ],
    ]);
    expect(findOverweight(files, weights)).toEqual([]);
    const first = { name: "popup", files: /^popup\.html$/, limit: 2_000, first: true };
    expect(weigh(files, [first])[0]?.files).toEqual([
      "popup.html",
      "chunks/popup.js",
      "assets/popup.css",
      "chunks/shared.js",
    ]);
  });

  test("is printed as a table", () => {
    const files = [noise("background.js", 1_000)];
    expect(formatWeights(weigh(files, [background]))).toMatch(
      /^ +minified +gzip +budget\nbackground +1\.0 KB +1\.0 KB +2\.0 KB$/,
    );
  });
});
