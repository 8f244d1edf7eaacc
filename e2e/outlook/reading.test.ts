import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ask, serve } from "./as-the-page.ts";
import { IMAGE_PROXY_USER_AGENT, proxiedImage } from "./image-proxy.ts";
import type { OutlookOptions } from "./options.ts";
import { SAFE_LINKS_HOST } from "./safe-links.ts";
import { type StandInOutlook, startOutlook } from "./server.ts";
import type {
  Conversation,
  ConversationItems,
  FolderName,
  FoundConversations,
  FoundItems,
  ResponseMessages,
  ShownItem,
  ShownItemInfo,
} from "./wire.ts";

const ada = { name: "Ada", email: "ada@example.org" };
let now = Date.UTC(2026, 10, 21, 10);
let outlook: StandInOutlook;

beforeEach(() => restart({}));
afterEach(() => outlook.close());

async function restart(options: OutlookOptions): Promise<void> {
  outlook = await startOutlook({ now: () => (now += 60_000), ...options });
}

const paging = { __type: "IndexedPageView:#Exchange", BasePoint: "Beginning" };

async function list(
  folder: FolderName,
  Offset = 0,
  MaxEntriesReturned = 50,
): Promise<Conversation[]> {
  const { Conversations } = await serve<FoundConversations>(outlook, "FindConversation", {
    ParentFolderId: { BaseFolderId: { Id: folder } },
    Paging: { ...paging, Offset, MaxEntriesReturned },
  });
  return [...Conversations];
}

async function read(conversationId: string, more: object = {}): Promise<ShownItem[]> {
  const { ResponseMessages } = await serve<ResponseMessages<ConversationItems>>(
    outlook,
    "GetConversationItems",
    { Conversations: [{ ConversationId: { Id: conversationId } }], ...more },
  );
  const [found] = ResponseMessages.Items as ConversationItems[];
  return found?.Conversation.ConversationNodes.flatMap(({ Items }) => Items) ?? [];
}

test("lists name the others, count, and come in pages, newest first", async () => {
  outlook.seedSent(3);
  const [question] = outlook.receive({
    from: ada,
    to: [outlook.owner],
    subject: "Question",
    html: "<p>How much?</p>",
  });
  outlook.sendElsewhere({
    to: [ada],
    subject: "RE: Question",
    html: "<p>Ten.</p>",
    inReplyTo: question?.rfcId ?? "",
  });
  const sent = await list("sentitems");
  expect(sent).toHaveLength(4);
  expect(sent[0]).toMatchObject({
    ConversationTopic: "Question",
    MessageCount: 2,
    UnreadCount: 1,
    Preview: "Ten.",
    People: [{ Name: "Ada", EmailAddress: "ada@example.org" }],
    ConversationId: { Id: question?.conversationId },
  });
  expect(await list("sentitems", 1, 2)).toEqual(sent.slice(1, 3));
  expect(await list("inbox")).toMatchObject([{ Preview: "How much?", People: [{ Name: "Ada" }] }]);
  const { ResponseMessages } = await serve<ResponseMessages<FoundItems>>(outlook, "FindItem", {
    ParentFolderIds: [{ Id: "inbox" }],
    Paging: { ...paging, Offset: 0, MaxEntriesReturned: 10 },
  });
  expect(ResponseMessages.Items).toMatchObject([{ RootFolder: { TotalItemsInView: 1 } }]);
});

test("a conversation is read oldest first, quotes apart, and is read by that", async () => {
  outlook.sendElsewhere({ to: [ada], subject: "Offer", html: '<p class="big">Ten.</p>' });
  const [offer] = outlook.sent();
  outlook.receive({
    from: ada,
    to: [outlook.owner],
    subject: "Re: Offer",
    html: '<p>Fine.</p><div class="gmail_quote"><p class="big">Ten.</p></div>',
    inReplyTo: offer?.rfcId ?? "",
  });
  const items = await read(offer?.conversationId ?? "");
  expect(items).toMatchObject([
    {
      Subject: "Offer",
      IsRead: true,
      HasQuotedText: false,
      UniqueBody: { Value: '<p class="x_big">Ten.</p>' },
    },
    {
      Subject: "Re: Offer",
      IsRead: false,
      HasQuotedText: true,
      UniqueBody: { Value: "<p>Fine.</p>" },
      NormalizedBody: {
        Value: '<p>Fine.</p><div class="x_gmail_quote"><p class="x_big">Ten.</p></div>',
      },
    },
  ]);
  expect((await list("inbox"))[0]?.UnreadCount).toBe(0);
});

