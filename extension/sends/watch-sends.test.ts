import { beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { idOf, outlook, trackedHtml } from "./samples.ts";
import { setUp } from "./watch-sends.fixture.ts";

const draft = "AAMkAGdraft=";
const html = trackedHtml(1);
const newMail = outlook.createItem(html, "SendAndSaveCopy");

beforeEach(() => fakeBrowser.reset());

test("tells of a mail that leaves, and of its answer", async () => {
  const { post, answer, settled } = setUp();
  const request = post(newMail);
  expect(await settled()).toEqual([`leaving ${idOf(1)}`]);
  answer(request);
  answer(request);
  expect(await settled()).toEqual([`sent ${idOf(1)}`]);
});

test("reads what the header carries", async () => {
  const { post, answer, settled } = setUp();
  answer(post("", encodeURIComponent(outlook.createItem(html, "SendOnly"))));
  expect(await settled()).toEqual([`leaving ${idOf(1)}`, `sent ${idOf(1)}`]);
});

test("joins the parts of a body, also within a letter", async () => {
  const { post, settled } = setUp();
  for (const chunk of [1, 3, 4_096]) post(newMail, null, chunk);
  expect(await settled()).toEqual(Array(3).fill(`leaving ${idOf(1)}`));
});

test.each([
  ["a server that refuses", (world: ReturnType<typeof setUp>, id: string) => world.answer(id, 500)],
  [
    "a session that ran out",
    (world: ReturnType<typeof setUp>, id: string) => world.answer(id, 440),
  ],
  [
    "a redirect to sign in",
    (world: ReturnType<typeof setUp>, id: string) => world.redirect(id, 302),
  ],
  ["no network", (world: ReturnType<typeof setUp>, id: string) => world.fail(id)],
])("%s is a failure, once", async (_what, happen) => {
  const world = setUp();
  const request = world.post(newMail);
  happen(world, request);
  world.answer(request);
  expect(await world.settled()).toEqual([`leaving ${idOf(1)}`, `failed ${idOf(1)}`]);
});

test("a redirect that posts the same again is none", async () => {
  const { post, redirect, answer, settled } = setUp();
  const request = post(newMail);
  redirect(request, 307);
  answer(request);
  expect(await settled()).toEqual([`leaving ${idOf(1)}`, `sent ${idOf(1)}`]);
});

test("keeps several mails apart, and tells in the order of what happened", async () => {
  const { post, answer, fail, settled } = setUp();
  const [first, second] = [post(newMail), post(outlook.createItem(trackedHtml(2), "SendOnly"))];
  fail(second);
  answer(first);
  expect(await settled()).toEqual([
    `leaving ${idOf(1)}`,
    `leaving ${idOf(2)}`,
    `failed ${idOf(2)}`,
    `sent ${idOf(1)}`,
  ]);
});

test("says nothing of mail without a pixel, of saves, and of what is not mail", async () => {
  const { post, answer, settled } = setUp();
  for (const body of [
    outlook.createItem("Hello", "SendAndSaveCopy"),
    outlook.createItem(html, "SaveOnly"),
    outlook.updateItem(draft, html, "SaveOnly"),
    "no JSON that says Send",
    "",
  ])
    answer(post(body));
  expect(await settled()).toEqual([]);
});

test("a draft that is sent by its id has the pixels with which it was saved last", async () => {
  const { post, answer, settled } = setUp();
  post(outlook.updateItem(draft, trackedHtml(2), "SaveOnly"));
  post(outlook.updateItem(draft, html, "SaveOnly"));
  post(outlook.updateItem(draft, null, "SaveOnly"));
  answer(post(outlook.sendItem(draft)));
  expect(await settled()).toEqual([`leaving ${idOf(1)}`, `sent ${idOf(1)}`]);
});

test("a smart reply's draft, too; and none after they were taken back", async () => {
  const { post, settled } = setUp({ only: idOf(7) });
  post(outlook.smartReply(html, draft, "SaveOnly"));
  post(outlook.sendItem(draft));
  expect(await settled()).toEqual([`leaving ${idOf(1)}`]);
  post(outlook.smartReply("Hello", draft, "SaveOnly"));
  post(outlook.sendItem(draft));
  expect(await settled()).toEqual([]);
});

test("what was seen survives the worker: drafts, and mail on its way", async () => {
  const { post, answer, settled, restart } = setUp();
  post(outlook.updateItem(draft, html, "SaveOnly"));
  const request = post(outlook.createItem(trackedHtml(2), "SendOnly"));
  await settled();
  restart();
  answer(request);
  post(outlook.sendItem(draft));
  expect(await settled()).toEqual([`sent ${idOf(2)}`, `leaving ${idOf(1)}`]);
});

test("of a draft whose id was not seen, the one mail that waits and was saved as a new draft is meant", async () => {
  const { post, answer, settled } = setUp({ only: idOf(3) });
  post(outlook.createItem(trackedHtml(3), "SaveOnly"));
  answer(post(outlook.sendItem(draft)));
  expect(await settled()).toEqual([`leaving ${idOf(3)}`, `sent ${idOf(3)}`]);
});

test("a mail that waits is not taken for another one that is sent by its id", async () => {
  const { post, settled } = setUp({ only: idOf(3) });
  // Taken back with Undo, and never saved as a new draft; what is sent was written without Sightline.
  post(outlook.sendItem(draft));
  expect(await settled()).toEqual([]);
  post(outlook.createItem(trackedHtml(4), "SaveOnly"));
  post(outlook.sendItem(draft));
  expect(await settled()).toEqual([]);
});

test.each([
  ["more than one waits", null, outlook.sendItem(draft)],
  ["several drafts are sent", idOf(3), outlook.sendItem(draft, "AAMkB")],
  ["the mail's text is there", idOf(3), outlook.updateItem(draft, "Hello", "SendAndSaveCopy")],
  [
    "no draft is named",
    idOf(3),
    JSON.stringify({ Body: { Items: [{}], MessageDisposition: "SendAndSaveCopy" } }),
  ],
])("nothing is guessed when %s", async (_why, only, body) => {
  const { post, settled } = setUp({ only });
  post(outlook.createItem(trackedHtml(3), "SaveOnly"));
  post(body);
  expect(await settled()).toEqual([]);
});

test("a failing listener does not keep the next from being told", async () => {
  let calls = 0;
  const { post, answer, settled, errors } = setUp({
    seen: async () => {
      calls += 1;
      if (calls === 1) throw new Error("no tabs");
    },
  });
  answer(post(newMail));
  expect(await settled()).toEqual([`leaving ${idOf(1)}`, `sent ${idOf(1)}`]);
  expect(errors).toHaveLength(1);
});

test("remembers the last hundred drafts, and nothing but ids", async () => {
  const { post, settled } = setUp();
  for (let number = 0; number < 120; number += 1)
    post(outlook.updateItem(`AAMk${number}`, html, "SaveOnly"));
  await settled();
  const { sends } = await fakeBrowser.storage.session.get<{ sends: { drafts: object } }>("sends");
  expect(Object.keys(sends.drafts)).toHaveLength(100);
  expect(Object.keys(sends.drafts)).toContain("AAMk119");
  expect(JSON.stringify(sends)).not.toMatch(/Offer|Hello|example/);
});

test("watches requests that write, at Outlook's hosts only, and blocks nothing", () => {
  const { filters } = setUp();
  const urls = ["outlook.office.com", "outlook.office365.com", "outlook.live.com"]
    .concat("outlook.cloud.microsoft")
    .flatMap((host) =>
      [
        "owa/*action=CreateItem*",
        "owa/*action=UpdateItem*",
        "owa/*action=*Send*",
        "owa/*service.svc",
        "*/graphql*",
      ].map((path) => `https://${host}/${path}`),
    );
  const filter = { urls, types: ["xmlhttprequest", "ping", "other"] };
  expect(filters).toEqual([
    ["onBeforeRequest", filter, ["requestBody"]],
    ["onBeforeSendHeaders", filter, ["requestHeaders"]],
    ["onBeforeRedirect", filter, undefined],
    ["onResponseStarted", filter, undefined],
    ["onErrorOccurred", filter, undefined],
  ]);
});
