import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import type { Mailbox } from "./mailbox.ts";
import { pageFolder } from "./page-files.ts";
import { printedThread } from "./print-page.ts";

/** The page, under a policy as strict as Gmail's: scripts by nonce, Trusted Types enforced. */
export async function servePage(
  { owner }: Mailbox,
  withoutScheduling: boolean,
  response: ServerResponse,
): Promise<void> {
  const html = await readFile(new URL("index.html", pageFolder), "utf8");
  sendUnderPolicy(
    html
      .replaceAll("%SCHEDULING%", String(!withoutScheduling))
      .replaceAll("%OWNER_EMAIL%", owner.email)
      .replaceAll("%OWNER_NAME%", owner.name)
      .replaceAll("%OWNER_INITIAL%", owner.name.slice(0, 1)),
    response,
  );
}

/** `?ui=2&ik=…&view=pt&search=all&permthid=<thread>`: a conversation for printing, without the application. */
export function servePrintPage(
  mailbox: Mailbox,
  query: URLSearchParams,
  response: ServerResponse,
): void {
  const thread = mailbox.thread(query.get("permthid") ?? "");
  if (thread === null)
    response.writeHead(404, { "content-type": "text/html" }).end("No such mail.");
  else sendUnderPolicy(printedThread(thread, mailbox.owner), response);
}

/** "Show original": where InboxSDK looks up a mail's other id. */
export function serveOriginal(
  mailbox: Mailbox,
  query: URLSearchParams,
  response: ServerResponse,
): void {
  const message = mailbox.message(query.get("permmsgid") ?? "");
  if (query.get("view") !== "om" || message === null) {
    response.writeHead(404, { "content-type": "text/html" }).end("<p>No such message.</p>");
    return;
  }
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
  response.end(
    `<a href="/mail/u/0?view=att&th=${message.legacyMessageId}&disp=comp">Download Original</a>`,
  );
}

function sendUnderPolicy(html: string, response: ServerResponse): void {
  const nonce = randomBytes(16).toString("base64");
  response.writeHead(200, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy":
      `script-src 'nonce-${nonce}' 'strict-dynamic'; object-src 'none'; base-uri 'self'; ` +
      "require-trusted-types-for 'script'; report-uri /csp",
  });
  response.end(html.replaceAll("%NONCE%", nonce));
}
