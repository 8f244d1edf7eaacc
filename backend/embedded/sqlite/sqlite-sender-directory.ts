import type { DatabaseSync } from "node:sqlite";
import { senderIdSchema, type SenderId } from "../../../shared/ids.ts";
import type { SenderDirectory } from "../../core/sender-directory.ts";
import { orUnavailable } from "./database.ts";

/** Senders and their browsers in SQLite, beside the log. A principal is the hash of a browser's device token. */
export function createSqliteSenderDirectory(database: DatabaseSync): SenderDirectory {
  const insertSender = database.prepare(
    "INSERT INTO senders (sid, created_at) VALUES (?, ?) ON CONFLICT (sid) DO NOTHING",
  );
  const insertDevice = database.prepare(
    "INSERT INTO devices (token_hash, sid, created_at) VALUES (?, ?, ?)",
  );
  const findDevice = database.prepare("SELECT sid FROM devices WHERE token_hash = ?");

  const senderOf = (principal: string): SenderId | null => {
    const row = findDevice.get(principal);
    return row === undefined ? null : senderIdSchema.parse(row["sid"]);
  };

  return {
    async enrol(principal, sid, at) {
      orUnavailable(() => database.exec("BEGIN IMMEDIATE"));
      try {
        const inForce = senderOf(principal);
        if (inForce === null) {
          insertSender.run(sid, at);
          insertDevice.run(principal, sid, at);
        }
        database.exec("COMMIT");
        return inForce ?? sid;
      } catch (error) {
        if (database.isTransaction) database.exec("ROLLBACK");
        throw error;
      }
    },
    find: async (principal) => orUnavailable(() => senderOf(principal)),
  };
}
