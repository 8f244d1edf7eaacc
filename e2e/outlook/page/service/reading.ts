import type {
  ConversationItems,
  Conversation,
  EmailAddress,
  FindConversationBody,
  FindItemBody,
  FolderName,
  FoundConversations,
  FoundItems,
  GetConversationItemsBody,
  GetItemBody,
  Item,
  ResponseMessages,
  ShownItem,
  ShownItemInfo,
} from "../../wire.ts";
import { options } from "../options.ts";
import { onlyItem, read } from "./service-call.ts";

/** One line of a list, whichever view it is in. */
export interface Row {
  readonly conversationId: string;
  /** What an address names it by: the conversation, or the single mail in the view of messages. */
  readonly id: string;
  /** Newest first. */
  readonly itemIds: readonly string[];
  readonly subject: string;
  readonly people: readonly EmailAddress[];
  readonly preview: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly count: number;
  readonly unread: boolean;
  readonly hasDraft: boolean;
}

export interface Rows {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** Lines of a folder's list from `offset` on, at most `limit`. */
export async function findRows(folder: FolderName, offset: number, limit: number): Promise<Rows> {
  const id = { __type: "DistinguishedFolderId:#Exchange", Id: folder } as const;
  const Paging = {
    __type: "IndexedPageView:#Exchange",
    BasePoint: "Beginning",
    Offset: offset,
    MaxEntriesReturned: limit,
  } as const;
  if (options.view === "conversations") {
    const body: FindConversationBody = {
      __type: "FindConversationRequest:#Exchange",
      ParentFolderId: { BaseFolderId: id },
      Paging,
    };
    const found = await read<FoundConversations>("FindConversation", body);
    return {
      rows: found.Conversations.map(conversationRow),
      total: found.TotalConversationsInView,
    };
  }
  const body: FindItemBody = {
    __type: "FindItemRequest:#Exchange",
    ParentFolderIds: [id],
    Paging,
  };
  const { RootFolder } = onlyItem(await read<ResponseMessages<FoundItems>>("FindItem", body));
  return {
    rows: RootFolder.Items.map((item) => itemRow(item, folder)),
    total: RootFolder.TotalItemsInView,
  };
}

/** Every mail of a conversation, oldest first, drafts included. It is read by that. */
export async function getConversation(id: string): Promise<ShownItem[]> {
  const body: GetConversationItemsBody = {
    __type: "GetConversationItemsRequest:#Exchange",
    Conversations: [{ ConversationId: { Id: id } }],
  };
  const answer = await read<ResponseMessages<ConversationItems>>("GetConversationItems", body);
  return onlyItem(answer).Conversation.ConversationNodes.flatMap(({ Items }) => Items);
}

/**
 * @param purpose `editing`: what an editor is filled with stands in `Body`
 * @param showBlockedImages pictures that are blocked come with their addresses
 */
export async function getItem(
  id: string,
  purpose: NonNullable<GetItemBody["BodyFor"]> = "reading",
  showBlockedImages = false,
): Promise<ShownItem> {
  const body: GetItemBody = {
    __type: "GetItemRequest:#Exchange",
    ItemIds: [{ Id: id }],
    BodyFor: purpose,
    ...(showBlockedImages ? { ShowBlockedImages: true } : {}),
  };
  const [item] = onlyItem(await read<ResponseMessages<ShownItemInfo>>("GetItem", body)).Items;
  if (item === undefined) throw new Error("No such mail.");
  return item;
}

function conversationRow(conversation: Conversation): Row {
  const id = conversation.ConversationId.Id;
  return {
    id,
    conversationId: id,
    itemIds: conversation.ItemIds.map(({ Id }) => Id),
    subject: conversation.ConversationTopic,
    people: conversation.People,
    preview: conversation.Preview,
    time: Date.parse(conversation.LastDeliveryTime),
    count: conversation.MessageCount,
    unread: conversation.UnreadCount > 0,
    hasDraft: conversation.HasDraft,
  };
}

function itemRow(item: Item, folder: FolderName): Row {
  return {
    id: item.ItemId.Id,
    conversationId: item.ConversationId.Id,
    itemIds: [item.ItemId.Id],
    subject: item.Subject,
    people: folder === "inbox" ? [item.From.Mailbox] : item.ToRecipients,
    preview: item.Preview,
    time: Date.parse(item.DateTimeReceived),
    count: 1,
    unread: !item.IsRead,
    hasDraft: item.IsDraft,
  };
}
