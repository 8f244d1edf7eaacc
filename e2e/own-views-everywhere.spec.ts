import type { Page } from "playwright";
import type { StandInGmail } from "./gmail/server.ts";
import { watchBlocked } from "./harness/blocked-pictures.ts";
import { GmailPage } from "./harness/gmail-page.ts";
import { ANOTHER_SENDERS_HOST, type RepsBrowser } from "./harness/reps-browser.ts";
import { expect, test } from "./harness/story.ts";
import type { TrackingServer } from "./harness/tracking-server.ts";
import { pixelOf } from "./recipients/delivered-mail.ts";

interface World {
  readonly gmail: StandInGmail;
  readonly server: TrackingServer;
  readonly rep: RepsBrowser;
}

/**
 * The rep sends a tracked mail, also to an own second account. Ada has Sightline too; in her answer stand her pixel and a
 * quote of the rep's mail: its pixel as it came, and as another webmail's proxy had it.
 */
async function correspond({ gmail, server, rep }: World) {
  await rep.gmail.send({
    to: "ada@example.org",
    cc: gmail.secondOwner.email,
    subject: "Own",
    html: "<p>Hello</p>",
  });
  const sent = gmail.sent()[0];
  const own = pixelOf(sent?.html ?? "", server.origin);
  const foreign = own.replace(/\/o\/[a-z2-7]{11}\//, "/o/abcdefghij2/");
  const encoded = `https://${ANOTHER_SENDERS_HOST}/proxy?url=${encodeURIComponent(own)}`;
  gmail.receive({
    from: { email: "ada@example.org", name: "Ada" },
    to: [gmail.owner, gmail.secondOwner],
    subject: "Re: Own",
    html: `<p>Fine.<img src="${foreign}"></p><blockquote type="cite">${sent?.html ?? ""}<img src="${encoded}"></blockquote>`,
    inReplyTo: sent?.rfcId ?? "",
  });
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

test("wherever Gmail shows own mail, nothing of it reaches the server, and another sender's pixel does", async ({
  gmail,
  server,
  rep,
}) => {
  const { threadId, blocked, viewings, shownOn } = await correspond({ gmail, server, rep });

  await test.step("in a list: neither asks for it", async () => {
    await rep.gmail.goTo("sent");
    await expect(rep.gmail.row("Own")).toBeVisible();
    expect([blocked().length, server.hits()]).toEqual([0, 0]);
  });

  await test.step("in the conversation: the own Sent copy, and the reply that quotes it", async () => {
    await rep.gmail.openThread("Own");
    await shownOn(rep.gmail.page);
  });

  await test.step("in another tab", async () => {
    const tab = new GmailPage(await rep.context.newPage());
    await tab.open(`#sent/${threadId}`);
    await expect(tab.messages()).toHaveCount(2);
    await shownOn(tab.page);
  });

  await test.step("printed", async () => {
    const printed = await rep.gmail.print();
    await expect(printed.locator(".message")).toHaveCount(2);
    await shownOn(printed);
    await printed.close();
  });

  await test.step("in a second account of the same browser", async () => {
    const tab = new GmailPage(await rep.context.newPage());
    await tab.open("#inbox", 1);
    await tab.openThread("Own");
    await shownOn(tab.page);
  });

  // What was stopped is no view either: it could only be taken for somebody else's open.
  expect(await viewings()).toBe(0);
  expect((await rep.extension.mail("Own"))?.events).toEqual([]);
});

test("what is being written asks for nothing of the rep's own", async ({ gmail, server, rep }) => {
  const { own, foreign, encoded, blocked, viewings, shownOn } = await correspond({
    gmail,
    server,
    rep,
  });

  await test.step("pasted, and in the draft", async () => {
    const before = blocked().length;
    const compose = await rep.gmail.compose();
    await compose.addRecipient("To", "bob@example.org");
    await compose.root.locator("[name=subjectbox]").fill("Pasted");
    await compose.insertHtml(
      `<p>Look<img src="${own}"><img src="${encoded}"><img src="${foreign}"></p>`,
    );
    await shownOn(rep.gmail.page, before);
    await compose.root.getByLabel("Save & close").click();
    await rep.gmail.goTo("drafts");
    await expect.poll(() => gmail.drafts().map(({ subject }) => subject)).toEqual(["Pasted"]);
    await rep.gmail.row("Pasted").click();
    await rep.gmail.openCompose().ready();
    expect(server.stored()).toBe(0);
  });

  await test.step("in a reply with its quote unfolded", async () => {
    await rep.gmail.goTo("sent");
    await rep.gmail.openThread("Own");
    const reply = await rep.gmail.reply();
    await reply.root.locator(".ajR").click();
    await expect(reply.editor()).toContainText("Fine.");
    expect(server.stored()).toBe(0);
  });

  expect(await viewings()).toBe(0);
  expect((await rep.extension.mail("Own"))?.events).toEqual([]);
});
