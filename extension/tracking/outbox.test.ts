import { fakeBrowser } from "wxt/testing/fake-browser";
import { beforeEach, describe, expect, it } from "vitest";
import type { SentMessage } from "../messages.ts";
import { messageIdSchema } from "../../shared/ids.ts";
import { isOutboxKey, outbox } from "./outbox.ts";

const minted = Date.UTC(2026, 10, 21);

function mail(id: string, changes: Partial<SentMessage> = {}): SentMessage {
  return {
    id: messageIdSchema.parse(id),
    mailClient: "gmail",
    account: "rep@example.com",
    subject: "Offer",
    recipients: [{ email: "ann@example.org", name: "Ann", field: "to" }],
    links: [],
    mintedAt: minted,
    threadId: null,
    mailMessageId: null,
    sentAt: null,
    ...changes,
  };
}

const confirmed = { threadId: "18a", mailMessageId: "18b", sentAt: minted + 900 };

beforeEach(() => fakeBrowser.reset());

describe("outbox", () => {
  it("holds a mail until it is removed, in its latest form", async () => {
    await outbox.put(mail("AAAAAAAAAAA"));
    expect(await outbox.read()).toEqual([mail("AAAAAAAAAAA")]);
    await outbox.put(mail("AAAAAAAAAAA", confirmed));
    expect(await outbox.read()).toEqual([mail("AAAAAAAAAAA", confirmed)]);
    await outbox.remove(messageIdSchema.parse("AAAAAAAAAAA"));
    expect(await outbox.read()).toEqual([]);
  });

  it("throws away what it cannot read and leaves other items alone", async () => {
    await fakeBrowser.storage.local.set({
      "outbox/broken": { id: 1 },
      preferences: { paused: true },
    });
    expect(await outbox.read()).toEqual([]);
    expect(await fakeBrowser.storage.local.get(null)).toEqual({ preferences: { paused: true } });
  });

  it("knows its own keys", () => {
    expect(isOutboxKey("outbox/AAAAAAAAAAA")).toBe(true);
    expect(isOutboxKey("session")).toBe(false);
  });
});