test("an unfolded quote is cleaned for the editor; what was typed is left alone", async () => {
  const [question] = outlook.receive({
    from: ada,
    to: [outlook.owner],
    subject: "Question",
    html: '<p class="big">How much?</p>',
  });
  const saved = await serve<{ ResponseMessages: { Items: { Items: { ItemId: object }[] }[] } }>(
    outlook,
    "CreateItem",
    {
      MessageDisposition: "SaveOnly",
      Items: [
        {
          __type: "ReplyToItem:#Exchange",
          ReferenceItemId: { Id: question?.itemId },
          NewBodyContent: { BodyType: "HTML", Value: '<p class="mine">Ten.</p>' },
        },
      ],
    },
  );
  const ItemIds = saved.ResponseMessages.Items[0]?.Items.map(({ ItemId }) => ItemId);
  const { ResponseMessages } = await serve<ResponseMessages<ShownItemInfo>>(outlook, "GetItem", {
    ItemIds,
    BodyFor: "editing",
  });
  const [found] = ResponseMessages.Items as ShownItemInfo[];
  const html = found?.Items[0]?.Body?.Value ?? "";
  expect(html).toMatch(/^<p class="mine">Ten\.<\/p><div id="appendonsend">/);
  expect(html).toContain('<div id="divRplyFwdMsg"');
  expect(html).toContain('<p class="x_big">How much?</p>');
});

test("pictures of others are blocked until they are asked for, one's own never", async () => {
  await outlook.close();
  await restart({ blockImages: true, images: "direct" });
  const html = '<img src="https://pictures.example/1.png">';
  outlook.receive({ from: ada, to: [outlook.owner], subject: "In", html });
  outlook.sendElsewhere({ to: [ada], subject: "Out", html });
  const conversation = outlook.conversationIdOf("In") ?? "";
  const [blocked] = await read(conversation);
  expect(blocked).toMatchObject({ HasBlockedImages: true });
  expect(blocked?.NormalizedBody.Value).toContain("blockedimagesrc=");
  const [shown] = await read(conversation, { ShowBlockedImages: true });
  expect(shown?.NormalizedBody.Value).toContain('<img src="https://pictures.example/1.png"');
  const [own] = await read(outlook.conversationIdOf("Out") ?? "");
  expect(own).toMatchObject({ HasBlockedImages: false });
});

test("the image proxy asks as Microsoft's machines do, and remembers", async () => {
  const asked: IncomingHttpHeaders[] = [];
  const pictures = createServer(({ headers }, response) => {
    asked.push(headers);
    response.writeHead(200, { "content-type": "image/png" }).end("picture");
  });
  await new Promise<void>((resolve) => {
    pictures.listen(0, "127.0.0.1", resolve);
  });
  const original = `http://127.0.0.1:${(pictures.address() as AddressInfo).port}/1.png?a=b`;
  const answer = await ask(outlook, { path: proxiedImage(original, new Date(now).toISOString()) });
  pictures.close();
  pictures.closeAllConnections();
  expect(answer).toMatchObject({ status: 200, text: "picture" });
  expect(outlook.proxiedImages).toEqual([original]);
  expect(asked[0]?.["user-agent"]).toBe(IMAGE_PROXY_USER_AGENT);
});

test("links that come in lead through Safe Links, and on from there", async () => {
  await outlook.close();
  await restart({ safeLinks: true });
  const html = '<p><a href="https://shop.example/?a=1&amp;b=2">Shop</a></p>';
  outlook.receive({ from: ada, to: [outlook.owner, ada], subject: "In", html });
  expect(outlook.deliveredTo(ada.email)[0]?.html).toBe(html);
  const delivered = outlook.deliveredTo(outlook.owner.email)[0]?.html ?? "";
  expect(delivered).toContain('originalsrc="https://shop.example/?a=1&amp;b=2"');
  const href = /href="([^"]+)"/.exec(delivered)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const { host, pathname, search } = new URL(href);
  expect(host).toBe(SAFE_LINKS_HOST);
  const answer = await ask(outlook, { host, path: pathname + search });
  expect(answer).toMatchObject({
    status: 302,
    headers: { location: "https://shop.example/?a=1&b=2" },
  });
});
