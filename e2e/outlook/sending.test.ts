import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ask, sendByGateway, serve, serviceRequest } from "./as-the-page.ts";
import type { OutlookMail } from "./mailbox.ts";
import { GRACE_PATH } from "./page-api.ts";
import { type StandInOutlook, startOutlook } from "./server.ts";
import type {
  CreateItemBody,
  ItemInfo,
  MessageDisposition,
  NewMessage,
  ResponseMessages,
  SmartResponse,
  UpdateItemBody,
} from "./wire.ts";

const start = Date.UTC(2026, 10, 21, 10);
const ada = { Name: "Ada", EmailAddress: "ada@example.org" };
let now = start;
let outlook: StandInOutlook;

beforeEach(async () => {
  now = start;
  outlook = await startOutlook({ now: () => (now += 1000) });
});
afterEach(() => outlook.close());

function message(html: string, more: Partial<NewMessage> = {}): NewMessage {
  return {
    __type: "Message:#Exchange",
    Subject: "Offer",
    Body: { BodyType: "HTML", Value: html },
    ToRecipients: [ada],
    ...more,
  };
}

function create(
  item: NewMessage | SmartResponse,
  MessageDisposition: MessageDisposition,
): CreateItemBody {
  return { __type: "CreateItemRequest:#Exchange", Items: [item], MessageDisposition };
}

const write = (action: string, body: object): Promise<ResponseMessages> =>
  serve<ResponseMessages>(outlook, action, body);

async function save(
  item: NewMessage | SmartResponse,
): Promise<{ Id: string; conversation: string }> {
  const { ResponseMessages } = await write("CreateItem", create(item, "SaveOnly"));
  const [saved] = (ResponseMessages.Items as ItemInfo[])[0]?.Items ?? [];
  return { Id: saved?.ItemId.Id ?? "", conversation: saved?.ConversationId?.Id ?? "" };
}

/** Ada's mail in the owner's mailbox. */
function received(html = "<p>How much?</p>"): OutlookMail {
  const from = { name: "Ada", email: ada.EmailAddress };
  const [mail] = outlook.receive({ from, to: [outlook.owner], subject: "Question", html });
  if (mail === undefined) throw new Error("Nothing came in.");
  return mail;
}

