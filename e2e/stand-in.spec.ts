// The tests' own instruments, without the extension: a watch that cannot see a fault proves nothing.
import { expect, test } from "playwright/test";
import { startGmail } from "./gmail/server.ts";
import { launchBrowser } from "./harness/browser.ts";
import { GmailPage } from "./harness/gmail-page.ts";

test(
  "the stand-in works by itself, and sees violations and foreign hosts",
  { tag: "@gmail" },
  async () => {
    const gmail = await startGmail();
    const browser = await launchBrowser({ hostRules: gmail.hostRules, extensions: [] });
    const page = new GmailPage(await browser.context.newPage());
    const asked = new Set<string>();
    browser.context.on("request", (request) => asked.add(new URL(request.url()).host));
    await page.open();

    await test.step("a mail arrives, each recipient's copy once, and nobody's names the blind ones", async () => {
      await page.page.locator("[gh=cm]").click();
      const compose = page.openCompose();
      await compose.write({
        to: "Ada <ada@example.org>",
        cc: "bob@example.org",
        bcc: "eve@example.org",
        subject: "By itself",
        html: "<p>Hello</p>",
      });
      await compose.send();
      await page.said("Message sent");
      for (const person of ["ada@example.org", "bob@example.org", "eve@example.org"]) {
        const copies = gmail.deliveredTo(person);
        expect(copies.map(({ html }) => html)).toEqual(['<div dir="ltr"><p>Hello</p></div>']);
        expect(copies[0]?.bcc).toEqual([]);
      }
      await page.goTo("sent");
      await page.openThread("By itself");
      await expect(page.messages()).toHaveCount(1);
    });

    await test.step("a script that writes HTML past Trusted Types is stopped and reported", async () => {
      const thrown = await page.page.evaluate(() => {
        try {
          document.body.innerHTML = "<p>Not allowed</p>";
          return "";
        } catch (error) {
          return String(error);
        }
      });
      expect(thrown).toContain("TrustedHTML");
      await expect.poll(() => gmail.policyViolations).toHaveLength(1);
    });

    await test.step("a request to any other host is seen, and reaches nobody", async () => {
      const failure = await page.page.evaluate(() =>
        fetch("https://api.inboxsdk.com/").then(String, (error: unknown) => String(error)),
      );
      expect(failure).toContain("Failed to fetch");
      expect(asked).toContain("api.inboxsdk.com");
    });
    await browser.close();
    await gmail.close();
  },
);
