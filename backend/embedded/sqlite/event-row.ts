import { logEventSchema, type LogEvent } from "../../../shared/event.ts";

/** The columns of `events` that hold an event, in the order of `toRow`. */
export const EVENT_COLUMNS =
  "id, sid, received_at, message_id, recipient, kind, link, age, verdict, reasons, family, os, device, network, country";

/** The values of `EVENT_COLUMNS`. */
export function toRow(event: LogEvent) {
  const { client, network } = event;
  return [
    event.id,
    event.sid,
    event.receivedAt,
    event.messageId,
    event.recipient,
    event.kind,
    event.link,
    event.age,
    event.verdict,
    JSON.stringify(event.reasons),
    client.family,
    client.os,
    client.device,
    network.class,
    network.country,
  ];
}

/** @throws {z.core.$ZodError} when the row holds what no event can be: a bug, or a foreign hand in the database. */
export function fromRow(row: Record<string, unknown>): LogEvent {
  return logEventSchema.parse({
    id: row["id"],
    sid: row["sid"],
    messageId: row["message_id"],
    recipient: row["recipient"],
    kind: row["kind"],
    link: row["link"],
    receivedAt: row["received_at"],
    age: row["age"],
    verdict: row["verdict"],
    reasons: JSON.parse(String(row["reasons"])),
    client: { family: row["family"], os: row["os"], device: row["device"] },
    network: { class: row["network"], country: row["country"] },
  });
}
