import { pixelOf } from "../recipients/delivered-mail.ts";
import { expect, newPerson, test } from "./production-story.ts";
import { personReads } from "./reading.ts";
import { chooseAccount, openGoogle, signIn } from "./sign-in.ts";

/** The sender in the address of a mail's pixel. */
const senderOf = (html: string, origin: string): string | undefined =>
  new URL(pixelOf(html, origin)).pathname.split("/")[2];

test("what goes wrong at signing in is said, and then it works", async ({
  stack,
  robin,
  repsBrowser: rep,
}) => {
  const popup = await rep.extension.openPopup(`#pair=${encodeURIComponent(stack.origin)}`);
  const alert = popup.getByRole("alert");
  const button = "Sign in with Google";

  await test.step("cancelled in Google's window", async () => {
    const google = await openGoogle(rep.context, popup, button);
    const closed = google.waitForEvent("close");
    await google.getByRole("link", { name: "Cancel" }).click({ noWaitAfter: true });
    await closed;
    await expect(alert).toContainText(/cancel/i);
  });

  await test.step("an answer to a question that was not asked", async () => {
    for (const wrong of ["wrong-nonce", "wrong-state", "no-token"] as const) {
      stack.identityProvider.misbehave(wrong);
      await chooseAccount(await openGoogle(rep.context, popup, button), robin);
      await expect(alert).toBeVisible();
    }
    stack.identityProvider.misbehave("none");
  });

  await test.step("an account of another company", async () => {
    const stranger = newPerson(stack, { name: "Sam Stranger", domain: "elsewhere.example" });
    await chooseAccount(await openGoogle(rep.context, popup, button), stranger);
    await expect(alert).toContainText("example.com");
  });

  await test.step("an address that nobody confirmed", async () => {
    const unconfirmed = newPerson(stack, { name: "Una Umber", verified: false });
    await chooseAccount(await openGoogle(rep.context, popup, button), unconfirmed);
    await expect(alert).toContainText(/verif|confirm/i);
  });

  await chooseAccount(await openGoogle(rep.context, popup, button), robin);
  await expect(popup.locator(".connection")).toHaveAttribute("data-state", "live");
  await expect(popup.getByText(robin.email)).toBeVisible();
});

test("who signs out and in again is the same sender, and misses nothing", async ({
  stack,
  robin,
  gmail,
  rep,
}) => {
  const { extension } = rep;
  await rep.gmail.send({ to: "ada@example.org", subject: "Before", html: "<p>Hello</p>" });
  const before = gmail.deliveredTo("ada@example.org")[0]?.html ?? "";
  await expect.poll(() => extension.mail("Before")).toMatchObject({ recorded: true });

  const popup = await extension.openPopup();
  await popup.getByRole("button", { name: /^Account: / }).click();
  await popup.getByRole("button", { name: "Sign out…" }).click();
  await popup.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(popup.locator(".connection")).toHaveAttribute("data-state", "not-paired");
  await popup.close();
  await personReads(before, stack.origin);

  await signIn(rep, stack.origin, robin);
  await expect
    .poll(() => extension.mail("Before"))
    .toMatchObject({
      engagement: { state: "opened" },
    });
  await rep.gmail.send({ to: "bob@example.org", subject: "After", html: "<p>Hello</p>" });
  const after = gmail.deliveredTo("bob@example.org")[0]?.html ?? "";
  expect(senderOf(after, stack.origin)).toBe(senderOf(before, stack.origin));
});

test("who switches to another account is another sender, and does not count either's own views", async ({
  stack,
  gmail,
  rep,
}) => {
  const { extension } = rep;
  await rep.gmail.send({ to: "ada@example.org", subject: "Robin's", html: "<p>Hello</p>" });
  const robins = gmail.deliveredTo("ada@example.org")[0]?.html ?? "";

  const kim = newPerson(stack, { name: "Kim Novak" });
  const popup = await extension.openPopup();
  await popup.getByRole("button", { name: /^Account: / }).click();
  await popup.getByRole("button", { name: "Switch account…" }).click();
  const google = await openGoogle(rep.context, popup, "Choose account");
  await chooseAccount(google, kim);
  await expect(popup.getByText(kim.email)).toBeVisible();
  await expect(popup.locator(".connection")).toHaveAttribute("data-state", "live");
  await popup.close();

  await rep.gmail.page.bringToFront();
  await rep.gmail.send({ to: "bob@example.org", subject: "Kim's", html: "<p>Hello</p>" });
  const kims = gmail.deliveredTo("bob@example.org")[0]?.html ?? "";
  expect(senderOf(kims, stack.origin)).not.toBe(senderOf(robins, stack.origin));

  for (const html of [robins, kims]) {
    const pixel = pixelOf(html, stack.origin);
    const loaded = await rep.gmail.page.evaluate(async (url) => {
      const image = new Image();
      const outcome = new Promise<boolean>((resolve) => {
        image.addEventListener("load", () => resolve(true));
        image.addEventListener("error", () => resolve(false));
      });
      image.src = url;
      return outcome;
    }, pixel);
    expect(loaded, "an own picture is loaded in this browser").toBe(false);
  }
});
