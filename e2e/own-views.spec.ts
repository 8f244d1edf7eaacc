import { originalOf } from "./gmail/image-proxy.ts";
import type { Page } from "playwright";
import { watchBlocked } from "./harness/blocked-pictures.ts";
import { GmailPage } from "./harness/gmail-page.ts";
import { ANOTHER_SENDERS_HOST } from "./harness/reps-browser.ts";
import { expect, test } from "./harness/story.ts";
import { pixelOf, wrappedLinksOf } from "./recipients/delivered-mail.ts";
import { readInGmail } from "./recipients/recipients.ts";

const mail = {
  to: "ada@example.org",
  subject: "Own",
  html: '<p>See <a href="https://shop.example.com/own?x=1#part">shop</a></p>',
};

test("the rep's own view of a sent mail asks the server nothing, another sender's pixel beside it does", async ({
  gmail,
  server,
  rep,
}) => {
  const { page } = rep.gmail;
  await rep.gmail.send(mail);
  const sent = gmail.sent()[0];
  const own = pixelOf(sent?.html ?? "", server.origin);
  // Somebody else on this same server answers in the same conversation.
  const foreign = own.replace(/\/o\/[a-z2-7]{11}\//, "/o/abcdefghij2/");
  gmail.receive({
    from: { email: "ada@example.org", name: "Ada" },
    to: [gmail.owner],
    subject: "Re: Own",
    html: `<p>Fine.<img src="${foreign}"></p><blockquote type="cite">${sent?.html ?? ""}</blockquote>`,
    ...(sent === undefined ? {} : { inReplyTo: sent.rfcId }),
  });

  await test.step("through Gmail's image proxy", async () => {
    const blocked = page.waitForEvent(
      "requestfailed",
      (request) => originalOf(new URL(request.url()).pathname) === own,
    );
    await rep.gmail.goTo("sent");
    await rep.gmail.openThread("Own");
    expect((await blocked).failure()?.errorText).toBe("net::ERR_BLOCKED_BY_CLIENT");
    await expect.poll(() => gmail.proxiedImages).toEqual([foreign]);
    // The foreign one is known to nobody: answered, not stored. It is the only one that came.
    expect(server.hits()).toBe(1);
  });

  await test.step("directly, and percent-encoded within a proxy's address", async () => {
    const encoded = `https://${ANOTHER_SENDERS_HOST}/proxy?url=`;
    const failures = await page.evaluate(
      async ([ownUrl = "", foreignUrl = "", proxy = ""]) => {
        const load = (url: string): Promise<string> =>
          new Promise((resolve) => {
            const image = new Image();
            image.addEventListener("load", () => resolve("loaded"));
            image.addEventListener("error", () => resolve("failed"));
            image.src = url;
          });
        return Promise.all([
          load(ownUrl),
          load(proxy + encodeURIComponent(ownUrl)),
          load(foreignUrl),
        ]);
      },
      [own, foreign, encoded],
    );
    expect(failures).toEqual(["failed", "failed", "loaded"]);
    expect(server.hits()).toBe(2);
  });

  await test.step("while the recipient's opens still count", async () => {
    server.advance(60_000);
    await readInGmail(gmail.deliveredTo("ada@example.org")[0]?.html ?? "");
    await expect
      .poll(async () => (await rep.extension.mail("Own"))?.engagement.opens["person"])
      .toBe(1);
    const events = (await rep.extension.mail("Own"))?.events ?? [];
    expect(events.filter(({ kind }) => kind !== "view")).toHaveLength(1);
  });
});

test("wherever Gmail shows own mail, nothing of it reaches the server, and another sender's pixel does", async ({
  gmail,
  server,
  rep,
}) => {
  const { context } = rep;
  await rep.gmail.send({ ...mail, cc: gmail.secondOwner.email });
  const sent = gmail.sent()[0];
  const own = pixelOf(sent?.html ?? "", server.origin);
  const foreign = own.replace(/\/o\/[a-z2-7]{11}\//, "/o/abcdefghij2/");
  const encoded = `https://${ANOTHER_SENDERS_HOST}/proxy?url=${encodeURIComponent(own)}`;
  // Ada has Sightline too, and quotes the rep's mail: its pixel as it came, and as another webmail's proxy had it.
  gmail.receive({
    from: { email: "ada@example.org", name: "Ada" },
    to: [gmail.owner, gmail.secondOwner],
    subject: "Re: Own",
    html: `<p>Fine.<img src="${foreign}"></p><blockquote type="cite">${sent?.html ?? ""}<img src="${encoded}"></blockquote>`,
    inReplyTo: sent?.rfcId ?? "",
  });
  const threadId = (await rep.extension.mail("Own"))?.threadId ?? "";
  const blocked = watchBlocked(context);
  const messages = await rep.extension.watchMessages();
  const viewings = async (): Promise<number> =>
    (await messages()).filter(({ type }) => type === "viewing").length;
  let foreignBefore = 0;

  /** On this page both addresses of the own pixel are blocked, however often; the other sender's pixel comes once. */
  async function shows(page: Page, before = 0): Promise<void> {
    const here = (): Set<string> =>
      new Set(
        blocked()
          .slice(before)
          .filter((one) => one.page === page)
          .map(({ url }) => url),
      );
    await expect.poll(here).toEqual(new Set([own, decodeURIComponent(encoded)]));
    await expect.poll(() => server.hits() - foreignBefore).toBe(1);
    foreignBefore = server.hits();
    expect(server.stored()).toBe(0);
  }

  await test.step("in a list: neither asks for it", async () => {
    await rep.gmail.goTo("sent");
    await expect(rep.gmail.row("Own")).toBeVisible();
    expect([blocked().length, server.hits()]).toEqual([0, 0]);
  });

  await test.step("in the conversation: the own Sent copy, and the reply that quotes it", async () => {
    await rep.gmail.openThread("Own");
    await shows(rep.gmail.page);
    await expect.poll(viewings).toBe(1);
  });

  await test.step("in another tab", async () => {
    const tab = new GmailPage(await context.newPage());
    await tab.open(`#sent/${threadId}`);
    await expect(tab.messages()).toHaveCount(2);
    await shows(tab.page);
    await expect.poll(viewings).toBe(2);
  });

  await test.step("printed", async () => {
    const printed = await rep.gmail.print();
    await expect(printed.locator(".message")).toHaveCount(2);
    await shows(printed);
    await expect.poll(viewings).toBe(3);
    await printed.close();
  });

  await test.step("in a second account of the same browser", async () => {
    const tab = new GmailPage(await context.newPage());
    await tab.open("#inbox", 1);
    await tab.openThread("Own");
    await shows(tab.page);
    await expect.poll(viewings).toBe(4);
  });

  await test.step("in what is being written, and in its draft", async () => {
    const before = blocked().length;
    const compose = await rep.gmail.compose();
    await compose.addRecipient("To", "bob@example.org");
    await compose.root.locator("[name=subjectbox]").fill("Pasted");
    await compose.insertHtml(
      `<p>Look<img src="${own}"><img src="${encoded}"><img src="${foreign}"></p>`,
    );
    await shows(rep.gmail.page, before);
    await compose.root.getByLabel("Save & close").click();
    await rep.gmail.goTo("drafts");
    await expect.poll(() => gmail.drafts().map(({ subject }) => subject)).toEqual(["Pasted"]);
    await rep.gmail.row("Pasted").click();
    await rep.gmail.openCompose().ready();
    expect(server.stored()).toBe(0);
    // What is only being written is not being read.
    expect(await viewings()).toBe(4);
  });

  await test.step("in a reply with its quote unfolded", async () => {
    await rep.gmail.goTo("sent");
    await rep.gmail.openThread("Own");
    const reply = await rep.gmail.reply();
    await reply.root.locator(".ajR").click();
    await expect(reply.editor()).toContainText("Fine.");
    expect(server.stored()).toBe(0);
  });

  const events = (await rep.extension.mail("Own"))?.events ?? [];
  expect(new Set(events.map(({ kind }) => kind))).toEqual(new Set(["view"]));
});

test("the rep's own click goes straight to the destination and is not counted", async ({
  gmail,
  server,
  site,
  rep,
}) => {
  await rep.gmail.send(mail);
  const [link = ""] = wrappedLinksOf(gmail.sent()[0]?.html ?? "", server.origin);
  await rep.gmail.goTo("sent");
  await rep.gmail.openThread("Own");

  const opening = rep.context.waitForEvent("page");
  await rep.gmail.messages().getByRole("link", { name: "shop" }).click();
  const tab = await opening;
  await tab.waitForURL("https://shop.example.com/own?x=1#part");

  await test.step("typed into the address bar too", async () => {
    await tab.goto(link);
    expect(tab.url()).toBe("https://shop.example.com/own?x=1#part");
  });
  expect(site.visits).toEqual(["/own?x=1", "/own?x=1"]);
  expect(server.hits()).toBe(0);
});
