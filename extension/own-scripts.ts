import type { FromFrame, KeyQuestion } from "./inset/protocol.ts";
import { MESSAGE_ID } from "../shared/id-shapes.ts";
import type { Broadcast, SentMessage, ThreadStatus } from "./messages.ts";

// What the scripts of this extension tell one in a page, or left in storage for it. Nobody else can, and all are of the same build, since an update
// cuts the scripts in open tabs off; so a look from outside tells a message of another kind, or no answer, well enough.
// The schemas would be an eighth of Gmail's script.

const BROADCASTS: Readonly<Record<Broadcast["type"], true>> = {
  "statuses-changed": true,
  "send-seen": true,
  toast: true,
};

const FROM_FRAME: Readonly<Record<FromFrame["type"], true>> = {
  size: true,
  close: true,
  "compose-change": true,
  "open-thread": true,
};

export function isBroadcast(message: unknown): message is Broadcast {
  return isOneOf(message, BROADCASTS);
}

export function isFromFrame(message: unknown): message is FromFrame {
  return isOneOf(message, FROM_FRAME);
}

export function isKeyQuestion(message: unknown): message is KeyQuestion {
  return isObject(message) && message["type"] === "is-inset-key";
}

export function areStatuses(answer: unknown): answer is ThreadStatus[] {
  return (
    Array.isArray(answer) &&
    answer.every(
      (one) =>
        isObject(one) &&
        typeof one["threadId"] === "string" &&
        isObject(one["engagement"]) &&
        isObject(one["messages"]),
    )
  );
}

/** A mail as one of them has stored it. */
export function isSentMessage(value: unknown): value is SentMessage {
  return (
    isObject(value) &&
    typeof value["id"] === "string" &&
    MESSAGE_ID.test(value["id"]) &&
    (value["mailClient"] === "gmail" || value["mailClient"] === "outlook") &&
    typeof value["account"] === "string" &&
    typeof value["subject"] === "string" &&
    Array.isArray(value["recipients"]) &&
    Array.isArray(value["links"]) &&
    typeof value["mintedAt"] === "number" &&
    [value["threadId"], value["mailMessageId"]].every(isTextOrNull) &&
    (value["sentAt"] === null || typeof value["sentAt"] === "number")
  );
}

/** @throws where it is not an answer that has this to say: the worker did not understand, or died over it */
export function mustSay(answer: unknown, key: string): void {
  if (!isObject(answer) || !Object.hasOwn(answer, key)) throw new TypeError("no answer");
}

function isOneOf(message: unknown, types: Readonly<Record<string, true>>): boolean {
  return (
    isObject(message) &&
    typeof message["type"] === "string" &&
    Object.hasOwn(types, message["type"])
  );
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === "string";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
