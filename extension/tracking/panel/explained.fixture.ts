import { foldEngagement } from "../../../shared/engagement.ts";
import { eventIdSchema, messageIdSchema } from "../../../shared/ids.ts";
import { messageFacts } from "../../../shared/message-facts.fixture.ts";
import type { ExplainedHit, MessageExplanation } from "../../messages.ts";

let hits = 0;

/** For tests: an open by a person in Chrome, but for what is changed. Each has an id of its own. */
export function explainedHit(changes: Partial<ExplainedHit> = {}): ExplainedHit {
  hits += 1;
  return {
    eventId: eventIdSchema.parse(`hit${hits}`.padEnd(16, "A")),
    kind: "open",
    at: Date.UTC(2026, 10, 21, 12),
    age: 7_200,
    destination: null,
    verdict: "person",
    confidence: "likely",
    reasons: ["ordinary-program"],
    client: { family: "Chrome", os: "Windows", device: "desktop" },
    network: { class: "access", country: "DE" },
    correction: null,
    taughtBy: null,
    similar: 0,
    ...changes,
  };
}

/** For tests: what is known of a mail that was sent and, but for these readings, untouched. */
export function explained(readings: readonly (readonly ExplainedHit[])[]): MessageExplanation {
  return {
    messageId: messageIdSchema.parse("AAECAwQFBgc"),
    engagement: foldEngagement(messageFacts({ sentAt: 1 }), []).engagement,
    readings: readings.map((reading) => [...reading]),
  };
}
