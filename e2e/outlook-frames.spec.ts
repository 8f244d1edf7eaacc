// Frames that Outlook's page has made for what is no mail: advertisements, add-ins, sign-ins.
import { expect, test } from "./harness/story.ts";

test("frames without mail are let be: nothing is said there, and nothing fails", async ({
  rep,
}) => {
  const { page } = rep.mail;
  await rep.mail.goTo("sent");
  const said: string[] = [];
  page.on("console", (message) => void said.push(message.text()));
  page.on("pageerror", (error) => void said.push(error.message));
  await page.evaluate(() => {
    const sandboxes = [null, "", "allow-scripts", "allow-same-origin"];
    for (const sandbox of sandboxes) {
      const frame = document.createElement("iframe");
      if (sandbox !== null) frame.setAttribute("sandbox", sandbox);
      // A form of somebody else's, of which nothing is to be said.
      const form = new Blob(["<p>Advertisement</p><input placeholder=To><button>Send</button>"], {
        type: "text/html",
      });
      frame.src = URL.createObjectURL(form);
      document.body.append(frame);
      if (sandbox !== "allow-same-origin") continue;
      for (const nested of ["about:blank", "data:text/html,<p>Advertisement"]) {
        const inner = document.createElement("iframe");
        inner.src = nested;
        document.body.append(inner);
      }
    }
  });
  // By then a window of its own would have been looked through several times.
  await rep.mail.goTo("inbox");
  await rep.mail.send({ to: "ada@example.org", subject: "Meanwhile", html: "<p>Hello</p>" });
  await rep.mail.goTo("sent");
  await expect(rep.mail.rowMark("Meanwhile", "sent")).toBeVisible();
  expect(page.frames().length).toBe(7);
  await expect(
    page.locator("[data-sightline-feature-off], [data-sightline-untracked]"),
  ).toHaveCount(0);
  expect(said.filter((text) => /sightline|Invalid URL|chrome-extension/i.test(text))).toEqual([]);
});
