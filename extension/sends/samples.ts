import { messageIdSchema, type MessageId } from "../../shared/ids.ts";
import { prepareSenderKey } from "../../shared/sender-key.ts";
import { mintClickUrl, mintOpenUrl } from "../../shared/tracked-url.ts";
import { account, sentAt } from "../db/samples.ts";

const context = {
  trackingOrigin: "https://t.example.com",
  key: prepareSenderKey(account.sid, new Uint8Array(32), 1),
};
const mail = (number: number) => ({
  messageId: idOf(number),
  mintedAt: sentAt / 1_000,
  recipient: 0,
});

/** For tests: the id of the mail with this number, one that a token can hold. */
export function idOf(number: number): MessageId {
  return messageIdSchema.parse(`${String(number).padStart(10, "m")}A`);
}

/** For tests: the address of the pixel in the mail with this number. */
export const pixelUrl = (number: number): string => mintOpenUrl(context, mail(number));

/** For tests: the address of a wrapped link in the mail with this number. */
export const linkUrl = (number: number): string =>
  mintClickUrl(context, { ...mail(number), link: 1 }, "https://example.com/") ?? "";

/** For tests: a mail of which only the links are tracked. */
export const linkedHtml = (number: number): string =>
  `<html><body><div>Hello, <a href="${linkUrl(number)}">see</a></div></body></html>`;

/** For tests: a mail with a wrapped link of the ninth, and with the pixels of the mails with these numbers. */
export function trackedHtml(...numbers: readonly number[]): string {
  const pixels = numbers.map((number) => `<img src="${pixelUrl(number)}" width="1" alt="">`);
  return `<html><body><div>Hello “you”, <a href="${linkUrl(9)}">see</a></div>${pixels.join("")}</body></html>`;
}

interface Exchange {
  readonly __type?: string;
  readonly [name: string]: unknown;
}

/** For tests: a request to `service.svc` as JSON. */
export function owaRequest(action: string, body: Exchange): string {
  return JSON.stringify({
    __type: `${action}JsonRequest:#Exchange`,
    Header: { __type: "JsonRequestHeaders:#Exchange", RequestServerVersion: "V2018_01_08" },
    Body: { __type: `${action}Request:#Exchange`, ...body },
  });
}

const bodyOf = (html: string) => ({
  __type: "BodyContentType:#Exchange",
  BodyType: "HTML",
  Value: html,
});
/** The property PidTagDeferredSendTime, of a mail that is to leave at this moment. */
const deferral = (until: string) => ({
  ExtendedProperty: [
    {
      __type: "ExtendedPropertyType:#Exchange",
      ExtendedFieldURI: { PropertyTag: "0x3FEF", PropertyType: "SystemTime" },
      Value: until,
    },
  ],
});
const itemId = (id: string) => ({ __type: "ItemId:#Exchange", Id: id, ChangeKey: "CQAAABYA" });

/** For tests: what Outlook posts. */
export const outlook = {
  createItem: (html: string, disposition: string, until: string | null = null) =>
    owaRequest("CreateItem", {
      Items: [
        {
          __type: "Message:#Exchange",
          Subject: "Offer",
          Body: bodyOf(html),
          ...(until === null ? {} : deferral(until)),
        },
      ],
      ClientSupportsIrm: true,
      OutboundCharset: "AutoDetect",
      MessageDisposition: disposition,
      ComposeOperation: "newMail",
    }),
  updateItem: (
    draft: string,
    html: string | null,
    disposition: string,
    until: string | null = null,
  ) =>
    owaRequest("UpdateItem", {
      ItemChanges: [
        {
          __type: "ItemChange:#Exchange",
          ItemId: itemId(draft),
          Updates: [
            {
              __type: "SetItemField:#Exchange",
              Path: { __type: "PropertyUri:#Exchange", FieldURI: "Subject" },
              Item: { __type: "Message:#Exchange", Subject: "Offer" },
            },
            ...(html === null
              ? []
              : [
                  {
                    __type: "SetItemField:#Exchange",
                    Path: { __type: "PropertyUri:#Exchange", FieldURI: "Body" },
                    Item: { __type: "Message:#Exchange", Body: bodyOf(html) },
                  },
                ]),
            ...(until === null
              ? []
              : [
                  {
                    __type: "SetItemField:#Exchange",
                    Path: { __type: "ExtendedPropertyUri:#Exchange", PropertyTag: "0x3FEF" },
                    Item: { __type: "Message:#Exchange", ...deferral(until) },
                  },
                ]),
          ],
        },
      ],
      ConflictResolution: "AlwaysOverwrite",
      MessageDisposition: disposition,
      SendCalendarInvitationsOrCancellations: "SendToNone",
    }),
  smartReply: (html: string, draft: string | null, disposition: string) =>
    owaRequest("CreateItem", {
      Items: [
        {
          __type: "ReplyToItem:#Exchange",
          ReferenceItemId: itemId("AAMkAGanswered="),
          NewBodyContent: bodyOf(html),
          ...(draft === null ? {} : { UpdateResponseItemId: itemId(draft) }),
        },
      ],
      MessageDisposition: disposition,
    }),
  sendItem: (...drafts: readonly string[]) =>
    owaRequest("SendItem", { ItemIds: drafts.map(itemId), SaveItemToFolder: true }),
  sendDraft: (operationName: string, draft: Exchange) => ({
    operationName,
    query: `mutation ${operationName}($draft: DraftInput!) { send(draft: $draft) { success } }`,
    variables: { draft },
  }),
  bodyOf,
  itemId,
};
