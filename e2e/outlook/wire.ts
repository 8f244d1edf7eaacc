// The part of Outlook's own wire that the stand-in speaks: JSON of `POST /owa/service.svc?action=<Action>`, with the names
// that Exchange's web services have for these things. What a request has beyond this is not looked at.

/** `{"__type": "CreateItemJsonRequest:#Exchange", "Header": {…}, "Body": {…}}`. */
export interface JsonRequest<Body> {
  readonly __type: string;
  readonly Header: JsonRequestHeader;
  readonly Body: Body;
}

export interface JsonRequestHeader {
  readonly __type: "JsonRequestHeaders:#Exchange";
  readonly RequestServerVersion: string;
}

export interface ItemId {
  /** `AAMk…` */
  readonly Id: string;
  readonly ChangeKey?: string;
}

export interface ConversationId {
  /** `AAQk…`; the same in `data-convid` of a row, and percent-encoded in `/mail/<folder>/id/<id>`. */
  readonly Id: string;
}

export interface EmailAddress {
  readonly __type?: "EmailAddress:#Exchange";
  readonly Name: string;
  readonly EmailAddress: string;
  readonly RoutingType?: "SMTP";
}

export interface BodyContent {
  readonly __type?: "BodyContentType:#Exchange";
  readonly BodyType: "HTML" | "Text";
  readonly Value: string;
}

/** Does a write send, too? `SaveOnly` keeps a draft. */
export type MessageDisposition = "SaveOnly" | "SendOnly" | "SendAndSaveCopy";

/** Fields of a mail that is being written. */
export interface MessageFields {
  readonly Subject?: string;
  readonly Body?: BodyContent;
  readonly ToRecipients?: readonly EmailAddress[];
  readonly CcRecipients?: readonly EmailAddress[];
  readonly BccRecipients?: readonly EmailAddress[];
  /** Of a scheduled mail: property 0x3FEF (PidTagDeferredSendTime), an ISO date. */
  readonly ExtendedProperty?: readonly ExtendedProperty[];
}

export interface ExtendedProperty {
  readonly ExtendedFieldURI: {
    readonly PropertyTag: "0x3FEF";
    readonly PropertyType: "SystemTime";
  };
  readonly Value: string;
}

export interface NewMessage extends MessageFields {
  readonly __type: "Message:#Exchange";
}

/** A smart response: the server makes head and quote from the mail that is referred to. */
export interface SmartResponse extends Omit<MessageFields, "Body"> {
  readonly __type: "ReplyToItem:#Exchange" | "ReplyAllToItem:#Exchange" | "ForwardItem:#Exchange";
  readonly ReferenceItemId: ItemId;
  /** What stands above the quote; the quote is the server's. */
  readonly NewBodyContent?: BodyContent;
  /** The draft of this response, where it had been saved; it becomes the sent mail. */
  readonly UpdateResponseItemId?: ItemId;
}

export interface CreateItemBody {
  readonly __type: "CreateItemRequest:#Exchange";
  readonly Items: readonly (NewMessage | SmartResponse)[];
  readonly MessageDisposition: MessageDisposition;
}

export interface SetItemField {
  readonly __type: "SetItemField:#Exchange";
  readonly Path: { readonly __type: "PropertyUri:#Exchange"; readonly FieldURI: string };
  /** The one field that is set. */
  readonly Item: MessageFields & { readonly __type: "Message:#Exchange" };
}

export interface UpdateItemBody {
  readonly __type: "UpdateItemRequest:#Exchange";
  readonly ItemChanges: readonly {
    readonly ItemId: ItemId;
    readonly Updates: readonly SetItemField[];
  }[];
  readonly MessageDisposition: MessageDisposition;
}

/** Sends a draft as it was saved last: only its id is in the request. */
export interface SendItemBody {
  readonly __type: "SendItemRequest:#Exchange";
  readonly ItemIds: readonly ItemId[];
  readonly SaveItemToFolder: boolean;
}

/** Puts items into Deleted Items: a discarded draft. */
export interface DeleteItemBody {
  readonly __type: "DeleteItemRequest:#Exchange";
  readonly ItemIds: readonly ItemId[];
  readonly DeleteType: "MoveToDeletedItems" | "SoftDelete";
}

export type FolderName = "inbox" | "sentitems" | "drafts";

export interface FindConversationBody {
  readonly __type: "FindConversationRequest:#Exchange";
  readonly ParentFolderId: FolderReference;
  readonly Paging: IndexedPageView;
}

/** As `FindConversation`, for the view of single messages. */
export interface FindItemBody {
  readonly __type: "FindItemRequest:#Exchange";
  readonly ParentFolderIds: readonly FolderReference["BaseFolderId"][];
  readonly Paging: IndexedPageView;
}

export interface FolderReference {
  readonly BaseFolderId: {
    readonly __type: "DistinguishedFolderId:#Exchange";
    readonly Id: FolderName;
  };
}

export interface IndexedPageView {
  readonly __type: "IndexedPageView:#Exchange";
  readonly BasePoint: "Beginning";
  readonly Offset: number;
  readonly MaxEntriesReturned: number;
}

/** Reads whole conversations, and says by it that they have been read. */
export interface GetConversationItemsBody {
  readonly __type: "GetConversationItemsRequest:#Exchange";
  readonly Conversations: readonly { readonly ConversationId: ConversationId }[];
  readonly ShowBlockedImages?: boolean;
}

/** Reads single mails: one message of a list of messages, or a draft to go on with. */
export interface GetItemBody {
  readonly __type: "GetItemRequest:#Exchange";
  readonly ItemIds: readonly ItemId[];
  /**
   * `reading` (the default): bodies as `ShownItem` says. `editing`: `Body` is what an editor is filled with: a draft's own
   * text as it was saved, a quote that the server made for it cleaned as for reading, with `x_` on ids and classes.
   */
  readonly BodyFor?: "reading" | "editing";
  readonly ShowBlockedImages?: boolean;
}

