import { BUILT_EXTENSION, launchBrowser, type LaunchedBrowser } from "./harness/browser.ts";
import { Extension } from "./harness/extension.ts";
import { startServerProcess } from "./harness/server-process.ts";
import { expect, test } from "./harness/story.ts";
import { wrappedLinksOf } from "./recipients/delivered-mail.ts";
import { click, readInGmail } from "./recipients/recipients.ts";

const mail = {
  to: "Ada <ada@example.org>",
  subject: "Durable",
  html: '<p>See <a href="https://shop.example.com/">shop</a></p>',
};

test("a server that was away for a while is caught up with, nothing lost, nothing twice", async ({
  standIn,
  server,
  rep,
}) => {
  await rep.mail.send(mail);
  const html = standIn.deliveredTo("ada@example.org")[0]?.html ?? "";
  server.advance(60_000);
  await readInGmail(html);
  await expect
    .poll(async () => (await rep.extension.mail("Durable"))?.engagement.opens["person"])
    .toBe(1);

  const popup = await rep.extension.openPopup();
  await server.stop();
  await expect(popup.locator(".connection")).toHaveAttribute("data-state", "offline", {
    timeout: 15_000,
  });
  await server.start();
  // Another reading: in the same minutes it would be the one before, going on.
  server.advance(600_000);
  await readInGmail(html);
  await click(wrappedLinksOf(html, server.origin)[0] ?? "");
  await expect(popup.locator(".connection")).toHaveAttribute("data-state", "live", {
    timeout: 20_000,
  });
  await expect
    .poll(async () => {
      const stored = await rep.extension.mail("Durable");
      return [
        stored?.events.length,
        stored?.engagement.opens["person"],
        stored?.engagement.clicks["person"],
      ];
    })
    .toEqual([3, 2, 1]);
});

test("hits that come while the worker is dead are shown when it wakes, and notified once", async ({
  standIn,
  server,
  rep,
}) => {
  await rep.mail.send(mail);
  const html = standIn.deliveredTo("ada@example.org")[0]?.html ?? "";
  await rep.mail.goTo("sent");
  await rep.extension.killWorker();
  server.advance(60_000);
  await readInGmail(html);
  expect(server.hits()).toBe(1);

  await rep.extension.wakeWorker();
  await expect(rep.mail.rowMark("Durable", "opened")).toBeVisible();
  await expect.poll(() => rep.extension.standingNotifications()).toHaveLength(1);
  await expect.poll(async () => (await rep.extension.mail("Durable"))?.due).toBeNull();
  await rep.extension.dismissNotifications();

  await rep.extension.killWorker();
  await rep.extension.wakeWorker();
  await rep.extension.watchNotifications();
  await click(wrappedLinksOf(html, server.origin)[0] ?? "");
  // The click's notification comes after whatever the second start would have shown again.
  await expect
    .poll(() => rep.extension.shownNotifications())
    .toEqual([{ title: "Ada clicked shop.example.com in “Durable”", message: "First click" }]);
  expect((await rep.extension.mail("Durable"))?.events).toHaveLength(2);
});

test("a mail that is sent while the worker is dead is recorded", async ({
  standIn,
  server,
  rep,
}) => {
  const compose = await rep.mail.compose();
  await compose.write(mail);
  await rep.extension.killWorker();
  await compose.send();
  await rep.mail.mailSent();
  await rep.mail.goTo("sent");
  server.advance(60_000);
  await readInGmail(standIn.deliveredTo("ada@example.org")[0]?.html ?? "");
  await expect
    .poll(async () => {
      const stored = await rep.extension.mail("Durable");
      return [stored?.recorded, stored?.threadId === null, stored?.engagement.state];
    })
    .toEqual([true, false, "opened"]);
});

test("a browser that the server does not know any more is told so, and can pair again", async ({
  server,
  rep,
}) => {
  await server.forgetEverything();
  const popup = await rep.extension.openPopup();
  await expect(popup.locator(".connection")).toHaveAttribute("data-state", "unauthorized", {
    timeout: 20_000,
  });
  await popup.getByRole("button", { name: "Pair again" }).click();
  await popup.getByLabel("Pairing code").fill(server.pairingCode());
  await popup.getByRole("button", { name: "Pair", exact: true }).click();
  await expect(popup.locator(".connection")).toHaveAttribute("data-state", "live");
});

test("hits that come while the browser is closed are shown when it is opened again", async ({
  standIn,
  mailPage,
  server,
}, testInfo) => {
  const launch = (): Promise<LaunchedBrowser> =>
    launchBrowser({
      hostRules: standIn.hostRules,
      extensions: [BUILT_EXTENSION],
      profile: testInfo.outputPath("profile"),
    });
  const evening = await launch();
  await new Extension(evening.context).pair(server.origin, server.pairingCode());
  const before = mailPage(await evening.context.newPage());
  await before.open();
  await before.send(mail);
  await before.goTo("sent");
  await expect
    .poll(async () => (await new Extension(evening.context).mail("Durable"))?.threadId)
    .toBeTruthy();
  await evening.close();

  server.advance(60_000);
  await readInGmail(standIn.deliveredTo("ada@example.org")[0]?.html ?? "");

  const morning = await launch();
  const extension = new Extension(morning.context);
  await expect.poll(() => extension.standingNotifications()).toHaveLength(1);
  const after = mailPage(await morning.context.newPage());
  await after.open("sent");
  await expect(after.rowMark("Durable", "opened")).toBeVisible();
  await morning.close();
});

test("a hit survives the server being killed before the rep's browser read it", async ({
  standIn,
  repsBrowser: rep,
}) => {
  const server = await startServerProcess();
  try {
    rep.allowedHosts.add(server.host);
    await rep.extension.pair(server.origin, server.pairingCode);
    await rep.mail.open();
    await rep.mail.send(mail);
    const html = standIn.deliveredTo("ada@example.org")[0]?.html ?? "";

    await rep.extension.killWorker();
    await readInGmail(html);
    expect(await click(wrappedLinksOf(html, server.origin)[0] ?? "")).toMatchObject({
      status: 302,
    });
    await server.kill();
    await server.start();

    await rep.extension.wakeWorker();
    await expect
      .poll(async () => (await rep.extension.mail("Durable"))?.events.map(({ kind }) => kind))
      .toEqual(["open", "click"]);
  } finally {
    await server.dispose();
  }
});
