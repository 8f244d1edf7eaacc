import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { ANNA, BORIS } from "../../core/example-event.ts";
import { describeSenderDirectory } from "../../core/sender-directory.contract.ts";
import { UnavailableError } from "../../core/unavailable-error.ts";
import { temporaryDirectory } from "../temporary-directory.ts";
import { openDatabase } from "./database.ts";
import { createSqliteSenderDirectory } from "./sqlite-sender-directory.ts";

describeSenderDirectory("SqliteSenderDirectory", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sightline-senders-"));
  let database = openDatabase(join(folder, "test.db"));
  return {
    directory: createSqliteSenderDirectory(database),
    async reopen() {
      database.close();
      database = openDatabase(join(folder, "test.db"));
      return createSqliteSenderDirectory(database);
    },
    async dispose() {
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
});

test("under another program's lock it says that it is unavailable just now, and enrols nobody", async () => {
  const file = join(temporaryDirectory(), "test.db");
  const database = openDatabase(file);
  // Outside WAL mode a writer shuts out readers too.
  database.exec("PRAGMA journal_mode = DELETE");
  const directory = createSqliteSenderDirectory(database);
  const intruder = new DatabaseSync(file);
  intruder.exec("BEGIN EXCLUSIVE");
  await expect(directory.find("anna")).rejects.toThrow(UnavailableError);
  await expect(directory.enrol("anna", ANNA, 1)).rejects.toThrow(UnavailableError);
  intruder.exec("COMMIT");
  expect(await directory.find("anna")).toBeNull();
  expect(await directory.enrol("anna", BORIS, 1)).toBe(BORIS);
});
