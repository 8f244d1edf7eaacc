import type { SightlineDatabase } from "./database.ts";
import { sentTime, type MessageDocument } from "./message-document.ts";
import { ownDevices, type OwnDevice } from "./own-devices.ts";

/** Everything of the rep's that the database holds: no keys, no tokens, nothing that is deleted. */
export interface ExportedData {
  readonly format: "sightline";
  readonly version: 1;
  /** ISO 8601. */
  readonly exportedAt: string;
  /** The oldest first; those that were sent again under another id among them. */
  readonly mails: readonly Omit<MessageDocument, "due" | "deletedAt">[];
  /** Devices that the rep called their own. */
  readonly ownDevices: readonly OwnDevice[];
}

/** @param now milliseconds since 1970. */
export function exportData(db: SightlineDatabase, now: number): Promise<ExportedData> {
  return db.transaction("r", db.messages, db.kv, async () => {
    const [documents, devices] = await Promise.all([db.messages.toArray(), ownDevices.read(db)]);
    return {
      format: "sightline",
      version: 1,
      exportedAt: new Date(now).toISOString(),
      mails: documents
        .filter(({ deletedAt }) => deletedAt === null)
        .sort((a, b) => sentTime(a) - sentTime(b))
        .map(({ due: _due, deletedAt: _deletedAt, ...mail }) => mail),
      ownDevices: devices,
    };
  });
}
