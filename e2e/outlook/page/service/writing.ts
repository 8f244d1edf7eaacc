import type { Contact } from "../../../stand-in/mail.ts";
import type {
  BodyContent,
  CreateItemBody,
  DeleteItemBody,
  EmailAddress,
  GraphQlDraft,
  MessageDisposition,
  MessageFields,
  NewMessage,
  ResponseMessages,
  SendItemBody,
  SetItemField,
  SmartResponse,
  UpdateItemBody,
} from "../../wire.ts";
import type { Operation } from "../compose/draft.ts";
import { onlyItem, sendByGateway, write } from "./service-call.ts";

/** A mail as it is now, on its way to the server. */
export interface Written {
  readonly operation: Operation;
  readonly referenceItemId: string | null;
  /** The server is to add the quote. */
  readonly smart: boolean;
  /** Where it has been saved before. */
  readonly itemId: string | null;
  readonly to: readonly Contact[];
  readonly cc: readonly Contact[];
  readonly bcc: readonly Contact[];
  readonly subject: string;
  readonly body: string;
  readonly plainText: boolean;
  /** Milliseconds since 1970, of a mail that is to leave later. */
  readonly deferredUntil: number | null;
}

/** Keeps it among the drafts. Gives its item's id. */
export const saveDraft = (written: Written): Promise<string> => writeItem(written, "SaveOnly");

export async function sendByService(written: Written): Promise<void> {
  await writeItem(written, "SendAndSaveCopy");
}

/** Saves it as it is now, and sends by its id what was saved. */
export async function sendById(written: Written): Promise<void> {
  const body: SendItemBody = {
    __type: "SendItemRequest:#Exchange",
    ItemIds: [{ Id: await saveDraft(written) }],
    SaveItemToFolder: true,
  };
  onlyItem(await write<ResponseMessages>("SendItem", body));
}

export async function deleteDraft(itemId: string): Promise<void> {
  const body: DeleteItemBody = {
    __type: "DeleteItemRequest:#Exchange",
    ItemIds: [{ Id: itemId }],
    DeleteType: "MoveToDeletedItems",
  };
  onlyItem(await write<ResponseMessages>("DeleteItem", body));
}

export async function sendDraftByGateway(written: Written): Promise<void> {
  const { operation, referenceItemId, smart, itemId, deferredUntil } = written;
  const draft: GraphQlDraft = {
    operation,
    ...headOf(written),
    ...(smart ? { NewBodyContent: bodyOf(written) } : { Body: bodyOf(written) }),
    ...(smart && referenceItemId !== null ? { ReferenceItemId: { Id: referenceItemId } } : {}),
    ...(itemId === null
      ? {}
      : smart
        ? { UpdateResponseItemId: { Id: itemId } }
        : { ItemId: { Id: itemId } }),
    ...(deferredUntil === null ? {} : { deferredSendTime: new Date(deferredUntil).toISOString() }),
  };
  const operationName = smart ? "SendSmartReply" : "SendDraft";
  await sendByGateway({
    operationName,
    query: `mutation ${operationName}($draft: DraftInput!) { ${smart ? "sendSmartReply" : "sendDraft"}(draft: $draft) { success } }`,
    variables: { draft },
  });
}

async function writeItem(written: Written, disposition: MessageDisposition): Promise<string> {
  const answer =
    written.smart || written.itemId === null
      ? await write<ResponseMessages>("CreateItem", creating(written, disposition))
      : await write<ResponseMessages>("UpdateItem", updating(written, written.itemId, disposition));
  return onlyItem(answer).Items[0]?.ItemId.Id ?? "";
}

function creating(written: Written, disposition: MessageDisposition): CreateItemBody {
  return {
    __type: "CreateItemRequest:#Exchange",
    Items: [written.smart ? smartResponse(written) : newMessage(written)],
    MessageDisposition: disposition,
  };
}

function newMessage(written: Written): NewMessage {
  return {
    __type: "Message:#Exchange",
    ...headOf(written),
    Body: bodyOf(written),
    ...deferralOf(written),
  };
}

const RESPONSES = {
  Reply: "ReplyToItem:#Exchange",
  ReplyAll: "ReplyAllToItem:#Exchange",
  Forward: "ForwardItem:#Exchange",
} as const;

function smartResponse(written: Written): SmartResponse {
  const { operation, referenceItemId, itemId } = written;
  if (operation === "New" || referenceItemId === null) throw new Error("Nothing is answered.");
  return {
    __type: RESPONSES[operation],
    ReferenceItemId: { Id: referenceItemId },
    ...headOf(written),
    NewBodyContent: bodyOf(written),
    ...deferralOf(written),
    ...(itemId === null ? {} : { UpdateResponseItemId: { Id: itemId } }),
  };
}

function updating(
  written: Written,
  itemId: string,
  disposition: MessageDisposition,
): UpdateItemBody {
  const fields: readonly [uri: string, field: MessageFields][] = [
    ["Subject", { Subject: written.subject }],
    ["Body", { Body: bodyOf(written) }],
    ["ToRecipients", { ToRecipients: written.to.map(address) }],
    ["CcRecipients", { CcRecipients: written.cc.map(address) }],
    ["BccRecipients", { BccRecipients: written.bcc.map(address) }],
    ...(written.deferredUntil === null
      ? []
      : [["ExtendedProperty", deferralOf(written)] as [string, MessageFields]]),
  ];
  const Updates = fields.map(([FieldURI, field]): SetItemField => ({
    __type: "SetItemField:#Exchange",
    Path: { __type: "PropertyUri:#Exchange", FieldURI },
    Item: { __type: "Message:#Exchange", ...field },
  }));
  return {
    __type: "UpdateItemRequest:#Exchange",
    ItemChanges: [{ ItemId: { Id: itemId }, Updates }],
    MessageDisposition: disposition,
  };
}

function headOf({ subject, to, cc, bcc }: Written): MessageFields {
  return {
    Subject: subject,
    ToRecipients: to.map(address),
    CcRecipients: cc.map(address),
    BccRecipients: bcc.map(address),
  };
}

const bodyOf = ({ body, plainText }: Written): BodyContent => ({
  __type: "BodyContentType:#Exchange",
  BodyType: plainText ? "Text" : "HTML",
  Value: body,
});

const address = ({ email, name }: Contact): EmailAddress => ({
  __type: "EmailAddress:#Exchange",
  Name: name,
  EmailAddress: email,
  RoutingType: "SMTP",
});

function deferralOf({ deferredUntil }: Written): Pick<MessageFields, "ExtendedProperty"> {
  if (deferredUntil === null) return {};
  const ExtendedFieldURI = { PropertyTag: "0x3FEF", PropertyType: "SystemTime" } as const;
  return { ExtendedProperty: [{ ExtendedFieldURI, Value: new Date(deferredUntil).toISOString() }] };
}
