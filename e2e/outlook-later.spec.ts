// Mail that leaves some time after Send: taken back in the seconds of grace, scheduled, or with its tab closed.
import { expect, test } from "./harness/story.ts";
import { pixelOf, pixelsOf, wrappedLinksOf } from "./recipients/delivered-mail.ts";
import { readInGmail } from "./recipients/recipients.ts";

const mail = {
  to: "ada@example.org",
  subject: "Later",
  html: '<p>See <a href="https://shop.example.com/">shop</a></p>',
};

test("a send that is taken back leaves nothing behind, and goes out tracked once", async ({
  outlook,
  server,
  rep,
}) => {
  outlook.holdOutgoing();
  const compose = await rep.outlook.compose();
  await compose.write(mail);
  const written = await compose.written();
  await compose.send();
  const again = await rep.outlook.undo();
  await expect.poll(() => again.written()).toBe(written);
  expect(outlook.sent()).toEqual([]);
  expect(await rep.extension.mails()).toEqual([]);

  await again.send();
  outlook.releaseOutgoing();
  await rep.mail.mailSent();
  const html = outlook.deliveredTo("ada@example.org")[0]?.html ?? "";
  expect(pixelsOf(html, server.origin)).toHaveLength(1);
  expect(wrappedLinksOf(html, server.origin)).toHaveLength(1);
  server.advance(60_000);
  await readInGmail(html);
  await expect
    .poll(async () => (await rep.extension.mails()).map(({ engagement }) => engagement.state))
    .toEqual(["opened"]);
});

test("a mail that leaves long after Send is recorded when it does, not before", async ({
  outlook,
  server,
  rep,
}) => {
  outlook.holdOutgoing();
  const compose = await rep.outlook.compose();
  await compose.write(mail);
  const messages = await rep.extension.watchMessages();
  await compose.send();
  await expect(compose.root).toHaveCount(0);
  // Send had to ask nobody for anything.
  expect(await messages()).toEqual([]);
  // The rep goes on working in the meantime.
  await rep.mail.goTo("sent");
  expect(await rep.extension.mails()).toEqual([]);
  outlook.releaseOutgoing();
  await rep.mail.mailSent();
  expect(
    pixelsOf(outlook.deliveredTo("ada@example.org")[0]?.html ?? "", server.origin),
  ).toHaveLength(1);
  await expect.poll(async () => (await rep.extension.mail("Later"))?.recorded).toBe(true);
});

test("a scheduled mail leaves tracked", async ({ outlook, server, rep }) => {
  const compose = await rep.outlook.compose();
  await compose.write(mail);
  const written = await compose.written();

  await test.step("not when its time is not chosen after all", async () => {
    await compose.sendFromMenu("schedule-send");
    await rep.outlook.choose("dialog-secondary");
    await expect.poll(() => compose.written()).toBe(written);
  });

  await compose.sendFromMenu("schedule-send");
  await rep.outlook.choose("tomorrow-morning");
  await rep.mail.mailSent();
  expect(outlook.deliveredTo("ada@example.org")).toEqual([]);
  await expect.poll(async () => (await rep.extension.mail("Later"))?.recorded).toBe(true);
  outlook.sendScheduled();
  const html = outlook.deliveredTo("ada@example.org")[0]?.html ?? "";
  expect(pixelOf(html, server.origin)).toContain("/o/");
  expect(wrappedLinksOf(html, server.origin)).toHaveLength(1);

  const sentAt = (await rep.extension.mail("Later"))?.sentAt ?? 0;
  expect(sentAt).toBeGreaterThan(Date.now());
  expect(new Date(sentAt).toISOString()).toMatch(/:00:00[.]000Z$/);
  const state = async () => (await rep.extension.mail("Later"))?.engagement.state;
  await test.step("what comes with its delivery is no reading", async () => {
    server.advance(sentAt + 3_000 - Date.now());
    await readInGmail(html);
    await expect.poll(state).toBe("unconfirmed");
  });
  server.advance(300_000);
  await readInGmail(html);
  await expect.poll(state).toBe("opened");
});

test("“Send” in the menu sends as the button does", async ({ outlook, server, rep }) => {
  const compose = await rep.outlook.compose();
  await compose.write(mail);
  await compose.sendFromMenu("send-now");
  await rep.mail.mailSent();
  expect(
    pixelsOf(outlook.deliveredTo("ada@example.org")[0]?.html ?? "", server.origin),
  ).toHaveLength(1);
  await expect.poll(async () => (await rep.extension.mail("Later"))?.recorded).toBe(true);
});

test("a send that is refused in an answer that looks good is tracked once when it leaves", async ({
  outlook,
  server,
  rep,
}) => {
  outlook.failNextSend("error-in-answer");
  const compose = await rep.outlook.compose();
  await compose.write(mail);
  await compose.send();
  await rep.mail.notSent();
  expect(outlook.sent()).toEqual([]);
  await rep.mail.tryAgain("http-500");
  await rep.mail.mailSent();
  const html = outlook.deliveredTo("ada@example.org")[0]?.html ?? "";
  expect(pixelsOf(html, server.origin)).toHaveLength(1);
  server.advance(60_000);
  await readInGmail(html);
  await expect
    .poll(async () => (await rep.extension.mails()).map(({ engagement }) => engagement.state))
    .toEqual(["opened"]);
});

test("a mail that seems to have failed, and is thrown away then, is known by its first open", async ({
  outlook,
  server,
  rep,
}) => {
  outlook.failNextSend("answer-lost");
  const compose = await rep.outlook.compose();
  await compose.write(mail);
  await compose.send();
  await rep.mail.notSent();
  const html = outlook.deliveredTo("ada@example.org")[0]?.html ?? "";
  server.advance(60_000);
  await readInGmail(html);
  await expect
    .poll(async () => {
      const stored = await rep.extension.mail("Later");
      return [stored?.recorded, stored?.engagement.state];
    })
    .toEqual([true, "opened"]);
});

test("a mail whose tab is closed right after Send is recorded, and placed when its list is seen", async ({
  outlook,
  mailPage,
  server,
  rep,
}) => {
  const other = await rep.context.newPage();
  const compose = await rep.outlook.compose();
  await compose.write(mail);
  await compose.send();
  await expect.poll(() => outlook.sent()).toHaveLength(1);
  await rep.mail.page.close();
  const html = outlook.deliveredTo("ada@example.org")[0]?.html ?? "";
  server.advance(60_000);
  await readInGmail(html);
  await expect
    .poll(async () => {
      const stored = await rep.extension.mail("Later");
      return [stored?.recorded, stored?.engagement.state];
    })
    .toEqual([true, "opened"]);

  const next = mailPage(other);
  await next.open("sent");
  await expect(next.rowMark("Later", "opened")).toBeVisible();
});
