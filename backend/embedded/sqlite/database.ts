import { statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { UnavailableError } from "../../core/unavailable-error.ts";
import { MIGRATIONS } from "./migrations.ts";

/** SQLite's primary result codes that we treat apart. https://sqlite.org/rescode.html */
const SQLITE_BUSY = 5;
const SQLITE_LOCKED = 6;

/** Up to this size, in bytes, the whole file is checked at the start; it takes about a second for each 200 MB. */
const CHECKED_SIZE = 64 * 1024 * 1024;

/**
 * Opens the server's database, making or migrating it where needed. A commit is on disk when it returns
 * (`synchronous=FULL`); a lock of somebody else's is never waited for here, since waiting would stop every answer.
 * @throws {Error} naming the file, when it cannot be opened, is locked, is no database or is damaged. The file is left
 * exactly as it is.
 */
export function openDatabase(file: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file);
    database.exec("PRAGMA busy_timeout = 0");
    database.exec("PRAGMA journal_mode = WAL");
    database.exec("PRAGMA synchronous = FULL");
    // On macOS a plain fsync leaves data in the drive's cache; elsewhere this changes nothing.
    database.exec("PRAGMA fullfsync = ON");
    checkIntegrity(database, file);
    migrate(database);
    return database;
  } catch (cause) {
    database?.close();
    throw new Error(`The database ${file} cannot be used: ${explain(cause)}`, { cause });
  }
}

/** Whether somebody else's lock stands in the way: the same statement may succeed later. */
export function isLocked(error: unknown): boolean {
  const code = resultCode(error);
  return code === SQLITE_BUSY || code === SQLITE_LOCKED;
}

/** Runs a statement whose failure under a lock is an expected outcome for the caller. */
export function orUnavailable<T>(run: () => T): T {
  try {
    return run();
  } catch (cause) {
    if (isLocked(cause)) throw new UnavailableError("the database is locked", { cause });
    throw cause;
  }
}

function resultCode(error: unknown): number | null {
  const code = error instanceof Error && "errcode" in error ? error.errcode : null;
  // The low byte is the primary code, the rest says more exactly where it happened.
  return typeof code === "number" ? code & 0xff : null;
}

function explain(cause: unknown): string {
  if (isLocked(cause))
    return "another program holds a lock on it. Stop that program, then start again.";
  const message = cause instanceof Error ? cause.message : String(cause);
  return `${message}. Nothing was changed. Restore it from a backup, or move it away to start with an empty one.`;
}

function checkIntegrity(database: DatabaseSync, file: string): void {
  if (statSync(file).size > CHECKED_SIZE) return;
  const found = database.prepare("PRAGMA quick_check(1)").get()?.["quick_check"];
  if (found !== "ok") throw new Error(`it is damaged (${String(found)})`);
}

function migrate(database: DatabaseSync): void {
  const version = Number(database.prepare("PRAGMA user_version").get()?.["user_version"]);
  if (version > MIGRATIONS.length) {
    throw new Error(
      `it was made by a newer Sightline (schema ${version}, this one knows ${MIGRATIONS.length})`,
    );
  }
  for (const [index, migration] of MIGRATIONS.entries()) {
    if (index < version) continue;
    database.exec(`BEGIN IMMEDIATE; ${migration}; PRAGMA user_version = ${index + 1}; COMMIT`);
  }
}
