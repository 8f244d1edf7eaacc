// The one request that Gmail's page makes to save a draft and to send: `POST /sync/u/<n>/i/s`. Its body and its answer
// are arrays without names. The places below are those of pairs recorded on 2022-09-09 in InboxSDK's repository
// (`test/data/2022-09-09-cvOn*.json`); they are facts of Gmail's wire format, and InboxSDK reads the same ones.
import type { Contact, MailHead } from "../stand-in/mail.ts";
import type { StoredMessage } from "./mailbox.ts";

/** What the page asks for one mail. */
export interface SyncWrite extends MailHead {
  readonly kind: "draft" | "send";
  readonly threadId: string;
  readonly messageId: string;
  /** The parts as they came: [0] what was typed, and where the quote was left folded, [1] the quote. */
  readonly parts: readonly string[];
  readonly plainText: boolean;
  readonly inReplyTo: string | null;
  readonly date: number;
}

const SEND_LABEL = "^pfg";
const DRAFT_LABEL = "^r";

/**
 * Reads the body of a sync request.
 * @throws {SyntaxError} when it is not JSON.
 * @throws {Error} when it is not of the recorded shape: the stand-in would rather stop than guess.
 */
export function readSyncRequest(body: string): SyncWrite[] {
  const updates = at(JSON.parse(body), 1, 0);
  if (!Array.isArray(updates)) throw new Error("sync request: no list of updates at [1][0]");
  return updates.map((update) => {
    const threadId = at(update, 1, 0);
    const message = [
      at(update, 1, 1, 2, 0, 4, 0),
      at(update, 1, 1, 1, 0),
      at(update, 1, 1, 13, 0),
    ].find(Array.isArray);
    if (typeof threadId !== "string" || message === undefined)
      throw new Error("sync request: no message in an update");
    return readMessage(threadId, message);
  });
}

function readMessage(threadId: string, message: unknown): SyncWrite {
  const labels = at(message, 10);
  const parts = at(message, 8, 1);
  const inReplyTo = at(message, 15);
  if (!Array.isArray(labels) || !Array.isArray(parts))
    throw new Error("sync request: no labels or no body");
  if (!labels.includes(SEND_LABEL) && !labels.includes(DRAFT_LABEL))
    throw new Error("sync request: neither draft nor send");
  return {
    kind: labels.includes(SEND_LABEL) ? "send" : "draft",
    threadId,
    messageId: text(at(message, 0)),
    from: contact(at(message, 1)),
    to: contacts(at(message, 2)),
    cc: contacts(at(message, 3)),
    bcc: contacts(at(message, 4)),
    subject: text(at(message, 7)),
    parts: parts.map((part) => text(at(part, 1))),
    plainText: at(message, 8, 6) === 0,
    inReplyTo: typeof inReplyTo === "string" ? inReplyTo : null,
    date: Number(at(message, 6)),
  };
}

/** The answer to a sync request that was carried out. */
export function writeSyncAnswer(
  written: readonly {
    threadId: string;
    legacyThreadId: string;
    kind: SyncWrite["kind"];
    message: StoredMessage;
  }[],
): string {
  const threads = written.map(({ threadId, legacyThreadId, kind, message }) => {
    const inner: unknown[] = ["", null, message.date, threadId, [answeredMessage(kind, message)]];
    inner[19] = legacyThreadId;
    return [[threadId, null, [null, null, null, null, null, null, [inner]]]];
  });
  return JSON.stringify([[], [0, null, null, null, [], threads]]);
}

function answeredMessage(kind: SyncWrite["kind"], message: StoredMessage): unknown[] {
  const row: unknown[] = [
    message.messageId,
    [1, message.from.email, message.from.name],
    ...[message.to, message.cc, message.bcc].map((people) =>
      people.map(({ email, name }) => [1, email, name]),
    ),
    null,
    message.date,
    "",
  ];
  row[10] = kind === "send" ? ["^all", "^f", "^pfg"] : ["^all", "^r", "^r_bt"];
  row[13] = message.rfcId;
  row[55] = message.legacyMessageId;
  return row;
}

function contacts(value: unknown): Contact[] {
  return Array.isArray(value) ? value.map(contact) : [];
}

function contact(value: unknown): Contact {
  return { email: text(at(value, 1)), name: text(at(value, 2)) };
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** `value[path[0]][path[1]]…`, or undefined where a step is missing. */
function at(value: unknown, ...path: readonly number[]): unknown {
  let here = value;
  for (const step of path) {
    if (!Array.isArray(here)) return undefined;
    here = here[step];
  }
  return here;
}
