import { describe, expect, test } from "vitest";
import { readSend } from "./read-send.ts";
import {
  idOf,
  linkUrl,
  linkedHtml,
  outlook,
  owaRequest,
  pixelUrl,
  trackedHtml,
} from "./samples.ts";

const draft = "AAMkAGQ2YjE0/draft+1=";
const html = trackedHtml(1);
const saved = {
  sends: false,
  hasText: true,
  messageIds: [idOf(1)],
  drafts: [],
  deferredUntil: null,
};
const sent = { ...saved, sends: true };
const json = (value: unknown) => JSON.stringify(value);

describe("what writes mail is read", () => {
  test.each([
    ["a new mail", outlook.createItem(html, "SendAndSaveCopy"), sent],
    ["one without a copy", outlook.createItem(html, "SendOnly"), sent],
    ["one that is saved", outlook.createItem(html, "SaveOnly"), saved],
    ["a draft", outlook.updateItem(draft, html, "SendAndSaveCopy"), { ...sent, drafts: [draft] }],
    [
      "a draft that is saved",
      outlook.updateItem(draft, html, "SaveOnly"),
      { ...saved, drafts: [draft] },
    ],
    ["a smart reply", outlook.smartReply(html, null, "SendAndSaveCopy"), sent],
    [
      "a smart reply that was saved",
      outlook.smartReply(html, draft, "SendAndSaveCopy"),
      { ...sent, drafts: [draft] },
    ],
    [
      "a draft's subject, which is no text",
      outlook.updateItem(draft, null, "SendAndSaveCopy"),
      { sends: true, hasText: false, messageIds: [], drafts: [draft], deferredUntil: null },
    ],
    [
      "drafts as they were saved",
      outlook.sendItem(draft, "AAMkB"),
      {
        sends: true,
        hasText: false,
        messageIds: [],
        drafts: [draft, "AAMkB"],
        deferredUntil: null,
      },
    ],
    [
      "a mutation for a whole mail",
      json(
        outlook.sendDraft("SendDraft", {
          operation: "New",
          Body: outlook.bodyOf(html),
          ItemId: outlook.itemId(draft),
        }),
      ),
      { ...sent, drafts: [draft] },
    ],
    [
      "a mutation for a smart reply",
      json(
        outlook.sendDraft("SendSmartReply", {
          ReferenceItemId: outlook.itemId("AAMkAGanswered="),
          NewBodyContent: outlook.bodyOf(html),
          UpdateResponseItemId: outlook.itemId(draft),
        }),
      ),
      { ...sent, drafts: [draft] },
    ],
    [
      "a mutation that only its query names",
      json({
        query: "\n  mutation SendDraft($d: D!) { a }",
        variables: { body: { content: html } },
      }),
      sent,
    ],
  ])("%s", (_what, payload, expected) => expect(readSend(payload)).toEqual([expected]));

  test("each of a batch by itself", () => {
    const batch = [
      outlook.sendDraft("SaveDraft", {
        ItemId: outlook.itemId("AAMkB"),
        Body: outlook.bodyOf("Hi"),
      }),
      outlook.sendDraft("SendDraft", { Body: outlook.bodyOf(html) }),
    ];
    expect(readSend(json(batch))).toEqual([
      { sends: false, hasText: true, messageIds: [], drafts: ["AAMkB"], deferredUntil: null },
      sent,
    ]);
  });

  test.each([
    ["as a header carries it", encodeURIComponent],
    ["as a header that is not encoded", (payload: string) => payload],
    ["with slashes escaped", (payload: string) => payload.replaceAll("/", "\\/")],
    ["with slashes as codes", (payload: string) => payload.replaceAll("/", "\\u002F")],
    ["with spaces around", (payload: string) => `\n ${payload} `],
    [
      "with slashes escaped, in a header",
      (payload: string) => encodeURIComponent(payload.replaceAll("/", "\\/")),
    ],
    ["with angles as codes", (payload: string) => payload.replaceAll("<", "\\u003c")],
  ])("%s", (_how, written) => {
    expect(readSend(written(outlook.createItem(html, "SendAndSaveCopy")))).toEqual([sent]);
    expect(readSend(written(outlook.sendItem(draft)))[0]?.drafts).toEqual([draft]);
  });
});

describe("when a scheduled mail is to leave is read", () => {
  const time = "2026-11-22T08:00:00.000Z";
  const deferredUntil = Date.parse(time);
  const read = (payload: string) => readSend(payload).map((operation) => operation.deferredUntil);
  const gateway = (draft: object) =>
    json(outlook.sendDraft("SendDraft", { Body: outlook.bodyOf(html), ...draft }));

  test.each([
    ["of a new mail", outlook.createItem(html, "SendAndSaveCopy", time)],
    ["of a draft", outlook.updateItem(draft, html, "SendAndSaveCopy", time)],
    ["of one that is saved", outlook.updateItem(draft, null, "SaveOnly", time)],
    ["of a draft of the gateway's", gateway({ deferredSendTime: time })],
    ["in another spelling", gateway({ DeferredSendTime: "2026-11-22T09:00:00+01:00" })],
    [
      "as the property of an object",
      gateway({ singleValueExtendedProperties: [{ id: "SystemTime 0x3fef", value: time }] }),
    ],
    [
      "by the property's number",
      gateway({ ExtendedProperty: { ExtendedFieldURI: { PropertyTag: 16367 }, Value: time } }),
    ],
  ])("%s", (_what, payload) => expect(read(payload)).toEqual([deferredUntil]));

  test.each([
    ["another property", outlook.createItem(html, "SendOnly", time).replace("0x3FEF", "0x0039")],
    ["no time", outlook.createItem(html, "SendOnly", "tomorrow")],
    ["a time that could be any zone's", outlook.createItem(html, "SendOnly", time.slice(0, -5))],
    ["none", outlook.createItem(html, "SendOnly", "")],
    ["words of the mail", outlook.createItem(`0x3FEF deferredSendTime ${time}`, "SendOnly")],
    ["an object instead", gateway({ deferredSendTime: { time } })],
  ])("but not %s", (_what, payload) => expect(read(payload)).toEqual([null]));
});

