import type { LogEvent } from "./event.ts";
import type { EventId, MessageId, SenderId } from "./ids.ts";
import type { ViewRequest } from "./wire.ts";

/** What a browser says when it shows an own tracked mail. */
export interface View {
  readonly sid: SenderId;
  readonly id: EventId;
  readonly messageId: MessageId;
  readonly mailClient: ViewRequest["mailClient"];
}

/**
 * A view as the log has it: the server makes it of what it was told, and the browser of what it tells, each with its own
 * idea of the time (milliseconds since 1970, by the server's clock).
 */
export function viewEvent({ sid, id, messageId, mailClient }: View, receivedAt: number): LogEvent {
  return {
    id,
    sid,
    messageId,
    recipient: 0,
    kind: "view",
    link: 0,
    receivedAt,
    age: 0,
    verdict: "self",
    reasons: ["own-view"],
    client: {
      family: mailClient === "gmail" ? "Gmail" : "Outlook",
      os: "",
      device: "unknown",
    },
    network: { class: "unknown", country: null },
  };
}
