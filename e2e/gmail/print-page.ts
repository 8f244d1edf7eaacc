import type { Contact } from "../stand-in/mail.ts";
import { escapeHtml } from "./page/dom.ts";
import { proxied } from "./page/proxied-url.ts";
import { longDate } from "./page/quote.ts";
import type { MessageData, ThreadData } from "./page-api.ts";

/** What Gmail opens for "Print all": written by the server, no script but the one that prints, no frame, nothing of InboxSDK. */
export function printedThread(thread: ThreadData, owner: Contact): string {
  const messages = thread.messages.filter(({ draft }) => !draft);
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Gmail - ${escapeHtml(thread.subject)}</title></head>
<body>
<div class="bodycontainer">
<table width="100%"><tr><td><b>Gmail stand-in</b></td><td align="right">${named(owner)}</td></tr></table>
<hr>
<div class="maincontent">
<h2>${escapeHtml(thread.subject)}</h2><p>${messages.length} ${messages.length === 1 ? "message" : "messages"}</p>
${messages.map(printedMessage).join("<hr>\n")}
</div>
</div>
<script nonce="%NONCE%">addEventListener("load", () => print());</script>
</body>
</html>`;
}

function printedMessage({ from, to, cc, date, html }: MessageData): string {
  return `<table width="100%" class="message">
<tr><td>${named(from)}</td><td align="right">${longDate(date)}</td></tr>
<tr><td colspan="2">To: ${[...to, ...cc].map(named).join(", ")}</td></tr>
<tr><td colspan="2"><div style="overflow: hidden">${withProxiedPictures(html)}</div></td></tr>
</table>`;
}

function withProxiedPictures(html: string): string {
  return html.replaceAll(
    /(<img\b[^>]*?\bsrc=")([^"]*)"/gi,
    (_tag, before: string, source: string) => `${before}${proxied(source)}"`,
  );
}

function named({ name, email }: Contact): string {
  return `${escapeHtml(name || email)} &lt;${escapeHtml(email)}&gt;`;
}
