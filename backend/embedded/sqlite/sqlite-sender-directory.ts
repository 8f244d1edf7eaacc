import type { DatabaseSync } from "node:sqlite";
import { senderIdSchema } from "../../../shared/ids.ts";
import type { SenderDirectory } from "../../core/sender-directory.ts";
import { orUnavailable } from "./database.ts";

/** Senders and their devices in SQLite, beside the log. */
export function createSqliteSenderDirectory(database: DatabaseSync): SenderDirectory {
  const insertSender = database.prepare(
    "INSERT INTO senders (sid, created_at) VALUES (?, ?) ON CONFLICT (sid) DO NOTHING",
  );
  const insertDevice = database.prepare(
    "INSERT INTO devices (token_hash, sid, created_at) VALUES (?, ?, ?)",
  );
  const findDevice = database.prepare("SELECT sid FROM devices WHERE token_hash = ?");

  return {
    async addDevice({ sid, tokenHash }, createdAt) {
      orUnavailable(() => database.exec("BEGIN IMMEDIATE"));
      try {
        insertSender.run(sid, createdAt);
        insertDevice.run(tokenHash, sid, createdAt);
        database.exec("COMMIT");
      } catch (error) {
        if (database.isTransaction) database.exec("ROLLBACK");
        throw error;
      }
    },
    async findDevice(tokenHash) {
      const row = orUnavailable(() => findDevice.get(tokenHash));
      return row === undefined ? null : { sid: senderIdSchema.parse(row["sid"]), tokenHash };
    },
  };
}
