import {
  conversationOf,
  envelope,
  failure,
  itemOf,
  messages,
  shownItemOf,
  success,
  written,
} from "./answers.ts";
import type { OutlookMail, OutlookMailbox } from "./mailbox.ts";
import type { OutlookPostOffice } from "./post-office.ts";
import type { QuoteMaker } from "./quote.ts";
import { type Pictures, showHtml } from "./shown-mail.ts";
import { createItem, sendItem, updateItem, type Write } from "./writes.ts";
import type {
  CreateItemBody,
  DeleteItemBody,
  ErrorResponse,
  FindConversationBody,
  FindItemBody,
  FolderName,
  GetConversationItemsBody,
  GetItemBody,
  IndexedPageView,
  ItemInfo,
  JsonAnswer,
  SendItemBody,
  ShownItem,
  UpdateItemBody,
} from "./wire.ts";

export interface ServiceWorld {
  readonly office: OutlookPostOffice;
  readonly mailbox: OutlookMailbox;
  readonly makeQuote: QuoteMaker;
  /** What becomes of pictures in mail from somebody else, and how they show once the page has asked for them. */
  readonly pictures: { readonly others: Pictures; readonly own: Exclude<Pictures, "blocked"> };
}

/** The writes that a request to `service.svc` asks for; null where it is none that writes. */
export function writesOf(action: string, body: unknown): Write[] | null {
  if (action === "CreateItem") return createItem(body as CreateItemBody);
  if (action === "UpdateItem") return updateItem(body as UpdateItemBody);
  if (action === "SendItem") return sendItem(body as SendItemBody);
  return null;
}

/** Carries writes out. */
export function carryOut(
  { office, mailbox }: ServiceWorld,
  writes: readonly Write[],
): (ItemInfo | ErrorResponse)[] {
  return writes.map(({ itemId, disposition, written: content }) => {
    const draft = itemId === null ? null : mailbox.find(itemId);
    const unknown = itemId !== null && draft?.draft !== true;
    // A smart response whose draft is gone is made anew; everything else needs what it is to change.
    if (unknown && content.response === undefined) return failure("ErrorItemNotFound");
    return written(office.write(mailbox, content, { draft: unknown ? null : draft, disposition }));
  });
}

/**
 * Answers what is no write.
 * @throws {Error} when there is no such action
 */
export function serveRead(world: ServiceWorld, action: string, body: unknown): JsonAnswer<unknown> {
  if (action === "FindConversation") return findConversations(world, body as FindConversationBody);
  if (action === "FindItem") return findItems(world, body as FindItemBody);
  if (action === "GetConversationItems")
    return getConversation(world, body as GetConversationItemsBody);
  if (action === "GetItem") return getItem(world, body as GetItemBody);
  if (action === "DeleteItem") return deleteItem(world, body as DeleteItemBody);
  throw new Error(`service.svc: no action ${action}`);
}

function findConversations(
  { mailbox }: ServiceWorld,
  { ParentFolderId, Paging }: FindConversationBody,
): JsonAnswer<unknown> {
  const folder = ParentFolderId.BaseFolderId.Id;
  const ids = new Set(newestFirst(mailbox, folder).map((mail) => mail.conversationId));
  return envelope({
    Conversations: page([...ids], Paging).map((id) =>
      conversationOf(mailbox.conversation(id), folder),
    ),
    TotalConversationsInView: ids.size,
  });
}

function findItems(
  { mailbox }: ServiceWorld,
  { ParentFolderIds, Paging }: FindItemBody,
): JsonAnswer<unknown> {
  const found = newestFirst(mailbox, ParentFolderIds[0]?.Id ?? "inbox");
  const Items = page(found, Paging).map(itemOf);
  return envelope(messages(success({ RootFolder: { Items, TotalItemsInView: found.length } })));
}

function getConversation(
  world: ServiceWorld,
  { Conversations, ShowBlockedImages }: GetConversationItemsBody,
): JsonAnswer<unknown> {
  const answers = Conversations.map(({ ConversationId }) => {
    const mails = world.mailbox.conversation(ConversationId.Id);
    if (mails.length === 0) return failure("ErrorItemNotFound");
    world.mailbox.markRead(mails.map(({ itemId }) => itemId));
    const ConversationNodes = mails.map((mail) => ({
      InternetMessageId: mail.rfcId,
      Items: [shownItem(world, mail, ShowBlockedImages === true)],
    }));
    return success({ Conversation: { ConversationId, ConversationNodes } });
  });
  return envelope(messages(...answers));
}

function getItem(
  world: ServiceWorld,
  { ItemIds, BodyFor, ShowBlockedImages }: GetItemBody,
): JsonAnswer<unknown> {
  const answers = ItemIds.map(({ Id }) => {
    const mail = world.mailbox.find(Id);
    if (mail === null) return failure("ErrorItemNotFound");
    world.mailbox.markRead([Id]);
    const item = shownItem(world, mail, ShowBlockedImages === true);
    if (BodyFor !== "editing") return success({ Items: [item] });
    const BodyType = mail.plainText ? "Text" : "HTML";
    return success({ Items: [{ ...item, Body: { BodyType, Value: editable(world, mail) } }] });
  });
  return envelope(messages(...answers));
}

function deleteItem({ mailbox }: ServiceWorld, { ItemIds }: DeleteItemBody): JsonAnswer<unknown> {
  for (const { Id } of ItemIds) mailbox.remove(Id);
  return envelope(messages(...ItemIds.map(() => success({ Items: [] }))));
}

/** What an editor is filled with: a quote that the server made is cleaned for it as for reading. */
function editable({ mailbox, makeQuote, pictures }: ServiceWorld, mail: OutlookMail): string {
  const { response } = mail;
  const quoted = response === null ? null : mailbox.find(response.referenceItemId);
  if (response === null || quoted === null) return mail.html;
  const date = new Date(quoted.date).toISOString();
  const { html } = showHtml(quoted.html, { pictures: pictures.own, date });
  return response.typed + makeQuote({ ...quoted, html }, mailbox.owner);
}

function shownItem(world: ServiceWorld, mail: OutlookMail, asked: boolean): ShownItem {
  const { mailbox, pictures } = world;
  const isOwn = mail.from.email === mailbox.owner.email;
  return shownItemOf(mail, mailbox, isOwn || asked ? pictures.own : pictures.others);
}

function newestFirst(mailbox: OutlookMailbox, folder: FolderName): OutlookMail[] {
  return mailbox.messages(folder).toReversed();
}

function page<Line>(
  lines: readonly Line[],
  { Offset, MaxEntriesReturned }: IndexedPageView,
): Line[] {
  return lines.slice(Offset, Offset + MaxEntriesReturned);
}
