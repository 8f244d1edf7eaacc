import type { Contact } from "../../stand-in/mail.ts";
import type { MessageData } from "../page-api.ts";
import { escapeHtml } from "./dom.ts";

const QUOTE_STYLE =
  "margin: 0px 0px 0px 0.8ex; border-left: 1px solid rgb(204, 204, 204); padding-left: 1ex;";

/**
 * What stands below a reply.
 * @param shown the answered mail's body as the page shows it, proxied pictures and all: that is what Gmail quotes
 */
export function replyQuote(message: MessageData, shown: string): string {
  const { name, email } = message.from;
  const attribution = `On ${longDate(message.date)} ${escapeHtml(name)} &lt;<a href="mailto:${escapeHtml(email)}" target="_blank">${escapeHtml(email)}</a>&gt; wrote:<br>`;
  return (
    `<br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${attribution}</div>` +
    `<blockquote class="gmail_quote" style="${QUOTE_STYLE}">${shown}</blockquote></div>`
  );
}

/** What stands below a forward. */
export function forwardQuote(message: MessageData, shown: string): string {
  const lines = [
    "---------- Forwarded message ---------",
    `From: <strong class="gmail_sendername" dir="auto">${escapeHtml(message.from.name)}</strong> <span dir="auto">&lt;${escapeHtml(message.from.email)}&gt;</span>`,
    `Date: ${longDate(message.date)}`,
    `Subject: ${escapeHtml(message.subject)}`,
    `To: ${message.to.map(named).join(", ")}`,
  ];
  return (
    `<br><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${lines.join("<br>")}<br></div>` +
    `<br><br>${shown}</div>`
  );
}

export function withPrefix(prefix: "Re" | "Fwd", subject: string): string {
  return subject.toLowerCase().startsWith(`${prefix.toLowerCase()}:`)
    ? subject
    : `${prefix}: ${subject}`;
}

function named({ email, name }: Contact): string {
  return `${escapeHtml(name)} &lt;${escapeHtml(email)}&gt;`;
}

/** "Mon, Sep 12, 2022 at 11:49 AM" */
export function longDate(date: number): string {
  const when = new Date(date);
  const day = when.toLocaleDateString("en-US", {
    weekday: "short",
    month: "short",
    day: "numeric",
    year: "numeric",
  });
  return `${day} at ${when.toLocaleTimeString("en-US", { hour: "numeric", minute: "2-digit" })}`;
}
