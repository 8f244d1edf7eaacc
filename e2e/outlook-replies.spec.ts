import { expect, test } from "./harness/story.ts";
import { pixelOf, pixelsOf, wrappedLinksOf } from "./recipients/delivered-mail.ts";
import { readInOutlook } from "./recipients/recipients.ts";

const ada = { email: "ada@example.org", name: "Ada Lovelace" };

test("an old pixel in the quote that the server adds unseen counts nothing beside the new one", async ({
  outlook,
  server,
  rep,
}) => {
  await rep.mail.send({ to: "Ada <ada@example.org>", subject: "Terms", html: "<p>Hello</p>" });
  const first = outlook.sent()[0];
  const old = pixelOf(first?.html ?? "", server.origin);
  outlook.receive({
    from: ada,
    to: [outlook.owner],
    subject: "Re: Terms",
    html: `<p>Hm.</p><blockquote>${first?.html ?? ""}</blockquote>`,
    inReplyTo: first?.rfcId ?? "",
  });
  await rep.mail.goTo("inbox");
  await rep.mail.openThread("Terms");
  server.advance(3_600_000);
  const reply = await rep.mail.reply();
  await reply.insertHtml("<p>And now?</p>");
  await reply.send();
  await rep.mail.mailSent();
  const html = outlook.deliveredTo(ada.email)[1]?.html ?? "";
  expect(rep.mail.quoteIn(html).quote).toContain(old);
  expect(pixelsOf(rep.mail.quoteIn(html).above, server.origin)).toHaveLength(1);

  server.advance(3_600_000);
  await readInOutlook(html);
  const opens = async (subject: string) => {
    const engagement = (await rep.extension.mail(subject))?.engagement;
    return { person: engagement?.opens["person"], state: engagement?.state };
  };
  await expect.poll(() => opens("Re: Terms")).toEqual({ person: 1, state: "opened" });
  await expect.poll(() => server.stored()).toBe(2);
  await expect.poll(async () => (await rep.extension.mail("Terms"))?.events.length).toBe(1);
  expect((await opens("Terms")).person).toBe(0);
  expect(await rep.extension.shownNotifications()).toHaveLength(1);
});

test("an answer is noted while the rep's own mail below it is folded to a line", async ({
  outlook,
  server,
  rep,
}) => {
  await rep.mail.send({ to: "Ada <ada@example.org>", subject: "Folded", html: "<p>Hello</p>" });
  await rep.mail.goTo("sent");
  await expect(rep.mail.rowMark("Folded", "sent")).toBeVisible();
  outlook.receive({
    from: ada,
    to: [outlook.owner],
    subject: "Re: Folded",
    html: "<p>Thank you.</p>",
    inReplyTo: outlook.sent()[0]?.rfcId ?? "",
  });
  await rep.mail.refresh();
  await rep.mail.row("Folded").click();
  await expect(rep.mail.messages()).toHaveCount(2);
  await expect(rep.mail.body(0)).toHaveCount(0);
  await expect(rep.mail.rowMark("Folded", "replied")).toBeVisible();
  expect(server.hits()).toBe(0);
});

test("a reply to all is tracked, and is the open conversation's at once", async ({
  outlook,
  server,
  rep,
}) => {
  outlook.receive({
    from: ada,
    to: [outlook.owner, { email: "bob@example.org", name: "Bob" }],
    subject: "All of us",
    html: "<p>Shall we?</p>",
  });
  await rep.mail.refresh();
  await rep.mail.openThread("All of us");
  const reply = await rep.outlook.answer("reply-all");
  await reply.insertHtml("<p>Yes.</p>");
  await reply.send();
  await rep.mail.mailSent();
  for (const email of [ada.email, "bob@example.org"])
    expect(pixelsOf(outlook.deliveredTo(email).at(-1)?.html ?? "", server.origin)).toHaveLength(1);
  await expect
    .poll(async () => (await rep.extension.mail("Re: All of us"))?.recipients)
    .toMatchObject([{ email: ada.email }, { email: "bob@example.org" }]);
  await expect(rep.mail.mark()).toHaveAttribute("data-sightline-status", "sent");
  await expect.poll(async () => (await rep.extension.mail("Re: All of us"))?.threadId).toBeTruthy();
});

test("quotes with Outlook's own marks are told from what is new, however they came", async ({
  outlook,
  server,
  rep,
}) => {
  const quoted = (html: string): string =>
    `<div id="appendonsend"></div><hr tabindex="-1"><div id="divRplyFwdMsg">From: Robin Rep</div><div>${html}</div>`;
  await rep.mail.send({
    to: "Ada <ada@example.org>",
    subject: "Marks",
    html: '<p>See <a href="https://shop.example.com/old">the old link</a></p>',
  });
  const first = outlook.sent()[0];
  outlook.receive({
    from: ada,
    to: [outlook.owner],
    subject: "Re: Marks",
    html: `<p>I wonder.</p>${quoted(first?.html ?? "")}`,
    inReplyTo: first?.rfcId ?? "",
  });
  await rep.mail.goTo("sent");
  await rep.mail.openThread("Marks");
  await rep.mail.showQuotes();
  await expect(rep.mail.mark(0)).toHaveAttribute("data-sightline-status", "replied");
  await expect(rep.mail.mark(1)).toHaveCount(0);

  await test.step("an answer with its quote in the editor carries only its own tracking", async () => {
    const reply = await rep.mail.reply();
    await reply.insertHtml('<p>And <a href="https://shop.example.com/new">the new link</a></p>');
    await reply.unfoldQuote();
    await reply.send();
    await rep.mail.mailSent();
    const html = outlook.deliveredTo(ada.email)[1]?.html ?? "";
    const { above, quote } = rep.mail.quoteIn(html);
    expect(quote).toContain('href="https://shop.example.com/old"');
    expect(quote).not.toContain(server.host);
    expect(pixelsOf(above, server.origin)).toHaveLength(1);
    expect(wrappedLinksOf(above, server.origin)).toHaveLength(1);
  });
});

test("an answer that was put aside is tracked when it is sent at last", async ({
  outlook,
  server,
  rep,
}) => {
  outlook.receive({ from: ada, to: [outlook.owner], subject: "Aside", html: "<p>Well?</p>" });
  await rep.mail.refresh();
  await rep.mail.openThread("Aside");
  const reply = await rep.mail.reply();
  await reply.insertHtml("<p>Wait.</p>");
  await reply.saveAndClose();
  await expect.poll(() => outlook.drafts()).toHaveLength(1);
  expect(outlook.drafts()[0]?.html).not.toContain(server.host);
  const again = await rep.outlook.openDraftLine();
  await again.send();
  await rep.mail.mailSent();
  const html = outlook.deliveredTo(ada.email)[0]?.html ?? "";
  expect(pixelsOf(html, server.origin)).toHaveLength(1);
  const threadId = outlook.conversationIdOf("Aside");
  await expect.poll(async () => (await rep.extension.mail("Re: Aside"))?.threadId).toBe(threadId);
});
