import { expect, test } from "./harness/story.ts";
import { readInGmail } from "./recipients/recipients.ts";

test(
  "a list of 50 rows asks for its statuses once",
  { tag: "@gmail" },
  async ({ gmail, server, rep }) => {
    gmail.seedSent(47);
    for (const subject of ["First", "Second", "Third"]) {
      await rep.gmail.send({ to: "ada@example.org", subject, html: `<p>${subject}</p>` });
    }
    server.advance(60_000);
    await readInGmail(gmail.deliveredTo("ada@example.org")[1]?.html ?? "");
    await expect
      .poll(async () => (await rep.extension.mail("Second"))?.engagement.state)
      .toBe("opened");

    const messages = await rep.extension.watchMessages();
    await rep.gmail.goTo("sent");
    await expect(rep.gmail.page.locator(".zA")).toHaveCount(50);
    await expect(rep.gmail.row("First").locator('[data-sightline-status="sent"]')).toBeVisible();
    await expect(rep.gmail.row("Second").locator('[data-sightline-status="opened"]')).toBeVisible();
    await expect(rep.gmail.row("Third").locator('[data-sightline-status="sent"]')).toBeVisible();
    await expect(rep.gmail.page.locator(".zA [data-sightline-status]")).toHaveCount(3);
    const [question, ...others] = await messages();
    expect([question?.type, others]).toEqual(["thread-statuses", []]);
    // The three were asked about when they were recorded; that may be long enough ago to ask again.
    expect([47, 48, 49, 50]).toContain(question?.threads);
  },
);