describe("by service.svc", () => {
  test("a new mail leaves, and its answer names no item", async () => {
    const answer = await write("CreateItem", create(message("<p>Hello</p>"), "SendAndSaveCopy"));
    expect(answer.ResponseMessages.Items).toMatchObject([{ ResponseClass: "Success", Items: [] }]);
    expect(outlook.deliveredTo(ada.EmailAddress)).toMatchObject([
      { subject: "Offer", html: "<p>Hello</p>", from: outlook.owner },
    ]);
    expect(outlook.sent()).toMatchObject([{ html: "<p>Hello</p>" }]);
  });

  test("SendOnly keeps no copy", async () => {
    await write("CreateItem", create(message("<p>Hello</p>"), "SendOnly"));
    expect(outlook.deliveredTo(ada.EmailAddress)).toHaveLength(1);
    expect(outlook.sent()).toEqual([]);
  });

  test("a draft is changed and sent: another item, the same conversation", async () => {
    const { Id, conversation } = await save(message("<p>Hel"));
    expect(outlook.drafts()).toMatchObject([{ itemId: Id, html: "<p>Hel" }]);
    expect(outlook.deliveredTo(ada.EmailAddress)).toEqual([]);
    const update: UpdateItemBody = {
      __type: "UpdateItemRequest:#Exchange",
      MessageDisposition: "SendAndSaveCopy",
      ItemChanges: [
        {
          ItemId: { Id },
          Updates: [
            {
              __type: "SetItemField:#Exchange",
              Path: { __type: "PropertyUri:#Exchange", FieldURI: "Body" },
              Item: {
                __type: "Message:#Exchange",
                Body: { BodyType: "HTML", Value: "<p>Hello</p>" },
              },
            },
          ],
        },
      ],
    };
    await write("UpdateItem", update);
    expect(outlook.drafts()).toEqual([]);
    const [sent] = outlook.sent();
    expect(sent).toMatchObject({
      subject: "Offer",
      html: "<p>Hello</p>",
      conversationId: conversation,
    });
    expect(sent?.itemId).not.toBe(Id);
  });

  test("a draft is sent as it was saved, by its id alone", async () => {
    const { Id } = await save(message("<p>Hello</p>"));
    await write("SendItem", {
      __type: "SendItemRequest:#Exchange",
      ItemIds: [{ Id }],
      SaveItemToFolder: true,
    });
    expect(outlook.sent()).toMatchObject([{ html: "<p>Hello</p>" }]);
  });

  test("two new mails with one subject are two conversations", async () => {
    for (const html of ["<p>1</p>", "<p>2</p>"])
      await write("CreateItem", create(message(html), "SendAndSaveCopy"));
    const [first, second] = outlook.sent();
    expect(first?.conversationId).not.toBe(second?.conversationId);
  });

  test("the server adds the quote as it lies in the mailbox, and the answer joins the conversation", async () => {
    const pixel = '<img src="https://t.example.com/o/x" width="1" height="1" alt="">';
    const question = received(`<p class="big">How much?</p>${pixel}`);
    const reply: SmartResponse = {
      __type: "ReplyToItem:#Exchange",
      ReferenceItemId: { Id: question.itemId },
      Subject: "Re: Question",
      ToRecipients: [ada],
      NewBodyContent: { BodyType: "HTML", Value: "<p>Ten.</p>" },
    };
    const { Id } = await save(reply);
    expect(outlook.drafts()).toMatchObject([{ conversationId: question.conversationId }]);
    await write(
      "CreateItem",
      create({ ...reply, UpdateResponseItemId: { Id } }, "SendAndSaveCopy"),
    );
    expect(outlook.drafts()).toEqual([]);
    const [sent] = outlook.sent();
    expect(sent).toMatchObject({
      conversationId: question.conversationId,
      inReplyTo: question.rfcId,
    });
    expect(sent?.html).toMatch(/^<p>Ten\.<\/p><div id="appendonsend"><\/div><hr .*divRplyFwdMsg/);
    expect(sent?.html).toContain(`<p class="big">How much?</p>${pixel}`);
    expect(outlook.deliveredTo(ada.EmailAddress)[0]?.html).toBe(sent?.html);
  });

  test("a forward lies in the conversation, and is a new one for who gets it", async () => {
    const question = received();
    const forward: SmartResponse = {
      __type: "ForwardItem:#Exchange",
      ReferenceItemId: { Id: question.itemId },
      Subject: "Fw: Question",
      ToRecipients: [ada],
      NewBodyContent: { BodyType: "HTML", Value: "<p>See below</p>" },
    };
    await write("CreateItem", create(forward, "SendAndSaveCopy"));
    expect(outlook.sent()[0]?.conversationId).toBe(question.conversationId);
    expect(outlook.deliveredTo(ada.EmailAddress)[0]?.inReplyTo).toBeNull();
  });

  test("a scheduled mail lies among the drafts until its time comes", async () => {
    const later = message("<p>Later</p>", {
      ExtendedProperty: [
        {
          ExtendedFieldURI: { PropertyTag: "0x3FEF", PropertyType: "SystemTime" },
          Value: new Date(start + 86_400_000).toISOString(),
        },
      ],
    });
    await write("CreateItem", create(later, "SendAndSaveCopy"));
    expect(outlook.drafts()).toMatchObject([{ deferredUntil: start + 86_400_000 }]);
    expect(outlook.deliveredTo(ada.EmailAddress)).toEqual([]);
    outlook.sendScheduled();
    expect(outlook.drafts()).toEqual([]);
    expect(outlook.sent()).toMatchObject([{ html: "<p>Later</p>", deferredUntil: null }]);
    expect(outlook.deliveredTo(ada.EmailAddress)).toHaveLength(1);
  });

  test("a short request goes in the header and a long one in the body, nowhere else", async () => {
    const short = serviceRequest("CreateItem", create(message("<p>1</p>"), "SendAndSaveCopy"));
    const long = serviceRequest(
      "CreateItem",
      create(message(`<p>${"long ".repeat(500)}</p>`), "SendAndSaveCopy"),
    );
    expect(short.body).toBe("");
    expect(long.headers).not.toHaveProperty("x-owa-urlpostdata");
    const inBody = decodeURIComponent(short.headers?.["x-owa-urlpostdata"] ?? "");
    const wrong = { ...short, headers: { action: "CreateItem" }, body: inBody };
    expect((await ask(outlook, wrong)).status).toBe(500);
    for (const request of [short, long]) {
      const underAccount = { ...request, path: request.path.replace("/owa/", "/owa/0/") };
      expect((await ask(outlook, underAccount)).status).toBe(200);
    }
    expect(outlook.sent()).toHaveLength(2);
  });

  test("what goes wrong goes wrong once, in its own way, and saving is not concerned", async () => {
    const sending = serviceRequest("CreateItem", create(message("<p>1</p>"), "SendAndSaveCopy"));
    outlook.failNextSend("http-500");
    await save(message("<p>draft</p>"));
    expect((await ask(outlook, sending)).status).toBe(500);
    outlook.failNextSend("network");
    await expect(ask(outlook, sending)).rejects.toThrow(/aborted|hang up|reset/i);
    outlook.failNextSend("error-in-answer");
    const { status, text } = await ask(outlook, sending);
    expect(status).toBe(200);
    expect(text).toContain('"ResponseClass":"Error"');
    expect(outlook.sent()).toEqual([]);
    outlook.failNextSend("answer-lost");
    await expect(ask(outlook, sending)).rejects.toThrow(/aborted|hang up|reset/i);
    expect(outlook.sent()).toHaveLength(1);
    expect((await ask(outlook, sending)).status).toBe(200);
    expect(outlook.sent()).toHaveLength(2);
  });

  test("a draft that is gone is not sent", async () => {
    const answer = await write("SendItem", {
      __type: "SendItemRequest:#Exchange",
      ItemIds: [{ Id: "AAMkgone" }],
      SaveItemToFolder: true,
    });
    expect(answer.ResponseMessages.Items).toMatchObject([{ ResponseCode: "ErrorItemNotFound" }]);
  });
});

