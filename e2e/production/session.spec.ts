import * as z from "zod";
import { disableAccount, revokeSessions } from "./auth-emulator.ts";
import { expect, test } from "./production-story.ts";
import { personReads } from "./reading.ts";
import { chooseAccount, openGoogle } from "./sign-in.ts";

/** The part of Chrome's API that the story looks through, in a page of the extension. */
declare const chrome: {
  storage: {
    session: {
      get(key: string): Promise<Record<string, unknown>>;
      set(values: Record<string, unknown>): Promise<void>;
    };
  };
};

const storedToken = z.looseObject({ token: z.string() });

test("a token that the server finds too old is renewed, and nobody is asked", async ({
  stack,
  gmail,
  rep,
}) => {
  await rep.gmail.send({ to: "ada@example.org", subject: "Renewed", html: "<p>Hello</p>" });
  const html = gmail.deliveredTo("ada@example.org")[0]?.html ?? "";

  const popup = await rep.extension.openPopup();
  const read = async () =>
    storedToken.parse(
      (await popup.evaluate(() => chrome.storage.session.get("id-token")))["id-token"],
    );
  const kept = await read();
  const [header = "", payload = ""] = kept.token.split(".");
  const claims = z.looseObject({ exp: z.number() }).parse(fromBase64Url(payload));
  const old = Buffer.from(JSON.stringify({ ...claims, exp: claims.exp - 7_200 }));
  // The emulator's tokens are not signed, so one can be made that is past its hour.
  const stale = { ...kept, token: `${header}.${old.toString("base64url")}.` };
  await popup.evaluate((token) => chrome.storage.session.set({ "id-token": token }), stale);

  await personReads(html, stack.origin);
  await rep.extension.wakeWorker();
  await expect
    .poll(() => rep.extension.mail("Renewed"))
    .toMatchObject({ engagement: { state: "opened" } });
  expect((await read()).token).not.toBe(stale.token);
  await expect(popup.locator(".connection")).toHaveAttribute("data-state", "live");
});

test("a person whose sessions were ended is told so, signs in again, and misses nothing", async ({
  stack,
  robin,
  gmail,
  rep,
}) => {
  await rep.gmail.send({ to: "ada@example.org", subject: "Revoked", html: "<p>Hello</p>" });
  const html = gmail.deliveredTo("ada@example.org")[0]?.html ?? "";
  await personReads(html, stack.origin);
  await revokeSessions(stack, robin.email);

  const popup = await rep.extension.openPopup();
  await rep.extension.wakeWorker();
  await expect(popup.locator(".connection")).toHaveAttribute("data-state", "unauthorized");
  await expect(popup.getByRole("alert")).toBeVisible();
  await chooseAccount(await openGoogle(rep.context, popup, "Sign in again"), robin);
  await expect(popup.locator(".connection")).toHaveAttribute("data-state", "live");
  await expect
    .poll(() => rep.extension.mail("Revoked"))
    .toMatchObject({ engagement: { state: "opened" } });
});

test("a disabled account is told as such, and mail still goes out", async ({
  stack,
  robin,
  gmail,
  rep,
}) => {
  await disableAccount(stack, robin.email);
  const popup = await rep.extension.openPopup();
  await rep.extension.wakeWorker();
  await expect(popup.locator(".connection")).toHaveAttribute("data-state", "unauthorized");
  await expect(popup.getByRole("alert")).toContainText(/disabled/i);
  await rep.gmail.page.bringToFront();
  await rep.gmail.send({ to: "ada@example.org", subject: "Disabled", html: "<p>Hello</p>" });
  expect(gmail.deliveredTo("ada@example.org")).toHaveLength(1);
});

function fromBase64Url(text: string): unknown {
  return JSON.parse(Buffer.from(text, "base64url").toString());
}
