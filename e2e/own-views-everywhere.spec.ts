import type { Page } from "playwright";
import { watchBlocked } from "./harness/blocked-pictures.ts";
import { ANOTHER_SENDERS_HOST, type RepsBrowser } from "./harness/reps-browser.ts";
import { expect, test } from "./harness/story.ts";
import type { TrackingServer } from "./harness/tracking-server.ts";
import { SECOND_ACCOUNT, type StandIn } from "./harness/webmail.ts";
import { pixelOf } from "./recipients/delivered-mail.ts";

// With Outlook's own proxy before them, pictures have a story of their own: `outlook-own-views.spec.ts`.
test.use({ outlookOptions: { images: "direct" } });

interface World {
  readonly standIn: StandIn;
  readonly server: TrackingServer;
  readonly rep: RepsBrowser;
}

/**
 * The rep sends a tracked mail, also to an own second account. Ada has Sightline too; in her answer stand her pixel and a
 * quote of the rep's mail: its pixel as it came, and as another webmail's proxy had it.
 */
async function correspond({ standIn, server, rep }: World) {
  await rep.mail.send({
    to: "ada@example.org",
    cc: SECOND_ACCOUNT.email,
    subject: "Own",
    html: "<p>Hello</p>",
  });
  const sent = standIn.sent()[0];
  const own = pixelOf(sent?.html ?? "", server.origin);
  const foreign = own.replace(/\/o\/[a-z2-7]{11}\//, "/o/abcdefghij2/");
  const encoded = `https://${ANOTHER_SENDERS_HOST}/proxy?url=${encodeURIComponent(own)}`;
  standIn.receive({
    from: { email: "ada@example.org", name: "Ada" },
    to: [standIn.owner, SECOND_ACCOUNT],
    subject: "Re: Own",
    html: `<p>Fine.<img src="${foreign}"></p><blockquote type="cite">${sent?.html ?? ""}<img src="${encoded}"></blockquote>`,
    inReplyTo: sent?.rfcId ?? "",
  });
  await rep.mail.goTo("sent");
  await expect.poll(async () => (await rep.extension.mail("Own"))?.threadId).toBeTruthy();
  const threadId = (await rep.extension.mail("Own"))?.threadId ?? "";
  const blocked = watchBlocked(rep.context);
  const messages = await rep.extension.watchMessages();
  let foreignBefore = 0;
  return {
    own,
    foreign,
    encoded,
    threadId,
    blocked,
    /** How often the background was told of a view of own mail. */
    viewings: async (): Promise<number> =>
      (await messages()).filter(({ senders }) => senders?.includes(own.split("/")[4] ?? "")).length,
    /** On this page both addresses of the own pixel are blocked, however often; the other sender's pixel comes once. */
    shownOn: async (page: Page, before = 0): Promise<void> => {
      const here = (): Set<string> => {
        const onPage = blocked().filter((one, index) => index >= before && one.page === page);
        return new Set(onPage.map(({ url }) => url));
      };
      await expect.poll(here).toEqual(new Set([own, decodeURIComponent(encoded)]));
      await expect.poll(() => server.hits() - foreignBefore).toBe(1);
      foreignBefore = server.hits();
      expect(server.stored()).toBe(0);
    },
  };
}

test("wherever the mail client shows own mail, nothing of it reaches the server, and another sender's pixel does", async ({
  standIn,
  server,
  rep,
}) => {
  const { threadId, blocked, viewings, shownOn } = await correspond({ standIn, server, rep });

  await test.step("in a list: neither asks for it", async () => {
    await expect(rep.mail.row("Own")).toBeVisible();
    expect([blocked().length, server.hits()]).toEqual([0, 0]);
  });

  await test.step("in the conversation: the own Sent copy, and the reply that quotes it", async () => {
    await rep.mail.openThread("Own");
    await rep.mail.showQuotes();
    await shownOn(rep.mail.page);
  });

  for (const { name, open } of rep.mail.otherViews(threadId, "Own")) {
    await test.step(name, async () => {
      const page = await open();
      await shownOn(page);
      await page.close();
    });
  }

  // What was stopped is no view either: it could only be taken for somebody else's open.
  expect(await viewings()).toBe(0);
  expect((await rep.extension.mail("Own"))?.events).toEqual([]);
});

test("what is being written asks for nothing of the rep's own", async ({
  standIn,
  server,
  rep,
}) => {
  const { own, foreign, encoded, blocked, viewings, shownOn } = await correspond({
    standIn,
    server,
    rep,
  });

  await test.step("pasted, and in the draft", async () => {
    const before = blocked().length;
    const compose = await rep.mail.compose();
    await compose.addRecipient("To", "bob@example.org");
    await compose.setSubject("Pasted");
    await compose.insertHtml(
      `<p>Look<img src="${own}"><img src="${encoded}"><img src="${foreign}"></p>`,
    );
    await shownOn(rep.mail.page, before);
    await compose.saveAndClose();
    await rep.mail.goTo("drafts");
    await expect.poll(() => standIn.drafts().map(({ subject }) => subject)).toEqual(["Pasted"]);
    await rep.mail.openDraft("Pasted");
    expect(server.stored()).toBe(0);
  });

  await test.step("in a reply with its quote unfolded", async () => {
    await rep.mail.goTo("sent");
    await rep.mail.openThread("Own");
    const reply = await rep.mail.reply();
    await reply.unfoldQuote();
    await expect(reply.editor()).toContainText("Fine.");
    expect(server.stored()).toBe(0);
  });

  expect(await viewings()).toBe(0);
  expect((await rep.extension.mail("Own"))?.events).toEqual([]);
});
