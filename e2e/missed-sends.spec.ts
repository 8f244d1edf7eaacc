import { expect, test } from "./harness/story.ts";

const body = '<p>See <a href="https://shop.example.com/">shop</a></p>';

test.describe(
  "where Gmail's compose windows lack what InboxSDK looks for",
  { tag: "@gmail" },
  () => {
    test.use({
      gmailOptions: { withoutScheduling: true },
      expectedError:
        'SelectorError: Failed to find element with selector: [selector="scheduledSend"]\n',
    });

    test("mail leaves whole and untracked, and the rep is told in words", async ({
      gmail,
      rep,
    }) => {
      await rep.gmail.page.locator("[gh=cm]").click();
      const compose = rep.gmail.openCompose();
      await compose.write({ to: "ada@example.org", subject: "Unreachable", html: body });
      const notice = rep.gmail.untrackedNotice();
      await expect(notice).toHaveText(
        "Sightline cannot get hold of this compose window. Mail from it goes out untracked.",
        { timeout: 20_000 },
      );
      await expect(compose.toggle()).toHaveCount(0);

      await notice.click();
      await compose.send();
      await rep.gmail.said("Message sent");
      await expect(notice).toContainText("Sent untracked");
      expect(gmail.deliveredTo("ada@example.org")[0]?.html).toBe(`<div dir="ltr">${body}</div>`);
      expect(await rep.extension.mails()).toEqual([]);
    });
  },
);

test(
  "who means to schedule a mail is told that it goes out untracked",
  { tag: "@gmail" },
  async ({ rep }) => {
    const compose = await rep.gmail.compose();
    await compose.write({ to: "ada@example.org", subject: "Later", html: body });
    await compose.root.getByLabel("More send options").click();
    await expect(rep.gmail.untrackedNotice()).toHaveCount(0);
    await compose.root.getByRole("menuitem", { name: "Schedule send" }).click();
    await expect(rep.gmail.untrackedNotice()).toHaveText(
      "Scheduled mail goes out untracked: it leaves later, without this browser.",
    );
  },
);
