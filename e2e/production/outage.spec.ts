import { readFile } from "node:fs/promises";
import { pixelOf } from "../recipients/delivered-mail.ts";
import { expect, test } from "./production-story.ts";
import { personClicks, personReads } from "./reading.ts";

test("while Firestore hangs, pictures and links are served, and their hits come later, each once", async ({
  stack,
  gmail,
  rep,
}) => {
  await rep.gmail.send({
    to: "Ada Lovelace <ada@example.org>",
    subject: "Outage",
    html: '<p>See <a href="https://shop.example.com/">shop</a></p>',
  });
  const html = gmail.deliveredTo("ada@example.org")[0]?.html ?? "";
  await rep.gmail.goTo("sent");

  stack.firestore.pause();
  try {
    await personReads(html, stack.origin);
    const picture = await fetch(pixelOf(html, stack.origin));
    expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/gif"]);
    expect(await personClicks(html, stack.origin)).toEqual({
      status: 302,
      location: "https://shop.example.com/",
    });
  } finally {
    stack.firestore.resume();
  }

  await expect(rep.gmail.row("Outage").locator('[data-sightline-status="clicked"]')).toBeVisible({
    timeout: 25_000,
  });
  await expect
    .poll(async () => (await rep.extension.mail("Outage"))?.events.map(({ kind }) => kind).sort(), {
      timeout: 25_000,
    })
    .toEqual(["click", "open", "open"]);
  expect(await readFile(stack.logFile, "utf8"), "Cloud Tasks brought them").toContain(
    'Finished "us-central1-storeDeferred"',
  );
});
