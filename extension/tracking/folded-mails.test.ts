import { describe, expect, it } from "vitest";
import { foldEngagement } from "../../shared/engagement.ts";
import { messageFacts } from "../../shared/message-facts.fixture.ts";
import type { ThreadMessage } from "../mail/mail-client.ts";
import type { ThreadStatus } from "../messages.ts";
import { foldedMails } from "./folded-mails.ts";

const NINE = Date.UTC(2026, 10, 21, 9);
const MINUTE = 60_000;
const SECOND = 1_000;
const FIRST = "AAAAAAAAAAA";
const SECOND_MAIL = "BBBBBBBBBBB";
const { engagement } = foldEngagement(messageFacts({ sentAt: 1 }), []);

const status = (sentAt: Record<string, number>): ThreadStatus => ({
  threadId: "AAQk",
  engagement,
  messages: Object.fromEntries(Object.keys(sentAt).map((id) => [id, engagement])),
  sentAt,
});

/** A folded one, of the minute that it shows. */
const folded = (
  messageId: string,
  sentAt: number | null,
  sender = "rep@example.com",
): ThreadMessage => ({ messageId, sender, senderName: "", sentAt, contents: null });
const open = (messageId: string, sentAt: number, sender?: string): ThreadMessage => ({
  ...folded(messageId, sentAt, sender),
  contents: document.createElement("div"),
});

const found = (messages: ThreadMessage[], known: ThreadStatus, account = ""): object =>
  Object.fromEntries(foldedMails({ account, messages: () => messages }, known));

describe("a folded mail", () => {
  const answer = open("outlook:2", NINE + 60 * MINUTE, "ann@example.org");

  it.each([
    ["this very minute", NINE + 59 * SECOND],
    ["the next one, since the answer came late", NINE + 61 * SECOND],
  ])("is the tracked one that was sent in %s", (_, sentAt) => {
    expect(found([folded("outlook:1", NINE), answer], status({ [FIRST]: sentAt }))).toEqual({
      "outlook:1": FIRST,
    });
  });

  it.each([
    ["of another minute", folded("outlook:1", NINE + MINUTE), { [FIRST]: NINE }],
    ["without a time", folded("outlook:1", null), { [FIRST]: NINE }],
    ["that is open", open("outlook:1", NINE), { [FIRST]: NINE }],
    ["of which the page gives its own name", folded("18b", NINE), { "18a4f6e2b7c9d0e1": NINE }],
    [
      "when two of the thread were sent then",
      folded("outlook:1", NINE),
      { [FIRST]: NINE, [SECOND_MAIL]: NINE + 30 * SECOND },
    ],
  ])("is not known: one %s", (_, message, sentAt) => {
    expect(found([message, answer], status(sentAt))).toEqual({});
  });

  it("is not known where another one has the same minute", () => {
    const messages = [folded("outlook:1", NINE), folded("outlook:3", NINE), answer];
    expect(found(messages, status({ [FIRST]: NINE }))).toEqual({});
  });

  it("is nobody's but the rep's, as far as they are known", () => {
    const messages = [folded("outlook:1", NINE), folded("outlook:3", NINE, "ann@example.org")];
    const known = status({ [FIRST]: NINE });
    expect(found(messages, known, "REP@example.com")).toEqual({ "outlook:1": FIRST });
    const both = status({ [FIRST]: NINE, [SECOND_MAIL]: NINE + 5 * MINUTE });
    expect(found([...messages, open(SECOND_MAIL, NINE + 5 * MINUTE)], both)).toEqual({
      "outlook:1": FIRST,
    });
  });

  it("is another one where the tracked mail shows itself", () => {
    const messages = [open(FIRST, NINE), folded("outlook:1", NINE)];
    expect(found(messages, status({ [FIRST]: NINE }))).toEqual({});
  });

  it("is not known from a row that an earlier version wrote", () => {
    const { sentAt: _, ...earlier } = status({ [FIRST]: NINE });
    expect(found([folded("outlook:1", NINE)], earlier)).toEqual({});
  });
});
