import { expect, it } from "vitest";
import { foldEngagement } from "../shared/engagement.ts";
import { messageFacts } from "../shared/message-facts.fixture.ts";
import { sentMessageSchema } from "./messages.ts";
import {
  areStatuses,
  isBroadcast,
  isFromFrame,
  isKeyQuestion,
  isSentMessage,
  mustSay,
} from "./own-scripts.ts";

const { engagement } = foldEngagement(messageFacts({ sentAt: 1 }), []);
const mail = {
  id: "AAAAAAAAAAA",
  mailClient: "gmail",
  account: "",
  subject: "",
  recipients: [],
  links: [],
  mintedAt: 1,
  threadId: null,
  mailMessageId: null,
  sentAt: null,
};

it.each([
  ["a broadcast", isBroadcast, { type: "toast" }],
  ["a frame's message", isFromFrame, { type: "close", returnFocus: true }],
  ["a question for the key", isKeyQuestion, { type: "is-inset-key", key: "k" }],
  ["statuses", areStatuses, [{ threadId: "t", engagement, messages: {} }]],
  ["a stored mail", isSentMessage, mail],
])("knows %s from anything else", (_, is, value) => {
  expect(is(value)).toBe(true);
  for (const other of [undefined, null, "toast", 1, { type: "toString" }, { type: 1 }, [null]])
    expect(is(other)).toBe(false);
});

it("knows a stored mail as the schema does", () => {
  const missing = Object.keys(mail).map((key) =>
    Object.fromEntries(Object.entries(mail).filter(([name]) => name !== key)),
  );
  for (const value of [mail, { ...mail, id: "short" }, { ...mail, sentAt: "now" }, ...missing])
    expect(isSentMessage(value)).toBe(sentMessageSchema.safeParse(value).success);
});

it("takes no answer for a refusal", () => {
  expect(() => mustSay({ recorded: true }, "recorded")).not.toThrow();
  for (const answer of [undefined, null, {}, { other: true }, true])
    expect(() => mustSay(answer, "recorded")).toThrow(TypeError);
});
