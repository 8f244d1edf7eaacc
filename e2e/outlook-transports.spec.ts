import { expect, test } from "./harness/story.ts";
import type { OutlookOptions } from "./outlook/options.ts";
import { pixelsOf, wrappedLinksOf } from "./recipients/delivered-mail.ts";

const link = '<a href="https://shop.example.com/offer?x=1">our offer</a>';
/** Beyond what a header carries. */
const long = `<p>${"All of it, in so many words. ".repeat(100)}</p>`;

/** The ways in which Outlook's page sends. */
const ways: Readonly<Record<string, OutlookOptions>> = {
  "from the page": {},
  "from a worker": { sendFrom: "worker" },
  "from the service worker": { sendFrom: "service-worker", host: "outlook.office365.com" },
  "through the gateway": { api: "graphql", host: "outlook.cloud.microsoft" },
  "through the gateway, from a worker": { api: "graphql", sendFrom: "worker" },
};

for (const [way, outlookOptions] of Object.entries(ways)) {
  test.describe(`sent ${way}`, () => {
    test.use({ outlookOptions });

    test("each kind of mail leaves tracked, and is recorded once its request was seen", async ({
      outlook,
      server,
      rep,
    }) => {
      const expectRecorded = async (subject: string, html: string): Promise<void> => {
        expect(pixelsOf(rep.mail.quoteIn(html).above, server.origin)).toHaveLength(1);
        expect(wrappedLinksOf(rep.mail.quoteIn(html).above, server.origin)).toHaveLength(1);
        await expect
          .poll(async () => {
            const mail = await rep.extension.mail(subject);
            return [mail?.recorded, mail?.mailMessageId === mail?.id];
          })
          .toEqual([true, true]);
      };

      await test.step("a short one, which is sent in a header", async () => {
        await rep.mail.send({ to: "ada@example.org", subject: "Short", html: `<p>${link}</p>` });
        await expectRecorded("Short", outlook.deliveredTo("ada@example.org")[0]?.html ?? "");
      });
      await test.step("a long one, which is sent in a body", async () => {
        const html = `<p>${link}</p>${long}`;
        await rep.mail.send({ to: "ada@example.org", subject: "Long", html });
        await expectRecorded("Long", outlook.deliveredTo("ada@example.org")[1]?.html ?? "");
      });
      await test.step("one that was a draft before", async () => {
        const compose = await rep.mail.compose();
        await compose.write({ to: "ada@example.org", subject: "Draft", html: `<p>${link}</p>` });
        await compose.saveAndClose();
        await expect.poll(() => outlook.drafts()).toHaveLength(1);
        expect(pixelsOf(outlook.drafts()[0]?.html ?? "", server.origin)).toEqual([]);
        await rep.mail.goTo("drafts");
        await (await rep.mail.openDraft("Draft")).send();
        await rep.mail.mailSent();
        await expectRecorded("Draft", outlook.deliveredTo("ada@example.org")[2]?.html ?? "");
      });
      await test.step("an answer, whose quote the server adds", async () => {
        outlook.receive({
          from: { email: "ada@example.org", name: "Ada Lovelace" },
          to: [outlook.owner],
          subject: "Question",
          html: "<p>How much is it?</p>",
        });
        await rep.mail.goTo("inbox");
        await rep.mail.refresh();
        await rep.mail.openThread("Question");
        const reply = await rep.mail.reply();
        await reply.insertHtml(`<p>See ${link}</p>`);
        await reply.send();
        await rep.mail.mailSent();
        const html = outlook.deliveredTo("ada@example.org")[3]?.html ?? "";
        expect(rep.mail.quoteIn(html).quote).toContain("How much is it?");
        await expectRecorded("Re: Question", html);
        // The background records what it saw leaving; the tab adds the conversation, a moment before or after.
        const threadId = async () => (await rep.extension.mail("Re: Question"))?.threadId ?? null;
        await expect.poll(threadId).not.toBeNull();
      });
    });
  });
}
