// What `service.svc` answers: the same envelope around every action's own answer.
import { previewOf } from "../stand-in/preview.ts";
import type { Contact } from "../stand-in/mail.ts";
import type { OutlookMail, OutlookMailbox } from "./mailbox.ts";
import { type Pictures, type ShownHtml, showHtml, showText } from "./shown-mail.ts";
import { uniqueBody } from "./unique-body.ts";
import type {
  Conversation,
  EmailAddress,
  ErrorResponse,
  FolderName,
  Item,
  ItemInfo,
  JsonAnswer,
  ResponseMessages,
  ShownItem,
} from "./wire.ts";

export function envelope<Body>(body: Body): JsonAnswer<Body> {
  return { Header: { ServerVersionInfo: { Version: "V2018_01_08" } }, Body: body };
}

export function messages<Message>(
  ...items: readonly (Message | ErrorResponse)[]
): ResponseMessages<Message> {
  return { ResponseMessages: { Items: items } };
}

export function success<Content extends object>(
  content: Content,
): { ResponseClass: "Success"; ResponseCode: "NoError" } & Content {
  return { ResponseClass: "Success", ResponseCode: "NoError", ...content };
}

export function failure(code: string): ErrorResponse {
  return { ResponseClass: "Error", ResponseCode: code, MessageText: `The server said: ${code}.` };
}

/** What a write answers. @param kept null where no mail was kept, or none that can still be written to */
export function written(kept: OutlookMail | null): ItemInfo {
  if (kept === null || !kept.draft) return success({ Items: [] });
  const ItemId = itemIdOf(kept);
  return success({ Items: [{ ItemId, ConversationId: { Id: kept.conversationId } }] });
}

export function itemOf(mail: OutlookMail): Item {
  const { response, deferredUntil } = mail;
  const date = new Date(mail.date).toISOString();
  return {
    __type: "Message:#Exchange",
    ItemId: itemIdOf(mail),
    ConversationId: { Id: mail.conversationId },
    ParentFolder: mail.folder,
    InternetMessageId: mail.rfcId,
    Subject: mail.subject,
    From: { Mailbox: addressOf(mail.from) },
    ToRecipients: mail.to.map(addressOf),
    CcRecipients: mail.cc.map(addressOf),
    BccRecipients: mail.bcc.map(addressOf),
    DateTimeSent: date,
    DateTimeReceived: date,
    IsDraft: mail.draft,
    IsRead: !mail.unread,
    Preview: previewOf(mail.html),
    ...(deferredUntil === null ? {} : { DeferredSendTime: new Date(deferredUntil).toISOString() }),
    ...(response === null ? {} : { ReferenceItemId: { Id: response.referenceItemId } }),
  };
}

/** The mail with its text. @param mailbox where it lies, with the mail that it may answer */
export function shownItemOf(
  mail: OutlookMail,
  mailbox: OutlookMailbox,
  pictures: Pictures,
): ShownItem {
  const whole = shown(mail, mail.html, pictures);
  // An answer's quote is known from what is answered. Exchange leaves a forwarded mail in one piece.
  const answersKnown = mail.inReplyTo !== null && mailbox.findByRfcId(mail.inReplyTo) !== null;
  const unique = answersKnown && !mail.plainText ? uniqueBody(mail.html) : null;
  return {
    ...itemOf(mail),
    NormalizedBody: { BodyType: "HTML", Value: whole.html },
    UniqueBody: {
      BodyType: "HTML",
      Value: unique === null ? whole.html : shown(mail, unique, pictures).html,
    },
    HasQuotedText: unique !== null,
    HasBlockedImages: whole.hasBlockedImages,
  };
}

/** A line of a folder's list. @param mails those of one conversation, oldest first */
export function conversationOf(mails: readonly OutlookMail[], folder: FolderName): Conversation {
  const inFolder = mails.filter((mail) => mail.folder === folder).toReversed();
  const [newest] = inFolder;
  if (newest === undefined) throw new Error("Nothing of the conversation lies in the folder.");
  const people = inFolder.flatMap(({ from, to, cc }) =>
    folder === "inbox" ? [from] : [...to, ...cc],
  );
  return {
    __type: "ConversationType:#Exchange",
    ConversationId: { Id: newest.conversationId },
    ConversationTopic: topicOf(mails),
    People: [...new Map(people.map((person) => [person.email, person])).values()].map(addressOf),
    Preview: previewOf(newest.html),
    LastDeliveryTime: new Date(newest.date).toISOString(),
    MessageCount: mails.length,
    UnreadCount: mails.filter(({ unread }) => unread).length,
    HasDraft: mails.some(({ draft }) => draft),
    ItemIds: inFolder.map(itemIdOf),
  };
}

/** The subject without what answers and forwards put before it. */
function topicOf(mails: readonly OutlookMail[]): string {
  return (mails[0]?.subject ?? "").replace(/^((re|aw|fw|fwd|wg)\s*:\s*)+/i, "");
}

function shown(mail: OutlookMail, html: string, pictures: Pictures): ShownHtml {
  if (mail.plainText) return { html: showText(html), hasBlockedImages: false };
  return showHtml(html, { pictures, date: new Date(mail.date).toISOString() });
}

function itemIdOf({ itemId, changeKey }: OutlookMail): { Id: string; ChangeKey: string } {
  return { Id: itemId, ChangeKey: changeKey };
}

function addressOf({ email, name }: Contact): EmailAddress {
  return {
    __type: "EmailAddress:#Exchange",
    Name: name || email,
    EmailAddress: email,
    RoutingType: "SMTP",
  };
}
