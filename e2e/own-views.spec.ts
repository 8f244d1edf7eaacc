import { originalOf } from "./gmail/image-proxy.ts";
import { ANOTHER_SENDERS_HOST } from "./harness/reps-browser.ts";
import { expect, test } from "./harness/story.ts";
import { pixelOf, wrappedLinksOf } from "./recipients/delivered-mail.ts";
import { readInGmail } from "./recipients/recipients.ts";

const mail = {
  to: "ada@example.org",
  subject: "Own",
  html: '<p>See <a href="https://shop.example.com/own?x=1#part">shop</a></p>',
};

test(
  "the rep's own view of a sent mail asks the server nothing, another sender's pixel beside it does",
  { tag: "@gmail" },
  async ({ gmail, server, rep }) => {
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

    await test.step("however else a page or its menus ask for it", async () => {
      const proxied =
        (await rep.gmail.messages().locator(`img[src$="#${own}"]`).last().getAttribute("src")) ??
        "";
      for (const url of [own, proxied]) {
        // "Open image in new tab". Each in one of its own: Chromium still shows why it stopped the first.
        const tab = await rep.context.newPage();
        await expect(tab.goto(url)).rejects.toThrow("ERR_BLOCKED_BY_CLIENT");
        expect(await page.evaluate(askInEveryWay, url)).toEqual([]);
      }
      expect(server.hits()).toBe(2);
      expect(gmail.proxiedImages).toEqual([foreign]);
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
  },
);

/** Runs in the page. Gives the ways in which it got something. */
async function askInEveryWay(url: string): Promise<string[]> {
  const made = (tag: string, attributes: Record<string, string>): (() => Promise<boolean>) => {
    return () =>
      new Promise((resolve) => {
        const element = document.createElement(tag);
        element.addEventListener("load", () => resolve(true));
        element.addEventListener("error", () => resolve(false));
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        document.body.append(element);
      });
  };
  const ways: Record<string, () => Promise<boolean>> = {
    preload: made("link", { rel: "preload", as: "image", href: url }),
    prefetch: made("link", { rel: "prefetch", href: url }),
    fetch: () =>
      fetch(url, { mode: "no-cors" }).then(
        () => true,
        () => false,
      ),
  };
  const got = await Promise.all(
    Object.entries(ways).map(async ([name, ask]) => ((await ask()) ? [name] : [])),
  );
  return got.flat();
}

test("the rep's own click goes straight to the destination and is not counted", async ({
  standIn,
  server,
  site,
  rep,
}) => {
  await rep.mail.send(mail);
  const [link = ""] = wrappedLinksOf(standIn.sent()[0]?.html ?? "", server.origin);
  await rep.mail.goTo("sent");
  await rep.mail.openThread("Own");

  const { page } = rep.mail;
  const opening = rep.context.waitForEvent("page");
  await rep.mail.body().getByRole("link", { name: "shop" }).click();
  const tab = await opening;
  await tab.waitForURL("https://shop.example.com/own?x=1#part");

  await test.step("typed into the address bar too", async () => {
    await tab.goto(link);
    expect(tab.url()).toBe("https://shop.example.com/own?x=1#part");
  });
  await test.step("saved from the link's menu, or fetched ahead", async () => {
    const answered = page.waitForResponse("https://shop.example.com/own?x=1");
    await page.evaluate((href) => {
      const ahead = document.createElement("link");
      ahead.rel = "prefetch";
      ahead.href = href;
      document.head.append(ahead);
    }, link);
    await answered;
  });
  expect(site.visits).toEqual(["/own?x=1", "/own?x=1", "/own?x=1"]);
  expect(server.hits()).toBe(0);
});
