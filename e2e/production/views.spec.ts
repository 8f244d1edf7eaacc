import { expect, test } from "./production-story.ts";
import { signIn } from "./sign-in.ts";

test("an own open on another computer is known by the view there, also where its rules did not stop it", async ({
  stack,
  robin,
  gmail,
  rep,
  otherBrowser,
}) => {
  await rep.gmail.send({ to: "ada@example.org", subject: "Two", html: "<p>Hello</p>" });
  await expect.poll(() => rep.extension.mail("Two")).toMatchObject({ recorded: true });
  const mail = async () => rep.extension.mail("Two");

  await signIn(otherBrowser, stack.origin, robin);
  await otherBrowser.extension.removeRules();
  await otherBrowser.gmail.open("sent");
  await otherBrowser.gmail.openThread("Two");

  await expect
    .poll(async () => (await mail())?.events.map(({ kind }) => kind).sort(), { timeout: 20_000 })
    .toEqual(["open", "view"]);
  await expect
    .poll(async () => (await mail())?.engagement.opens)
    .toMatchObject({ self: 1, person: 0, unconfirmed: 0 });
  await rep.gmail.goTo("sent");
  await expect(rep.gmail.row("Two").locator('[data-sightline-status="sent"]')).toBeVisible();
  await expect.poll(() => rep.extension.standingNotifications()).toEqual([]);
  expect(gmail.proxiedImages).toHaveLength(1);
});
