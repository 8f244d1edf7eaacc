import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { foldEngagement } from "../../shared/engagement.ts";
import { messageFacts } from "../../shared/message-facts.fixture.ts";
import type { ThreadMessage } from "../mail/mail-client.ts";
import type { ThreadStatus } from "../messages.ts";
import { watchReplies } from "./replies.ts";

const NOW = Date.UTC(2026, 10, 21);
const { engagement } = foldEngagement(messageFacts({ sentAt: 1 }), []);
const status: ThreadStatus = { threadId: "t", engagement, messages: { m2: engagement } };
const from = (messageId: string, sender: string, sentAt: number | null = 5): ThreadMessage => ({
  messageId,
  sender,
  sentAt,
});
const before = from("m1", "ann@example.org");
const tracked = from("m2", "Sales@Example.com");

function view(messages: ThreadMessage[], known: ThreadStatus = status) {
  const told: (readonly [string, ...(string | number)[]])[] = [];
  const { signal } = new AbortController();
  let changed: () => void = () => undefined;
  watchReplies(
    {
      account: "rep@example.com",
      threadId: "t",
      closed: signal,
      messages: () => messages,
      onMessages: (handler) => {
        changed = handler;
      },
    },
    {
      book: {
        follow: (_threadId, handler) => handler(known),
        refresh: () => undefined,
      },
      link: {
        recordSeen: async ({ threadId, answers, at }) => void told.push([threadId, ...answers, at]),
      },
      now: () => NOW,
      signal,
    },
  );
  return { told, arrive: (message: ThreadMessage) => (messages.push(message), changed()) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("replies", () => {
  it("sees what somebody else wrote below a tracked mail", () => {
    expect(view([before, tracked, from("m3", "ann@example.org", 77)]).told).toEqual([
      ["t", "m2", 77],
    ]);
  });

  it("takes the time of seeing it where the page does not say when", () => {
    expect(view([tracked, from("m3", "ann@example.org", null)]).told).toEqual([["t", "m2", NOW]]);
  });

  it("takes neither the rep's own mails nor earlier ones for replies", () => {
    const own = from("m3", "REP@example.com");
    const alias = from("m4", "sales@example.com");
    expect(view([before, tracked, own, alias]).told).toEqual([]);
  });

  it("sees one that arrives later, and tells it once", () => {
    const { told, arrive } = view([tracked]);
    arrive(from("m3", "ann@example.org"));
    arrive(from("m4", "ann@example.org"));
    expect(told).toEqual([["t", "m2", 5]]);
  });

  it("leaves a tracked mail below the reply unanswered", () => {
    const known = { ...status, messages: { m2: engagement, m4: engagement } };
    const thread = [tracked, from("m3", "ann@example.org", null), from("m4", "rep@example.com")];
    expect(view(thread, known).told).toEqual([["t", "m2", NOW]]);
  });

  it("is silent where the reply is known", () => {
    const known = { ...status, messages: { m2: { ...engagement, repliedAt: 3 } } };
    expect(view([tracked, from("m3", "ann@example.org")], known).told).toEqual([]);
  });

  it("sees the reply to a second tracked mail, also where the first one was answered before", () => {
    const messages = { m2: { ...engagement, repliedAt: 3 }, m4: engagement };
    const known = { ...status, engagement: { ...engagement, repliedAt: 3 }, messages };
    const thread = [tracked, from("m3", "ann@example.org", 3), from("m4", "sales@example.com", 7)];
    const { told, arrive } = view(thread, known);
    expect(told).toEqual([]);
    arrive(from("m5", "ann@example.org", 9));
    expect(told).toEqual([["t", "m4", 9]]);
  });
});
