import { expect, test } from "./harness/story.ts";
import { wrappedLinksOf } from "./recipients/delivered-mail.ts";
import { click, readInGmail } from "./recipients/recipients.ts";

test("what is wrong with a pairing is said precisely, and then it pairs", async ({
  gmail,
  server,
  repsBrowser,
}) => {
  const popup = await repsBrowser.extension.openPopup();
  const field = popup.getByLabel("Server");
  const code = popup.getByLabel("Pairing code");
  const pairButton = popup.getByRole("button", { name: "Pair" });
  const valid = server.pairingCode();

  await field.fill(server.origin);
  await code.fill("AAAA-AAAA");
  await pairButton.click();
  await expect(popup.getByText("The server does not know this code.")).toBeVisible();

  repsBrowser.allowedHosts.add("127.0.0.1:9");
  await field.fill("http://127.0.0.1:9");
  await pairButton.click();
  await expect(popup.getByText("Nothing answers at 127.0.0.1:9.")).toBeVisible();

  await field.fill("not a server");
  await pairButton.click();
  await expect(popup.getByText("That is not a server address.")).toBeVisible();

  await field.fill(server.origin);
  await code.fill(valid.toLowerCase().replace("-", ""));
  await pairButton.click();
  await expect(popup.locator(".connection")).toHaveAttribute("data-state", "live");

  await test.step("a code pairs once, and is told as used the second time", async () => {
    await popup.getByRole("button", { name: "Unpair" }).click();
    await popup.getByRole("button", { name: "Unpair" }).click();
    await field.fill(server.origin);
    await code.fill(valid);
    await pairButton.click();
    await expect(popup.getByText("This code was used already.")).toBeVisible();
  });

  await test.step("a code that is too old is told as such", async () => {
    await code.fill(server.pairingCode());
    server.advance(16 * 60_000);
    await pairButton.click();
    await expect(popup.getByText("This code has expired.")).toBeVisible();
  });
  expect(gmail.requests).toEqual([]);
});

test("the popup shows hits as they come", async ({ gmail, server, rep }) => {
  await rep.gmail.send({
    to: "Ada Lovelace <ada@example.org>",
    subject: "Feed",
    html: '<a href="https://shop.example.com/pricing">x</a>',
  });
  const html = gmail.deliveredTo("ada@example.org")[0]?.html ?? "";
  const popup = await rep.extension.openPopup();
  await expect(popup.getByText("No hits yet")).toBeVisible();
  server.advance(60_000);
  await readInGmail(html);
  const rows = popup.getByRole("list", { name: "Latest opens and clicks" }).getByRole("listitem");
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText("Ada Lovelace");
  await expect(rows.first()).toContainText("Opened");
  await click(wrappedLinksOf(html, server.origin)[0] ?? "");
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText("Clicked shop.example.com/pricing");
  await expect(rows.first()).toContainText("Feed");
});
