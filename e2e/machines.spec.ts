import { expect, test } from "./harness/story.ts";
import { wrappedLinksOf } from "./recipients/delivered-mail.ts";
import {
  checkLinks,
  click,
  prefetchInGmail,
  readInBrowser,
  readInGmail,
  scan,
  syncInAppleMail,
} from "./recipients/recipients.ts";

test("machines are kept, with their reasons, and never notify", async ({
  standIn,
  server,
  rep,
}) => {
  await rep.mail.send({
    to: "Ada <ada@example.org>",
    subject: "Machines",
    html: '<p><a href="https://shop.example.com/1">one</a> <a href="https://shop.example.com/2">two</a></p>',
  });
  const html = standIn.deliveredTo("ada@example.org")[0]?.html ?? "";
  const links = wrappedLinksOf(html, server.origin);
  const verdicts = async (): Promise<string[]> =>
    ((await rep.extension.mail("Machines"))?.events ?? []).map(
      ({ kind, verdict }) => `${kind} ${verdict}`,
    );

  await readInGmail(html); // within seconds of sending: perhaps at delivery
  await expect.poll(verdicts).toEqual(["open unconfirmed"]);
  server.advance(60_000);
  await scan(html);
  await checkLinks(html);
  await prefetchInGmail(html);
  await syncInAppleMail(html);
  await expect
    .poll(verdicts)
    .toEqual([
      "open unconfirmed",
      "open machine",
      "click machine",
      "click machine",
      "click machine",
      "click machine",
      "open unconfirmed",
      "open unconfirmed",
    ]);
  await rep.mail.goTo("sent");
  await expect(rep.mail.rowMark("Machines", "unconfirmed")).toBeVisible();

  await test.step("only the person who comes after them does", async () => {
    // In the same seconds, the same browser would be taken for the link checker's.
    server.advance(60_000);
    await readInBrowser(html);
    await expect(rep.mail.rowMark("Machines", "opened")).toBeVisible();
    expect(await click(links[1] ?? "")).toEqual({
      status: 302,
      location: "https://shop.example.com/2",
    });
    await expect
      .poll(() => rep.extension.shownNotifications())
      .toEqual([
        { title: "Ada opened “Machines”", message: "First open" },
        { title: "Ada clicked shop.example.com/2 in “Machines”", message: "First click" },
      ]);
  });
});
