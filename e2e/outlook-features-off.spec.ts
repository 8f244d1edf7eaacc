// Pages that lack what the adapter holds on to: it says which feature is off, never guesses, and mail leaves whole.
import { expect, test } from "./harness/story.ts";
import { pixelsOf } from "./recipients/delivered-mail.ts";
import { readInGmail } from "./recipients/recipients.ts";

const mail = {
  to: "Ada <ada@example.org>",
  subject: "Off",
  html: '<p>See <a href="https://shop.example.com/">shop</a></p>',
};

for (const hook of ["send-button", "editor"] as const) {
  test.describe(`without the ${hook}`, () => {
    test.use({ outlookOptions: { without: [hook] } });

    test("mail leaves whole and untracked, and the rep is told in words", async ({
      outlook,
      server,
      rep,
    }) => {
      const compose = await rep.outlook.openNew();
      await compose.addRecipient("To", mail.to);
      await compose.setSubject(mail.subject);
      await expect(rep.mail.untrackedNotice()).toHaveText(
        "Sightline cannot get hold of this compose window. Mail from it goes out untracked.",
        { timeout: 20_000 },
      );
      await expect(compose.toggle()).toHaveCount(0);
      await compose.root.locator("[data-standin=send]").click();
      await rep.mail.mailSent();
      const arrived = outlook.deliveredTo("ada@example.org");
      expect(arrived).toHaveLength(1);
      expect(arrived[0]?.html).not.toContain(server.host);
      expect(await rep.extension.mails()).toEqual([]);
    });
  });
}

test.describe("without the conversations' ids in lists", () => {
  test.use({ outlookOptions: { without: ["conversation-ids"] } });

  test("lists have no ticks and the rep is told so, while open mail has", async ({
    outlook,
    server,
    rep,
  }) => {
    outlook.seedSent(2);
    await rep.mail.send(mail);
    await rep.mail.goTo("sent");
    const told = rep.mail.page.locator("[data-sightline-feature-off=list-marks]");
    await expect(told).toContainText("no ticks", { timeout: 20_000 });
    await expect(rep.outlook.rows().locator("[data-sightline-status]")).toHaveCount(0);
    await rep.mail.openThread("Off");
    await expect(rep.mail.mark()).toHaveAttribute("data-sightline-status", "sent");
    server.advance(60_000);
    await readInGmail(outlook.deliveredTo("ada@example.org")[0]?.html ?? "");
    await expect(rep.mail.mark()).toHaveAttribute("data-sightline-status", "opened");
  });
});

test.describe("without what tells open mail", () => {
  test.use({ outlookOptions: { without: ["reading-pane"] } });

  test("open mail has no mark and the rep is told so, while lists have", async ({ rep }) => {
    await rep.mail.send(mail);
    await rep.mail.goTo("sent");
    await expect(rep.mail.rowMark("Off", "sent")).toBeVisible();
    await rep.mail.row("Off").click();
    const told = rep.mail.page.locator("[data-sightline-feature-off=reading]");
    await expect(told).toContainText("open mail", { timeout: 20_000 });
    await expect(
      rep.mail.page.locator("[data-standin=message] [data-sightline-status]"),
    ).toHaveCount(0);
  });
});

test.describe("without senders in open conversations", () => {
  test.use({ outlookOptions: { without: ["senders"] } });

  test("answers go unnoticed and the rep is told so, while opens count", async ({
    outlook,
    server,
    rep,
  }) => {
    await rep.mail.send(mail);
    const sent = outlook.sent()[0];
    outlook.receive({
      from: { email: "ada@example.org", name: "Ada" },
      to: [outlook.owner],
      subject: "Re: Off",
      html: "<p>Yes.</p>",
      inReplyTo: sent?.rfcId ?? "",
    });
    await rep.mail.goTo("sent");
    await rep.mail.openThread("Off");
    const told = rep.mail.page.locator("[data-sightline-feature-off=replies]");
    await expect(told).toContainText("go unnoticed", { timeout: 20_000 });
    await expect(rep.mail.mark(0)).toHaveAttribute("data-sightline-status", "sent");
    server.advance(60_000);
    await readInGmail(sent?.html ?? "");
    await expect(rep.mail.mark(0)).toHaveAttribute("data-sightline-status", "opened");
  });
});

test.describe("without the id of the subject", () => {
  test.use({ outlookOptions: { without: ["subject-id"] } });

  test("mail is tracked all the same", async ({ outlook, server, rep }) => {
    await rep.mail.send(mail);
    expect(
      pixelsOf(outlook.deliveredTo("ada@example.org")[0]?.html ?? "", server.origin),
    ).toHaveLength(1);
    await expect.poll(async () => (await rep.extension.mails())[0]?.recorded).toBe(true);
  });
});
