/**
 * Schema n is made by the first n steps, never edited once released; `user_version` says which a file has.
 *
 * The layout of `events` was measured with commits of 64 on Node 24, fsync included, as µs and bytes per event: a column
 * for each field 10.7 and 193; the event as one JSON text 12.0 and 440; that text without the field names 10.6 and 225;
 * clustered by (sid, seq) about 3 % slower; all rows of a commit as one JSON parameter 10 % slower.
 * AUTOINCREMENT costs nothing that can be measured and never gives a number twice, also after expiry: cursors depend on
 * that. Ids sort by time, so their index grows at its end.
 */
export const MIGRATIONS: readonly string[] = [
  `CREATE TABLE events (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     id TEXT NOT NULL UNIQUE,
     sid TEXT NOT NULL,
     received_at INTEGER NOT NULL,
     message_id TEXT NOT NULL,
     recipient INTEGER NOT NULL,
     kind TEXT NOT NULL,
     link INTEGER NOT NULL,
     age INTEGER NOT NULL,
     verdict TEXT NOT NULL,
     reasons TEXT NOT NULL,
     family TEXT NOT NULL,
     os TEXT NOT NULL,
     device TEXT NOT NULL,
     network TEXT NOT NULL,
     country TEXT
   ) STRICT;
   CREATE INDEX events_by_sender ON events (sid, seq);
   CREATE TABLE senders (
     sid TEXT PRIMARY KEY,
     created_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE devices (
     token_hash TEXT PRIMARY KEY,
     sid TEXT NOT NULL REFERENCES senders (sid),
     created_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE facts (
     name TEXT PRIMARY KEY,
     value TEXT NOT NULL
   ) STRICT, WITHOUT ROWID`,
];
