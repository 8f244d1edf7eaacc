import type { RepsBrowser } from "./harness/reps-browser.ts";
import { expect, test } from "./harness/story.ts";
import { SECOND_ACCOUNT } from "./harness/webmail.ts";
import { readInGmail, readInOutlook } from "./recipients/recipients.ts";

const mail = { to: "Ada <ada@example.org>", subject: "Viewed", html: "<p>Hello</p>" };

const opens = async (rep: RepsBrowser): Promise<Readonly<Record<string, number>> | undefined> =>
  (await rep.extension.mail("Viewed"))?.engagement.opens;

test("an own open that came because the rules were taken away is known by the view", async ({
  server,
  rep,
}) => {
  await rep.mail.send(mail);
  server.advance(60_000);
  const { rules } = await rep.extension.protection();
  await rep.extension.removeRules();
  await rep.mail.goTo("sent");
  await rep.mail.openThread("Viewed");

  await expect.poll(() => server.stored()).toBe(1);
  await expect.poll(() => opens(rep)).toMatchObject({ self: 1, person: 0, unconfirmed: 0 });
  await expect(rep.mail.mark()).toHaveAttribute("data-sightline-status", "sent");
  await expect.poll(() => rep.extension.standingNotifications()).toEqual([]);
  const panel = await rep.mail.openPanel();
  await expect(panel.readings()).toHaveCount(1);
  await expect(panel.readings()).toContainText("You had this mail on your own screen");

  await test.step("and the next start of the worker puts the rules back", async () => {
    expect((await rep.extension.protection()).rules).toBe(0);
    await rep.extension.killWorker();
    await rep.extension.wakeWorker();
    await expect.poll(() => rep.extension.protection()).toEqual({ rules, state: "restored" });
    const before = server.stored();
    // A new page, which does not have the picture yet.
    await rep.mail.open("sent");
    await rep.mail.page.reload();
    await rep.mail.row("Viewed").waitFor();
    const blocked = rep.mail.page.waitForEvent("requestfailed");
    await rep.mail.openThread("Viewed");
    expect((await blocked).failure()?.errorText).toBe("net::ERR_BLOCKED_BY_CLIENT");
    expect(server.stored()).toBe(before);
  });
});

test("a notification of an open that turns out to be the rep's own is taken back", async ({
  mailClient,
  standIn,
  server,
  rep,
}) => {
  await rep.mail.send(mail);
  server.advance(60_000);
  await rep.extension.removeRules();
  await rep.mail.goTo("sent");
  const row = rep.mail.row("Viewed");
  // The mail client's proxy comes a moment before the mail stands on the screen.
  const readByProxy = mailClient === "gmail" ? readInGmail : readInOutlook;
  await readByProxy(standIn.sent()[0]?.html ?? "");
  await expect(row.locator('[data-sightline-status="opened"]')).toBeVisible();
  await expect.poll(() => rep.extension.standingNotifications()).toHaveLength(1);

  await rep.mail.openThread("Viewed");
  await expect.poll(() => opens(rep)).toMatchObject({ person: 0 });
  await expect.poll(() => rep.extension.standingNotifications()).toEqual([]);
  await expect(rep.mail.mark()).toHaveAttribute("data-sightline-status", "sent");
});

test("what Ada reads counts also in the very moment in which the rep looks at the mail", async ({
  standIn,
  server,
  rep,
}) => {
  await rep.mail.send(mail);
  server.advance(60_000);
  const html = standIn.deliveredTo("ada@example.org")[0]?.html ?? "";
  await rep.mail.goTo("sent");
  await expect(rep.mail.rowMark("Viewed", "sent")).toBeVisible();
  await readInGmail(html);
  await expect.poll(() => rep.extension.standingNotifications()).toHaveLength(1);
  // At once, as people do: the own picture is stopped, and nothing of this may be taken for hers.
  await rep.extension.clickNotification();
  const shown = await rep.shownConversation("Viewed");
  await expect(shown.mark()).toHaveAttribute("data-sightline-status", "opened");
  await readInGmail(html);
  await expect.poll(async () => (await rep.extension.mail("Viewed"))?.events).toHaveLength(2);
  expect(await opens(rep)).toMatchObject({ person: 1, self: 0 });
  await expect(shown.mark()).toHaveAttribute("data-sightline-status", "opened");
});

test("wherever the rules do not stop the own picture, it is a view", async ({ rep }) => {
  await rep.mail.send({ ...mail, cc: SECOND_ACCOUNT.email });
  await rep.mail.goTo("sent");
  await expect.poll(async () => (await rep.extension.mail("Viewed"))?.threadId).toBeTruthy();
  const threadId = (await rep.extension.mail("Viewed"))?.threadId ?? "";
  await rep.extension.removeRules();
  const messages = await rep.extension.watchMessages();
  const viewings = async (): Promise<number> =>
    (await messages()).filter(({ type }) => type === "viewing").length;

  await test.step("in the conversation", async () => {
    await rep.mail.openThread("Viewed");
    await expect.poll(viewings).toBe(1);
  });
  for (const [index, { name, open }] of rep.mail.otherViews(threadId, "Viewed").entries()) {
    await test.step(name, async () => {
      await open();
      await expect.poll(viewings).toBe(index + 2);
    });
  }
  await test.step("while all of it is the rep's own", async () => {
    await expect.poll(() => opens(rep)).toMatchObject({ person: 0, unconfirmed: 0 });
    expect((await opens(rep))?.["self"]).toBeGreaterThan(0);
  });
});
