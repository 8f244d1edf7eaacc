// The stand-in for Outlook by itself, without the extension: what fails here is no fault of Sightline's.
import type { Page } from "playwright";
import { expect, test } from "playwright/test";
import { launchBrowser } from "./harness/browser.ts";
import { OutlookCompose } from "./harness/outlook-compose.ts";
import { OutlookPage } from "./harness/outlook-page.ts";
import type { OutlookOptions } from "./outlook/options.ts";
import { outlookHosts } from "./outlook/page-api.ts";
import { type StandInOutlook, startOutlook } from "./outlook/server.ts";

const ada = { name: "Ada", email: "ada@example.org" };

async function inOutlook(
  options: OutlookOptions,
  story: (outlook: StandInOutlook, page: OutlookPage) => Promise<void>,
): Promise<void> {
  const outlook = await startOutlook(options);
  const browser = await launchBrowser({ hostRules: outlook.hostRules, extensions: [] });
  const page = await browser.context.newPage();
  page.setDefaultTimeout(10_000);
  await story(outlook, new OutlookPage(page, outlook.host));
  expect(outlook.policyViolations).toEqual([]);
  await browser.close();
  await outlook.close();
}

function inlineReply(page: Page): OutlookCompose {
  return new OutlookCompose(page, page.locator("[data-standin=inline-compose]").last());
}

async function writeNew(page: OutlookPage, subject: string, html: string): Promise<OutlookCompose> {
  await page.page.locator("[data-standin=new-mail]").click();
  const compose = page.openCompose();
  await compose.write({
    to: "Ada <ada@example.org>",
    cc: "bob@example.org",
    bcc: "eve@example.org",
    subject,
    html,
  });
  return compose;
}

test("a mail is written, sent, answered, and answered again", async () => {
  await inOutlook({}, async (outlook, page) => {
    await page.open();

    await test.step("each recipient gets a copy, and nobody's names the blind ones", async () => {
      const compose = await writeNew(page, "By itself", "<div>Hello</div>");
      await compose.send();
      await page.mailSent();
      for (const email of [ada.email, "bob@example.org", "eve@example.org"]) {
        const copies = outlook.deliveredTo(email);
        expect(copies).toMatchObject([{ subject: "By itself", bcc: [] }]);
        expect(copies[0]?.html).toContain("Hello");
      }
    });

    await test.step("it lies in Sent, under its conversation's id", async () => {
      await page.goTo("sent");
      await page.openThread("By itself");
      await expect(page.messages()).toHaveCount(1);
      const id = outlook.conversationIdOf("By itself") ?? "";
      await expect(page.row("By itself")).toHaveAttribute("data-convid", id);
      expect(decodeURIComponent(page.page.url())).toContain(id);
    });

    await test.step("the answer joins it, and the server quotes what is answered", async () => {
      const [sent] = outlook.sent();
      outlook.receive({
        from: ada,
        to: [outlook.owner],
        subject: "Re: By itself",
        html: '<p class="mine">Thank you</p>',
        inReplyTo: sent?.rfcId ?? "",
      });
      await page.open("inbox");
      await page.openThread("By itself");
      await expect(page.messages()).toHaveCount(2);
      await page.message().locator("[data-standin=reply]").click();
      const reply = inlineReply(page.page);
      await reply.insertHtml("<div>You are welcome</div>");
      await reply.sendWithKeys();
      await page.mailSent();
      const answer = outlook.sent().at(-1);
      expect(answer?.conversationId).toBe(sent?.conversationId);
      expect(answer?.html).toMatch(/You are welcome.*divRplyFwdMsg.*<p class="mine">Thank you/s);
    });
  });
});

for (const sendFrom of ["page", "worker", "service-worker"] as const)
  for (const api of ["owa", "graphql"] as const)
    test(`mail leaves from the ${sendFrom} by ${api}`, async () => {
      await inOutlook({ sendFrom, api }, async (outlook, page) => {
        await page.open();
        const compose = await writeNew(page, "Transport", `<div>${"long ".repeat(500)}</div>`);
        await compose.send();
        await page.mailSent();
        expect(outlook.sent()).toMatchObject([{ subject: "Transport" }]);
        const path = api === "owa" ? "/owa/service.svc?action=" : "/outlookgatewayb2/graphql";
        expect(outlook.requests.some((request) => request.path.startsWith(path))).toBe(true);
      });
    });

test("the editor is Outlook's own: it leaves out what is hidden, and keeps a picture of one pixel", async () => {
  await inOutlook({ images: "direct" }, async (outlook, page) => {
    await page.open();
    const compose = await writeNew(
      page,
      "Pictures",
      '<div>Text<img src="data:," width="1" height="1" alt=""><div style="display:none">hidden</div></div>',
    );
    await compose.send();
    await page.mailSent();
    const [sent] = outlook.sent();
    expect(sent?.html).toMatch(/<img [^>]*src="data:,"/);
    expect(sent?.html).not.toContain("hidden");
  });
});

test("what is typed is kept as a draft, and a send that is taken back is one again", async () => {
  await inOutlook({ autosaveMs: 50 }, async (outlook, page) => {
    await page.open();
    const compose = await writeNew(page, "Not yet", "<div>Hello</div>");
    await expect.poll(() => outlook.drafts().map(({ subject }) => subject)).toEqual(["Not yet"]);
    outlook.holdOutgoing();
    await compose.send();
    await page.page.locator("[data-standin=undo-send]").click();
    await page.openCompose().editor().waitFor();
    outlook.releaseOutgoing();
    await page.openCompose().send();
    await page.mailSent();
    expect(outlook.sent()).toHaveLength(1);
    expect(outlook.drafts()).toEqual([]);
  });
});

test("it is Outlook on every host, in each language", async () => {
  for (const [index, host] of outlookHosts.entries()) {
    const language = (["en", "de", "he"] as const)[index % 3] ?? "en";
    await inOutlook({ host, language }, async (outlook, page) => {
      await page.open();
      await expect(page.page.locator("html")).toHaveAttribute("lang", language);
      const compose = await writeNew(page, "Hosts", "<div>Hello</div>");
      await compose.send();
      await page.mailSent();
      expect(outlook.sent()).toHaveLength(1);
    });
  }
});

test("a script that writes HTML past Trusted Types is stopped and reported", async () => {
  const outlook = await startOutlook();
  const browser = await launchBrowser({ hostRules: outlook.hostRules, extensions: [] });
  const page = new OutlookPage(await browser.context.newPage());
  await page.open();
  const thrown = await page.page.evaluate(() => {
    try {
      document.body.innerHTML = "<p>Not allowed</p>";
      return "";
    } catch (error) {
      return String(error);
    }
  });
  expect(thrown).toContain("TrustedHTML");
  await expect.poll(() => outlook.policyViolations).toHaveLength(1);
  await browser.close();
  await outlook.close();
});
