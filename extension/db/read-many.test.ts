import { describe, expect, test } from "vitest";
import { readMany } from "./read-many.ts";
import { emptyDatabase } from "./samples.ts";

const keysFrom = (start: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `key-${start + index}`);

async function databaseWith(count: number) {
  const db = emptyDatabase();
  await db.kv.bulkPut(keysFrom(0, count).map((key) => ({ key, value: `value of ${key}` })));
  return db;
}

describe("readMany gives the rows in the order of the keys, and undefined for those that are not there", () => {
  test.each([
    ["a few rows", 10, ["key-7", "nobody", "key-2"]],
    ["most of a table", 700, [...keysFrom(100, 600).toReversed(), "nobody"]],
    ["a part of a large table", 1_500, ["nobody", ...keysFrom(300, 600)]],
  ])("%s", async (_name, size, keys) => {
    const db = await databaseWith(size);
    const rows = await readMany(db.kv, keys, ({ key }) => key);
    expect(rows.map((row) => row?.value)).toEqual(
      keys.map((key) => (key === "nobody" ? undefined : `value of ${key}`)),
    );
  });
});
