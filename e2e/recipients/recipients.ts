// Who and what fetches a mail's pictures and links. Each asks the real server as the real one would: facts in the
// project's research page `signals`, as of November 2026.
import { IMAGE_PROXY_USER_AGENT } from "../gmail/image-proxy.ts";
import { IMAGE_PROXY_USER_AGENT as MICROSOFTS_PROXY_USER_AGENT } from "../outlook/image-proxy.ts";
import { readMail } from "./delivered-mail.ts";

/** An ordinary person's browser. */
export const PERSONS_USER_AGENT =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

const GMAIL_PREFETCH_USER_AGENT =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0";

/** Gmail shows a mail's pictures: Google's proxy fetches each. */
export const readInGmail = (html: string): Promise<void> =>
  fetchPictures(html, IMAGE_PROXY_USER_AGENT);

/** Gmail fetches ahead, while the recipient's mailbox is open. */
export const prefetchInGmail = (html: string): Promise<void> =>
  fetchPictures(html, GMAIL_PREFETCH_USER_AGENT);

/** Outlook on the web shows a mail's pictures, those of quotes too: Microsoft's proxy fetches each. */
export const readInOutlook = (html: string): Promise<void> =>
  fetchPictures(html, MICROSOFTS_PROXY_USER_AGENT);

/** Apple Mail with Mail Privacy Protection: fetched when the mail is synchronised. */
export const syncInAppleMail = (html: string): Promise<void> => fetchPictures(html, "Mozilla/5.0");

/** A mail program that fetches pictures itself, such as webmail in a browser without a proxy. */
export const readInBrowser = (html: string): Promise<void> =>
  fetchPictures(html, PERSONS_USER_AGENT);

/** A person clicks: their browser asks, and goes where it is sent. Gives the first answer's status and Location. */
export async function click(link: string): Promise<{ status: number; location: string | null }> {
  const answer = await ask(link, {
    "user-agent": PERSONS_USER_AGENT,
    accept: "text/html,application/xhtml+xml",
    "accept-language": "en-US,en;q=0.9",
    "sec-fetch-dest": "document",
    "sec-fetch-mode": "navigate",
    "sec-fetch-user": "?1",
  });
  return { status: answer.status, location: answer.headers.get("location") };
}

/** A gateway that follows every link and fetches every picture of a mail, with an ordinary browser's name on it. */
export async function scan(html: string): Promise<void> {
  const { pictures, links } = readMail(html);
  const web = [...pictures, ...links].filter(({ url }) => /^https?:/.test(url));
  for (const { url } of web)
    await ask(url, { "user-agent": `${PERSONS_USER_AGENT} Barracuda Sentinel (EE)` });
}

/** A link checker that asks for the headers only. */
export async function checkLinks(html: string): Promise<void> {
  for (const { url } of readMail(html).links) {
    if (/^https?:/.test(url)) await ask(url, { "user-agent": PERSONS_USER_AGENT }, "HEAD");
  }
}

async function fetchPictures(html: string, userAgent: string): Promise<void> {
  for (const { url } of readMail(html).pictures) {
    if (/^https?:/.test(url))
      await ask(url, { "user-agent": userAgent, accept: "image/*,*/*;q=0.8" });
  }
}

async function ask(
  url: string,
  headers: Readonly<Record<string, string>>,
  method = "GET",
): Promise<Response> {
  const answer = await fetch(url, { method, headers, redirect: "manual" });
  await answer.arrayBuffer();
  return answer;
}
