import { createHash } from "node:crypto";

/** Makes the ids of one mailbox: base64 of what Exchange writes there, with the `+`, `/` and `=` that addresses must escape. */
export interface MailboxIds {
  /** `AAMk…`: another one whenever an item moves to another folder. */
  itemId(): string;
  /** `AAQk…` */
  conversationId(): string;
  changeKey(): string;
}

const ITEM = 3;
const CONVERSATION = 4;

/**
 * Ids that are the same in every run, and nobody else's.
 * @param owner the address of the mailbox
 */
export function mailboxIds(owner: string): MailboxIds {
  const mailbox = guid(owner.toLowerCase());
  let count = 0;
  const bytes = (kind: string, length: number): Buffer => {
    count += 1;
    return hash(`${mailbox} ${kind} ${count}`).subarray(0, length);
  };
  return {
    // The mailbox's folder and the item, each behind the entry id's fixed head.
    itemId: () => exchangeId(ITEM, mailbox, Buffer.concat([ENTRY_HEAD, bytes("item", 32)])),
    conversationId: () => exchangeId(CONVERSATION, mailbox, bytes("conversation", 16)),
    changeKey: () =>
      Buffer.concat([Buffer.from([0x16, 0]), bytes("change", 18)]).toString("base64"),
  };
}

const ENTRY_HEAD = Buffer.from([0, 0, 0, 0]);

/** Two bytes of kind, then the mailbox's GUID as text and the rest, each behind its length in two bytes. */
function exchangeId(kind: number, mailbox: string, rest: Buffer): string {
  return Buffer.concat([
    Buffer.from([0, kind]),
    lengthOf(mailbox.length),
    Buffer.from(mailbox, "latin1"),
    lengthOf(rest.length),
    rest,
  ]).toString("base64");
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(length);
  return bytes;
}

function guid(text: string): string {
  return hash(text)
    .toString("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/s, "$1-$2-$3-$4-$5");
}

function hash(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
