import { expect, test } from "./harness/story.ts";
import { readInGmail } from "./recipients/recipients.ts";

test("after unpairing and pairing again, hits on mail sent before still arrive", async ({
  standIn,
  server,
  rep,
}) => {
  const { extension } = rep;
  await rep.mail.send({ to: "ada@example.org", subject: "Before", html: "<p>Hello</p>" });
  const html = standIn.deliveredTo("ada@example.org")[0]?.html ?? "";
  await expect.poll(() => extension.mail("Before")).toMatchObject({ recorded: true });

  const popup = await extension.openPopup();
  await popup.getByRole("button", { name: /^Account: / }).click();
  await popup.getByRole("button", { name: "Unpair…" }).click();
  await popup.getByRole("button", { name: "Unpair", exact: true }).click();
  await expect(popup.getByLabel("Pairing code")).toBeVisible();
  await popup.close();
  server.advance(60_000);
  await readInGmail(html);
  expect(server.hits()).toBe(1);
  expect(await extension.shownNotifications()).toEqual([]);

  await extension.pair(server.origin, server.pairingCode());
  await expect.poll(() => extension.shownNotifications()).toHaveLength(1);
  await expect
    .poll(() => extension.mail("Before"))
    .toMatchObject({ engagement: { state: "opened" } });
  await rep.mail.goTo("sent");
  await expect(rep.mail.rowMark("Before", "opened")).toBeVisible();
});
