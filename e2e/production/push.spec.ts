import * as z from "zod";
import type { ProductionStack } from "../../scripts/emulators/production-stack.ts";
import type { RepsBrowser } from "../harness/reps-browser.ts";
import { expect, test } from "./production-story.ts";
import { deliverPushes, subscribeAtStandIn } from "./push-delivery.ts";
import { personClicks, personReads } from "./reading.ts";
import { signIn } from "./sign-in.ts";
import type { Account } from "../identity-provider/accounts.ts";

const mail = {
  to: "Ada Lovelace <ada@example.org>",
  subject: "By push",
  html: '<p>See <a href="https://shop.example.com/">shop</a></p>',
};

/** Signs in in a browser that can have push, and waits until it is in force. Gives the address to push to. */
async function signInWithPush(
  rep: RepsBrowser,
  { origin, pushService }: ProductionStack,
  account: Account,
): Promise<string> {
  const facts = await fetch(`${origin}/.well-known/sightline`);
  const { pushKey } = z.object({ pushKey: z.string() }).parse(await facts.json());
  const { endpoint } = await subscribeAtStandIn(rep.extension, pushService, pushKey);
  await deliverPushes(rep.context, pushService);
  await signIn(rep, origin, account);
  const popup = await rep.extension.openPopup();
  await expect(popup.locator(".connection")).toHaveAttribute("data-via", "push");
  await popup.close();
  await rep.gmail.open();
  await rep.gmail.goTo("sent");
  await rep.extension.watchNotifications();
  return endpoint;
}

test("a push tells of a hit, to a worker that runs and to one that sleeps", async ({
  stack,
  robin,
  gmail,
  repsBrowser: rep,
}) => {
  const endpoint = await signInWithPush(rep, stack, robin);
  await rep.gmail.send(mail);
  const html = gmail.deliveredTo("ada@example.org")[0]?.html ?? "";
  const row = rep.gmail.row(mail.subject);
  const refusedBefore = stack.pushService.refusals.length;
  const pushes = () => stack.pushService.messages.filter((push) => push.endpoint === endpoint);

  await personReads(html, stack.origin);
  await expect(row.locator('[data-sightline-status="opened"]')).toBeVisible();
  await expect
    .poll(() => rep.extension.shownNotifications())
    .toEqual([{ title: "Ada Lovelace opened “By push”", message: "First open" }]);
  expect(pushes()).toHaveLength(1);

  await rep.extension.killWorker();
  await personClicks(html, stack.origin);
  await expect(row.locator('[data-sightline-status="clicked"]')).toBeVisible();
  await expect.poll(() => rep.extension.standingNotifications()).not.toEqual([]);
  expect(pushes()).toHaveLength(2);
  for (const { text } of pushes())
    expect(text, "says nothing of the hit").not.toMatch(/ada|By push/i);
  expect(stack.pushService.refusals).toHaveLength(refusedBefore);
});

test("a subscription that is gone is called once and not again", async ({
  stack,
  robin,
  gmail,
  repsBrowser: rep,
}) => {
  const endpoint = await signInWithPush(rep, stack, robin);
  await rep.gmail.send(mail);
  const html = gmail.deliveredTo("ada@example.org")[0]?.html ?? "";
  const before = stack.pushService.refusals.length;
  stack.pushService.expire(endpoint);

  const refused = () => stack.pushService.refusals.slice(before).map(({ status }) => status);
  await personReads(html, stack.origin);
  await expect.poll(refused).toEqual([410]);
  await personClicks(html, stack.origin);
  // Nobody tells this browser: it looks for itself.
  await expect
    .poll(async () => {
      await rep.extension.wakeWorker();
      return (await rep.extension.mail(mail.subject))?.events.map(({ kind }) => kind);
    })
    .toEqual(["open", "click"]);
  expect(refused()).toEqual([410]);
});