describe("a pixel is found", () => {
  const found = (text: string) =>
    readSend(outlook.createItem(text, "SendOnly")).flatMap(({ messageIds }) => messageIds);
  const url = pixelUrl(1);

  test.each([
    ["plain", url],
    ["behind Outlook's proxy", `/actions/ei?u=${encodeURIComponent(url)}&d=2026-11-02`],
    ["encoded twice", encodeURIComponent(encodeURIComponent(url))],
    ["encoded with small letters", encodeURIComponent(url).replace(/%../g, (c) => c.toLowerCase())],
    ["in JSON within JSON", JSON.stringify({ src: url }).replaceAll("/", "\\/")],
    ["in JSON that is encoded", encodeURIComponent(JSON.stringify(url).replaceAll("/", "\\/"))],
    ["in the fragment of Gmail's proxy", `https://ci3.googleusercontent.com/meips/x=s0#${url}`],
  ])("%s", (_how, text) => expect(found(text)).toEqual([idOf(1)]));

  test("beside others, each once", () => {
    expect(found(trackedHtml(1, 2, 1, 3))).toEqual([idOf(1), idOf(2), idOf(3)]);
  });

  test.each([
    ["plain", linkUrl(1)],
    ["in a Safe Link", `https://x.safelinks.example/?url=${encodeURIComponent(linkUrl(1))}`],
    ["in JSON within JSON", JSON.stringify({ href: linkUrl(1) }).replaceAll("/", "\\/")],
    ["in a mail of which only the links are tracked", linkedHtml(1)],
  ])("and so is a link where there is none: %s", (_how, text) =>
    expect(found(text)).toEqual([idOf(1)]),
  );

  test("a link beside a pixel may be another mail's", () => {
    expect(found(trackedHtml(1))).toEqual([idOf(1)]);
  });

  test.each([
    [
      "a pixel's token in a link",
      pixelUrl(1).replace("/o/", "/c/").replace(".gif", "/s/a.example/"),
    ],
    [
      "a link's token in a pixel",
      linkUrl(1)
        .replace("/c/", "/o/")
        .replace(/\/s\/.*/, ".gif"),
    ],
    ["a token of another form", url.replace(/\/[^/]+$/, `/${"A".repeat(32)}.gif`)],
    ["a short token", url.replace(/.\.gif$/, ".gif")],
    ["another sender id's form", url.replace("abcdefghijk", "abcdefghij1")],
  ])("but %s is none", (_what, text) => expect(found(text)).toEqual([]));
});

describe("nothing is taken for a send that is none", () => {
  const claims = JSON.stringify({ MessageDisposition: "SendOnly", operationName: "SendDraft" });
  test.each([
    ["words of the mail", outlook.createItem(`${html}${claims}`, "SaveOnly")],
    ["its subject", outlook.updateItem(draft, `mutation SendDraft ${html}`, "SaveOnly")],
    ["another mutation", json(outlook.sendDraft("SendReadReceipt", { ItemId: draft }))],
    ["a query", json({ query: "query SendDraft { a }", note: "Save" })],
    ["a question about items", owaRequest("GetItem", { ItemIds: [{ Id: draft }], Save: "Send" })],
  ])("%s", (_what, payload) => expect(readSend(payload).some(({ sends }) => sends)).toBe(false));

  test("an answer to an invitation names no draft", () => {
    const accept = { __type: "AcceptItem:#Exchange", ReferenceItemId: outlook.itemId(draft) };
    const payload = owaRequest("CreateItem", {
      Items: [accept],
      MessageDisposition: "SendAndSaveCopy",
    });
    expect(readSend(payload)).toEqual([
      { sends: true, hasText: false, messageIds: [], drafts: [], deferredUntil: null },
    ]);
  });
});

test.each([
  ["nothing", ""],
  ["what is cut off", outlook.createItem(html, "SendOnly").slice(0, -20)],
  ["a header that is cut off", encodeURIComponent(outlook.sendItem("é")).slice(0, -4)],
  ["no JSON", "Send=1&Save=2"],
  ["a wrong escape", "%7B%22Send%"],
  ["what is nested without end", `${"[".repeat(60_000)}"Send"${"]".repeat(60_000)}`],
])("%s is read as nothing", (_what, payload) =>
  expect(readSend(payload).filter(({ sends }) => sends)).toEqual([]),
);
