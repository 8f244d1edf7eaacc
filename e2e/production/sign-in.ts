import type { Page } from "playwright";
import type { RepsBrowser } from "../harness/reps-browser.ts";
import type { Account } from "../identity-provider/accounts.ts";

/** Signs in as a person does who follows the link that `npm run emulators` opens. */
export async function signIn(
  { extension, context }: Pick<RepsBrowser, "extension" | "context">,
  server: string,
  account: Account,
): Promise<void> {
  const popup = await extension.openPopup(`#pair=${encodeURIComponent(server)}`);
  const google = await openGoogle(context, popup, "Sign in with Google");
  await chooseAccount(google, account);
  await popup.locator('.connection[data-state="live"]').waitFor();
  await popup.close();
}

/** Presses the button, and gives the window of Google's stand-in that it opens. */
export async function openGoogle(
  context: RepsBrowser["context"],
  popup: Page,
  button: string,
): Promise<Page> {
  // Not the tab with the first steps, which the installation opens at about the same time.
  const predicate = async (page: Page): Promise<boolean> => {
    await page.waitForURL(({ protocol }) => protocol !== "about:", { waitUntil: "commit" });
    return !page.url().startsWith("chrome-extension:");
  };
  const opened = context.waitForEvent("page", { predicate });
  await popup.getByRole("button", { name: button }).click();
  const google = await opened;
  await google.getByRole("heading", { name: "Choose an account" }).waitFor();
  return google;
}

/** The window closes by itself. */
export async function chooseAccount(google: Page, { email }: Account): Promise<void> {
  const closed = google.waitForEvent("close");
  await google.getByRole("link", { name: email }).click({ noWaitAfter: true });
  await closed;
}
