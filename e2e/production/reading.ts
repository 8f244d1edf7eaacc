import { setTimeout as sleep } from "node:timers/promises";
import { decodeBase64Url } from "../../shared/base64url.ts";
import { decodePayload } from "../../shared/token.ts";
import { parseHitTarget } from "../../shared/tracked-url.ts";
import { pixelOf, wrappedLinksOf } from "../recipients/delivered-mail.ts";
import { click, readInBrowser } from "../recipients/recipients.ts";

/** What is asked for sooner after Send is not yet taken for a person: Gmail keeps a mail for 5 s (`soon-after-sending`). */
const PEOPLE_READ_AFTER_S = 9;

/** A person opens the mail, not before a person would. The clock of production cannot be moved. */
export async function personReads(html: string, origin: string): Promise<void> {
  await laterThanSent(html, origin);
  await readInBrowser(html);
}

/** A person clicks the mail's first link. */
export async function personClicks(
  html: string,
  origin: string,
): Promise<{ status: number; location: string | null }> {
  await laterThanSent(html, origin);
  const [link] = wrappedLinksOf(html, origin);
  if (link === undefined) throw new Error("The mail has no wrapped link.");
  return click(link);
}

/** Waits for the moment when a mail is old enough to be read. */
async function laterThanSent(html: string, origin: string): Promise<void> {
  const hit = parseHitTarget(pixelOf(html, origin).slice(origin.length));
  const token = hit?.kind === "open" ? decodeBase64Url(hit.token) : null;
  const payload = token === null ? null : decodePayload(token, token[0] ?? 0);
  if (payload === null) throw new Error("The mail has no pixel that could be read.");
  const left = (payload.mintedAt + PEOPLE_READ_AFTER_S) * 1_000 - Date.now();
  if (left > 0) await sleep(left);
}