describe("by the gateway", () => {
  const head = { Subject: "Offer", ToRecipients: [ada] };

  test("a draft is sent with its whole text", async () => {
    const { Id } = await save(message("<p>Hel"));
    const answer = await sendByGateway(outlook, "SendDraft", {
      operation: "New",
      ...head,
      ItemId: { Id },
      Body: { BodyType: "HTML", Value: "<p>Hello</p>" },
    });
    expect(answer).toEqual({ data: { SendDraft: { success: true } } });
    expect(outlook.sent()).toMatchObject([{ html: "<p>Hello</p>" }]);
    expect(outlook.drafts()).toEqual([]);
  });

  test("the server adds the quote of a smart reply", async () => {
    const question = received();
    await sendByGateway(outlook, "SendSmartReply", {
      operation: "Reply",
      ...head,
      ReferenceItemId: { Id: question.itemId },
      NewBodyContent: { BodyType: "HTML", Value: "<p>Ten.</p>" },
    });
    const [sent] = outlook.sent();
    expect(sent?.conversationId).toBe(question.conversationId);
    expect(sent?.html).toMatch(/^<p>Ten\.<\/p>.*<p>How much\?<\/p>/s);
  });

  test("an error comes with 200 on it", async () => {
    outlook.failNextSend("error-in-answer");
    const draft = { operation: "New", ...head } as const;
    expect(await sendByGateway(outlook, "SendDraft", draft)).toHaveProperty("errors");
    expect(outlook.sent()).toEqual([]);
  });
});

test("the seconds in which a send can be undone last as long as they are held", async () => {
  outlook.holdOutgoing();
  let over = false;
  const waiting = ask(outlook, { path: GRACE_PATH }).then(({ status }) => {
    over = true;
    return status;
  });
  while (!outlook.requests.some(({ path }) => path === GRACE_PATH))
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  expect(over).toBe(false);
  outlook.releaseOutgoing();
  expect(await waiting).toBe(204);
  expect((await ask(outlook, { path: GRACE_PATH })).status).toBe(204);
});
