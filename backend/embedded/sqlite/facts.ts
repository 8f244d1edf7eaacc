import type { DatabaseSync } from "node:sqlite";

/** A value that a database keeps for life: the one stored under this name, or else `make()`, stored now. */
export function fact(database: DatabaseSync, name: string, make: () => string): string {
  database
    .prepare("INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING")
    .run(name, make());
  return String(database.prepare("SELECT value FROM facts WHERE name = ?").get(name)?.["value"]);
}