/** A mail as the server answers it. */
export interface Item {
  readonly __type: "Message:#Exchange";
  readonly ItemId: ItemId;
  readonly ConversationId: ConversationId;
  readonly ParentFolder: FolderName;
  /** `<…@…>` */
  readonly InternetMessageId: string;
  readonly Subject: string;
  readonly From: { readonly Mailbox: EmailAddress };
  readonly ToRecipients: readonly EmailAddress[];
  readonly CcRecipients: readonly EmailAddress[];
  readonly BccRecipients: readonly EmailAddress[];
  /** ISO dates. */
  readonly DateTimeSent: string;
  readonly DateTimeReceived: string;
  readonly IsDraft: boolean;
  readonly IsRead: boolean;
  readonly Preview: string;
  /** Of a scheduled mail, which lies among the drafts until then. */
  readonly DeferredSendTime?: string;
  /** The draft of a smart response: the mail it answers, so that an inline editor can go on with it. */
  readonly ReferenceItemId?: ItemId;
}

/** A mail with its text, cleaned for showing: `x_` before ids and classes, links in a new tab, pictures as the options say. */
export interface ShownItem extends Item {
  /** All of it. */
  readonly NormalizedBody: BodyContent;
  /** What stands above the quote of other mail. */
  readonly UniqueBody: BodyContent;
  /** Whether there is more than `UniqueBody`: the three dots that unfold it. */
  readonly HasQuotedText: boolean;
  /** Pictures that the page shows only when it is asked to ("Show blocked content"); then it asks with `ShowBlockedImages`. */
  readonly HasBlockedImages: boolean;
  /** Only where `BodyFor` is `editing`. */
  readonly Body?: BodyContent;
}

/** A line of a list of conversations. */
export interface Conversation {
  readonly __type: "ConversationType:#Exchange";
  readonly ConversationId: ConversationId;
  readonly ConversationTopic: string;
  /** Whom the folder's list names: senders in the inbox, recipients in Sent and Drafts; newest first, each once. */
  readonly People: readonly EmailAddress[];
  readonly Preview: string;
  /** ISO date: the newest mail of the conversation that lies in the folder. */
  readonly LastDeliveryTime: string;
  readonly MessageCount: number;
  readonly UnreadCount: number;
  readonly HasDraft: boolean;
  /** Of what lies in the folder, newest first. */
  readonly ItemIds: readonly ItemId[];
}

/** `{"Header": {…}, "Body": …}`. */
export interface JsonAnswer<Body> {
  readonly Header: { readonly ServerVersionInfo: { readonly Version: string } };
  readonly Body: Body;
}

/** Bodies of all answers but those of `FindConversation`. One response message for each item that was asked about. */
export interface ResponseMessages<Message = ItemInfo> {
  readonly ResponseMessages: { readonly Items: readonly (Message | ErrorResponse)[] };
}

/** With 200 on it, too: the item was not saved or sent. */
export interface ErrorResponse {
  readonly ResponseClass: "Error";
  readonly ResponseCode: string;
  readonly MessageText: string;
}

/** `CreateItem`, `UpdateItem`, `SendItem`, `DeleteItem`. */
export interface ItemInfo {
  readonly ResponseClass: "Success";
  readonly ResponseCode: "NoError";
  /** A save answers with both ids; a send asks for the id only and gets none of a mail that is no draft any more. */
  readonly Items: readonly { readonly ItemId: ItemId; readonly ConversationId?: ConversationId }[];
}

/** `GetItem`. */
export interface ShownItemInfo {
  readonly ResponseClass: "Success";
  readonly ResponseCode: "NoError";
  readonly Items: readonly ShownItem[];
}

/** `FindItem`. */
export interface FoundItems {
  readonly ResponseClass: "Success";
  readonly ResponseCode: "NoError";
  readonly RootFolder: { readonly Items: readonly Item[]; readonly TotalItemsInView: number };
}

/** `FindConversation`. */
export interface FoundConversations {
  readonly Conversations: readonly Conversation[];
  readonly TotalConversationsInView: number;
}

/** `GetConversationItems`. */
export interface ConversationItems {
  readonly ResponseClass: "Success";
  readonly ResponseCode: "NoError";
  readonly Conversation: {
    readonly ConversationId: ConversationId;
    /** Oldest first, drafts included. */
    readonly ConversationNodes: readonly {
      readonly InternetMessageId: string;
      readonly Items: readonly ShownItem[];
    }[];
  };
}

/** What `GRAPHQL_PATH` takes: `SendDraft` for a mail with its whole text, `SendSmartReply` where the server adds the quote. */
export interface GraphQlRequest {
  readonly operationName: "SendDraft" | "SendSmartReply";
  readonly query: string;
  readonly variables: { readonly draft: GraphQlDraft };
}

/** A mail as the gateway takes it: Exchange's names, in one object. `Body` for `SendDraft`, `NewBodyContent` for the other. */
export interface GraphQlDraft extends Omit<MessageFields, "ExtendedProperty"> {
  readonly operation: "New" | "Reply" | "ReplyAll" | "Forward";
  /** Where the draft had been saved. */
  readonly ItemId?: ItemId;
  readonly NewBodyContent?: BodyContent;
  readonly UpdateResponseItemId?: ItemId;
  readonly ReferenceItemId?: ItemId;
  /** ISO date. */
  readonly deferredSendTime?: string;
}

export type GraphQlAnswer =
  | { readonly data: Readonly<Record<string, { readonly success: true }>> }
  | { readonly errors: readonly { readonly message: string }[] };
