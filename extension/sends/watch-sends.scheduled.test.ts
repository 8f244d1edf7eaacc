import { beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { idOf, outlook, trackedHtml } from "./samples.ts";
import { setUp } from "./watch-sends.fixture.ts";

const draft = "AAMkAGdraft=";
const html = trackedHtml(1);
/** When a mail is scheduled for; the tests' requests leave the day before, from nine o'clock on. */
const LATER = "2026-11-22T08:00:00.000Z";

beforeEach(() => fakeBrowser.reset());

test("tells when a scheduled mail is to be sent, also to a worker that was started since", async () => {
  const { post, answer, settled, restart } = setUp();
  const request = post(outlook.createItem(html, "SendAndSaveCopy", LATER));
  expect(await settled()).toEqual([`leaving ${idOf(1)} for ${LATER}`]);
  restart();
  answer(request);
  expect(await settled()).toEqual([`sent ${idOf(1)} for ${LATER}`]);
});

test.each([
  ["saved as a draft", [outlook.updateItem(draft, html, "SaveOnly", LATER)]],
  [
    "given to a draft, whose text is saved again",
    [
      outlook.updateItem(draft, html, "SaveOnly"),
      outlook.updateItem(draft, null, "SaveOnly", LATER),
      outlook.updateItem(draft, html, "SaveOnly"),
    ],
  ],
  ["saved as a new draft", [outlook.createItem(html, "SaveOnly", LATER)]],
])("a time that was %s is that of the draft that is sent by its id", async (_how, saves) => {
  const { post, settled } = setUp({ only: idOf(1) });
  for (const save of saves) post(save);
  post(outlook.sendItem(draft));
  expect(await settled()).toEqual([`leaving ${idOf(1)} for ${LATER}`]);
});

test.each([
  [
    "another new draft",
    [outlook.createItem(html, "SaveOnly", LATER), outlook.createItem(html, "SaveOnly")],
    outlook.sendItem(draft),
  ],
  [
    "the whole mail when it is sent now",
    [outlook.updateItem(draft, html, "SaveOnly", LATER)],
    outlook.updateItem(draft, html, "SendAndSaveCopy"),
  ],
  ["a time that is over", [], outlook.createItem(html, "SendOnly", "2026-11-21T08:59:59Z")],
  ["what stands for none", [], outlook.createItem(html, "SendOnly", "4501-01-01T00:00:00Z")],
  [
    "two mails for different times",
    [],
    JSON.stringify([
      JSON.parse(outlook.createItem(html, "SendOnly", LATER)),
      JSON.parse(outlook.createItem(html, "SendOnly")),
    ]),
  ],
])("%s is for no time", async (_what, saves, send) => {
  const { post, settled } = setUp({ only: idOf(1) });
  for (const save of saves) post(save);
  post(send);
  expect(await settled()).toEqual([`leaving ${idOf(1)}`]);
});
