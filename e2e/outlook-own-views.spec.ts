import { watchBlocked } from "./harness/blocked-pictures.ts";
import type { RepsBrowser } from "./harness/reps-browser.ts";
import { expect, test } from "./harness/story.ts";
import type { TrackingServer } from "./harness/tracking-server.ts";
import type { OutlookOptions } from "./outlook/options.ts";
import type { StandInOutlook } from "./outlook/server.ts";
import { pixelOf, wrappedLinksOf } from "./recipients/delivered-mail.ts";

const mail = {
  to: "ada@example.org",
  subject: "Own",
  html: '<p class="offer">See <a href="https://shop.example.com/own?x=1#part">shop</a></p>',
};

/** The rep writes; Ada, who has Sightline too, answers with all of it in the quote. */
async function adaAnswers(outlook: StandInOutlook, server: TrackingServer, rep: RepsBrowser) {
  await rep.mail.send(mail);
  const sent = outlook.sent()[0];
  const own = pixelOf(sent?.html ?? "", server.origin);
  // She is a sender on this same server.
  const foreign = own.replace(/\/o\/[a-z2-7]{11}\//, "/o/abcdefghij2/");
  outlook.receive({
    from: { email: "ada@example.org", name: "Ada" },
    to: [outlook.owner],
    subject: "Re: Own",
    html: `<p>Fine.<img src="${foreign}"></p><blockquote>${sent?.html ?? ""}</blockquote>`,
    inReplyTo: sent?.rfcId ?? "",
  });
  return { own, foreign };
}

/** How Outlook shows the pictures of mail. */
const images: Readonly<Record<string, OutlookOptions>> = {
  "as they are": { images: "direct" },
  "through its image proxy": { images: "proxied" },
};

for (const [how, outlookOptions] of Object.entries(images)) {
  test.describe(`with pictures shown ${how}`, () => {
    test.use({ outlookOptions });

    test("no own view reaches the server, and another sender's pixel does", async ({
      outlook,
      server,
      rep,
    }) => {
      const { own, foreign } = await adaAnswers(outlook, server, rep);
      const blocked = watchBlocked(rep.context);
      await rep.mail.goTo("sent");
      await rep.mail.openThread("Own");
      await rep.mail.showQuotes();
      await expect(rep.mail.messages()).toHaveCount(2);
      await expect.poll(() => new Set(blocked().map(({ url }) => url))).toEqual(new Set([own]));
      await expect.poll(() => server.hits()).toBe(1);
      if (outlookOptions.images === "proxied") expect(outlook.proxiedImages).toEqual([foreign]);
      await expect(rep.mail.mark(0)).toBeVisible();

      await test.step("nor when it is answered, the quote in the editor", async () => {
        const reply = await rep.mail.reply();
        await reply.unfoldQuote();
        await expect(reply.editor()).toContainText("Fine.");
        await reply.insertHtml("<p>Good.</p>");
        await reply.send();
        await rep.mail.mailSent();
        await expect(rep.mail.messages()).toHaveCount(3);
        await expect(rep.mail.mark()).toHaveAttribute("data-sightline-status", "sent");
      });
      expect(server.stored()).toBe(0);
    });
  });
}

test.describe("with pictures blocked until they are asked for", () => {
  test.use({ outlookOptions: { blockImages: true } });

  test("own mail is known all the same, and showing a quote's pictures counts nothing of it", async ({
    outlook,
    server,
    rep,
  }) => {
    const { own } = await adaAnswers(outlook, server, rep);
    const blocked = watchBlocked(rep.context);
    await rep.mail.goTo("sent");
    await rep.mail.openThread("Own");
    await rep.mail.showQuotes();
    await expect(rep.mail.mark(0)).toHaveAttribute("data-sightline-status", "replied");
    expect(server.hits()).toBe(0);
    const before = blocked().length;
    await rep.mail.page.locator("[data-standin=show-pictures]").click();
    await rep.mail.showQuotes();
    await expect
      .poll(() =>
        blocked()
          .slice(before)
          .map(({ url }) => url),
      )
      .toContain(own);
    await expect.poll(() => server.hits()).toBe(1);
    expect(server.stored()).toBe(0);
  });
});

test.describe("where Safe Links stands before every link", () => {
  test.use({ outlookOptions: { safeLinks: true } });

  test("the rep's own click counts nothing, directly or through Safe Links", async ({
    outlook,
    server,
    site,
    rep,
  }) => {
    await rep.mail.send({ ...mail, cc: outlook.owner.email });
    const [link = ""] = wrappedLinksOf(outlook.sent()[0]?.html ?? "", server.origin);
    expect(link).not.toBe("");
    await rep.mail.refresh();
    await rep.mail.openThread("Own");
    for (const message of [0, -1]) {
      const opening = rep.context.waitForEvent("page");
      await rep.mail.body(message).getByRole("link", { name: "shop" }).click();
      const tab = await opening;
      await tab.waitForURL("https://shop.example.com/own?x=1#part");
      await tab.close();
    }
    expect(new Set(site.visits)).toEqual(new Set(["/own?x=1"]));
    expect(server.hits()).toBe(0);
  });
});
