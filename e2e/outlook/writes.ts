// What the page asks to be saved or sent, whichever of Outlook's requests it comes in, in one shape.
import type { Contact } from "../stand-in/mail.ts";
import type { SmartDraft } from "./mailbox.ts";
import type { Written } from "./post-office.ts";
import { withOwnAddresses } from "./sent-pictures.ts";
import type {
  BodyContent,
  CreateItemBody,
  EmailAddress,
  GraphQlRequest,
  MessageDisposition,
  MessageFields,
  NewMessage,
  SendItemBody,
  SmartResponse,
  UpdateItemBody,
} from "./wire.ts";

export interface Write {
  readonly disposition: MessageDisposition;
  /** The draft's, where it had been saved. */
  readonly itemId: string | null;
  readonly written: Written;
}

export const sends = ({ disposition }: Write): boolean => disposition !== "SaveOnly";

/** @throws {Error} when it is none of the two shapes */
export function createItem({ Items, MessageDisposition: disposition }: CreateItemBody): Write[] {
  return Items.map((item) => {
    if (item.__type === "Message:#Exchange")
      return { disposition, itemId: null, written: fieldsOf(item) };
    return {
      disposition,
      itemId: item.UpdateResponseItemId?.Id ?? null,
      written: { ...fieldsOf(item), response: responseOf(item) },
    };
  });
}

export function updateItem({
  ItemChanges,
  MessageDisposition: disposition,
}: UpdateItemBody): Write[] {
  return ItemChanges.map(({ ItemId, Updates }) => {
    const fields: MessageFields = Object.assign({}, ...Updates.map(({ Item }) => Item));
    return { disposition, itemId: ItemId.Id, written: fieldsOf(fields) };
  });
}

export function sendItem({ ItemIds, SaveItemToFolder }: SendItemBody): Write[] {
  const disposition = SaveItemToFolder ? "SendAndSaveCopy" : "SendOnly";
  return ItemIds.map(({ Id }) => ({ disposition, itemId: Id, written: {} }));
}

/** @throws {Error} when the mutation is none that the gateway has */
export function gatewaySend({ operationName, variables: { draft } }: GraphQlRequest): Write {
  const deferredUntil = draft.deferredSendTime;
  const deferral = deferredUntil === undefined ? {} : { deferredUntil: Date.parse(deferredUntil) };
  if (operationName === "SendDraft") {
    const written = { ...fieldsOf(draft), ...deferral };
    return { disposition: "SendAndSaveCopy", itemId: draft.ItemId?.Id ?? null, written };
  }
  const kind = gatewayKinds[draft.operation];
  const { ReferenceItemId, NewBodyContent, UpdateResponseItemId } = draft;
  if (kind === null || ReferenceItemId === undefined)
    throw new Error(`graphql: ${operationName} without a mail that it answers`);
  const typed = htmlOf(NewBodyContent);
  return {
    disposition: "SendAndSaveCopy",
    itemId: UpdateResponseItemId?.Id ?? null,
    written: {
      ...fieldsOf(draft),
      ...deferral,
      response: { kind, referenceItemId: ReferenceItemId.Id, typed },
    },
  };
}

const kinds = {
  "ReplyToItem:#Exchange": "reply",
  "ReplyAllToItem:#Exchange": "reply-all",
  "ForwardItem:#Exchange": "forward",
} as const;

const gatewayKinds = {
  New: null,
  Reply: "reply",
  ReplyAll: "reply-all",
  Forward: "forward",
} as const;

function responseOf({ __type, ReferenceItemId, NewBodyContent }: SmartResponse): SmartDraft {
  const kind: SmartDraft["kind"] | undefined = kinds[__type];
  if (kind === undefined) throw new Error(`CreateItem: no item of the type ${__type}`);
  return { kind, referenceItemId: ReferenceItemId.Id, typed: htmlOf(NewBodyContent) };
}

function fieldsOf(item: MessageFields | NewMessage | SmartResponse): Written {
  const { Subject, ToRecipients, CcRecipients, BccRecipients, ExtendedProperty } = item;
  const body = "Body" in item ? item.Body : undefined;
  const deferral = ExtendedProperty?.find((it) => it.ExtendedFieldURI.PropertyTag === "0x3FEF");
  return {
    ...(Subject === undefined ? {} : { subject: Subject }),
    ...(body === undefined ? {} : { html: htmlOf(body), plainText: body.BodyType === "Text" }),
    ...(ToRecipients === undefined ? {} : { to: ToRecipients.map(contactOf) }),
    ...(CcRecipients === undefined ? {} : { cc: CcRecipients.map(contactOf) }),
    ...(BccRecipients === undefined ? {} : { bcc: BccRecipients.map(contactOf) }),
    ...(deferral === undefined ? {} : { deferredUntil: Date.parse(deferral.Value) }),
  };
}

function htmlOf(body: BodyContent | undefined): string {
  if (body === undefined) return "";
  return body.BodyType === "Text" ? body.Value : withOwnAddresses(body.Value);
}

function contactOf({ EmailAddress: email, Name }: EmailAddress): Contact {
  return { email, name: Name === email ? "" : Name };
}
