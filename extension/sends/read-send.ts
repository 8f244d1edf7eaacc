import type { MessageId } from "../../shared/ids.ts";
import { claimedPayload } from "../../shared/token.ts";

/** What one operation of Outlook's, which saves a draft or sends a mail, says of itself. Nothing of the mail is in it. */
export interface ReadOperation {
  /** It sends; else it saves. */
  readonly sends: boolean;
  /** It carries the mail's text, so that a mail without a pixel in it has none. */
  readonly hasText: boolean;
  /** Whose pixels are in it, each once; of whom it has links, where there is no pixel. */
  readonly messageIds: readonly MessageId[];
  /** Exchange's ids of the drafts that it is about; none of a draft that was never saved. */
  readonly drafts: readonly string[];
  /** When the mail server is to send it, of a mail that is scheduled; milliseconds since 1970. */
  readonly deferredUntil: number | null;
}

/** A "/" as it is, escaped as in JSON, or percent-encoded any number of times. */
const SLASH = String.raw`(?:\\|%(?:25)*5c)*(?:\/|u002f|%(?:25)*2f)`;
const TOKEN = `${SLASH}[a-z2-7]{11}${SLASH}([A-Za-z0-9_-]{32})`;
const PIXEL = new RegExp(`${SLASH}o${TOKEN}[.]gif`, "gi");
const LINK = new RegExp(`${SLASH}c${TOKEN}${SLASH}[hs]${SLASH}`, "gi");

const SENDING_DISPOSITION = /^Send(?:Only|AndSaveCopy)$/;
/** Types of requests to `service.svc`, and mutations of the gateway. Read receipts, for one, are "sent", too. */
const SENDING_OPERATION = /^Send(?:Draft|Item|Mail|Message|Smart)/i;
const SENDING_QUERY = /^\s*mutation\s+Send(?:Draft|Item|Mail|Message|Smart)/i;
/** Not `ReferenceItemId`: that is the mail that is answered. */
const DRAFT_ID = /^(?:UpdateResponse)?ItemIds?$/i;
const TEXT_HOLDER = /^(?:New)?Body(?:Content)?$/i;
const TEXT = /^(?:Value|Content)$/i;
/** PidTagDeferredSendTime; https://learn.microsoft.com/en-us/openspecs/exchange_server_protocols/ms-oxomsg */
const DEFERRAL = /"(?:SystemTime )?0x3FEF"|:16367\b/i;
const DEFERRED_TIME = /^Deferred(?:Send|Delivery)Time$/i;
/** Of which one hour it is, whoever reads it. */
const ZONED_TIME = /T.+(?:Z|[+-]\d\d:?\d\d)$/i;

/**
 * Reads what Outlook posts to `service.svc` or to its GraphQL gateway; none where it can be nothing that saves or sends, or
 * cannot be read. The names are Exchange's: `CreateItem` and `UpdateItem` with a `MessageDisposition`, smart responses among
 * them, `SendItem`, and the gateway's mutations `SendDraft` and `SendSmartReply`, which come in batches, too.
 * @param payload JSON as it was posted, or percent-encoded as in the header `X-OWA-UrlPostData`
 */
export function readSend(payload: string): ReadOperation[] {
  if (!/Send|Save/.test(payload)) return [];
  try {
    const request: unknown = JSON.parse(
      /^\s*[[{]/.test(payload) ? payload : decodeURIComponent(payload),
    );
    return (Array.isArray(request) ? request : [request]).map(readOperation);
  } catch {
    return [];
  }
}

function readOperation(operation: unknown): ReadOperation {
  const pixels = new Set<MessageId>();
  const links = new Set<MessageId>();
  const drafts = new Set<string>();
  let sends = false;
  let hasText = false;
  let deferredUntil: number | null = null;

  function readTime(text: unknown): void {
    const time = typeof text === "string" && ZONED_TIME.test(text) ? Date.parse(text) : Number.NaN;
    if (!Number.isNaN(time)) deferredUntil = time;
  }

  function readText(text: string, key: string, holder: string): void {
    if (key === "MessageDisposition") sends ||= SENDING_DISPOSITION.test(text);
    else if (key === "__type" || key === "operationName") sends ||= SENDING_OPERATION.test(text);
    else if (key === "query") sends ||= SENDING_QUERY.test(text);
    else if (DRAFT_ID.test(key) || (/^id$/i.test(key) && DRAFT_ID.test(holder))) drafts.add(text);
    else if (DEFERRED_TIME.test(key)) readTime(text);
    hasText ||= TEXT_HOLDER.test(holder) && TEXT.test(key);
    for (const [, token = ""] of text.matchAll(PIXEL)) {
      const payload = claimedPayload(token);
      if (payload?.link === 0) pixels.add(payload.messageId);
    }
    for (const [, token = ""] of text.matchAll(LINK)) {
      const payload = claimedPayload(token);
      if (payload !== null && payload.link > 0) links.add(payload.messageId);
    }
  }

  /** @param key of a list's parts: that of the list */
  function read(value: unknown, key: string, holder: string): void {
    if (typeof value === "string") readText(value, key, holder);
    else if (Array.isArray(value)) for (const part of value) read(part, key, holder);
    else if (typeof value === "object" && value !== null) {
      const {
        Value: property,
        value: its = property,
        ...names
      }: Record<string, unknown> = { ...value };
      if (typeof its === "string" && DEFERRAL.test(JSON.stringify(names))) readTime(its);
      for (const [name, part] of Object.entries(value)) read(part, name, key);
    }
  }

  read(operation, "", "");
  // One with a pixel may hold links that were copied from another mail.
  const messageIds = [...(pixels.size > 0 ? pixels : links)];
  return { sends, hasText, messageIds, drafts: [...drafts], deferredUntil };
}
