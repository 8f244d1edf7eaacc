import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { temporaryDirectory } from "../temporary-directory.ts";
import { openDatabase } from "./database.ts";

test("commits are on disk when they return, and schema steps run once", () => {
  const file = join(temporaryDirectory(), "a.db");
  for (let time = 0; time < 2; time++) {
    const database = openDatabase(file);
    expect(database.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
    expect(database.prepare("PRAGMA synchronous").get()).toEqual({ synchronous: 2 });
    expect(database.prepare("PRAGMA user_version").get()).toEqual({ user_version: 1 });
    database.close();
  }
});

test("a file that is no database is named and left as it is", () => {
  const file = join(temporaryDirectory(), "a.db");
  writeFileSync(file, "Dear diary, ".repeat(500));
  expect(() => openDatabase(file)).toThrow(
    `The database ${file} cannot be used: file is not a database.`,
  );
  expect(readFileSync(file, "utf8")).toBe("Dear diary, ".repeat(500));
});

test("damage in the middle is found at the start, and the file is left as it is", () => {
  const file = join(temporaryDirectory(), "a.db");
  const database = openDatabase(file);
  const insert = database.prepare("INSERT INTO facts (name, value) VALUES (?, ?)");
  for (let n = 0; n < 500; n++) insert.run(String(n), "x".repeat(100));
  database.close();
  const bytes = readFileSync(file);
  bytes.fill(0xff, bytes.length - 6_000, bytes.length - 100);
  writeFileSync(file, bytes);
  expect(() => openDatabase(file)).toThrow(`The database ${file} cannot be used: `);
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

test("a locked database is said to be locked", () => {
  const file = join(temporaryDirectory(), "a.db");
  const other = new DatabaseSync(file);
  other.exec("CREATE TABLE t (x); BEGIN EXCLUSIVE");
  expect(() => openDatabase(file)).toThrow(
    `The database ${file} cannot be used: another program holds a lock`,
  );
});

test("a database of a newer version is refused", () => {
  const file = join(temporaryDirectory(), "a.db");
  const newer = new DatabaseSync(file);
  newer.exec("PRAGMA user_version = 99");
  newer.close();
  expect(() => openDatabase(file)).toThrow(
    "made by a newer Sightline (schema 99, this one knows 1)",
  );
});

test("a directory that cannot be written to is named", () => {
  const file = join(temporaryDirectory(), "missing", "a.db");
  expect(() => openDatabase(file)).toThrow(`The database ${file} cannot be used: unable to open`);
});
