import { escapeHtml } from "../stand-in/escape-html.ts";
import type { Contact, MailHead } from "../stand-in/mail.ts";
import type { Language } from "./page-api.ts";

/** Makes what stands below a reply or a forward from the mail as it lies in the mailbox. */
export type QuoteMaker = (
  quoted: MailHead & { html: string; date: number },
  owner: Contact,
) => string;

const labels = {
  en: { locale: "en-US", from: "From", sent: "Sent", to: "To", cc: "Cc", subject: "Subject" },
  de: { locale: "de-DE", from: "Von", sent: "Gesendet", to: "An", cc: "Cc", subject: "Betreff" },
  he: { locale: "he-IL", from: "מאת", sent: "נשלח", to: "אל", cc: "עותק", subject: "נושא" },
} as const;

/** Exchange's own: `#appendonsend`, a line, the head in `#divRplyFwdMsg`, the text as it was, pictures and all. */
export function quoteMaker(language: Language): QuoteMaker {
  const { locale, ...words } = labels[language];
  const when = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short" });
  return ({ from, to, cc, subject, date, html }) => {
    const head = [
      `<b>${words.from}:</b> ${named(from)}`,
      `<b>${words.sent}:</b> ${when.format(date)}`,
      `<b>${words.to}:</b> ${to.map(named).join("; ")}`,
      ...(cc.length === 0 ? [] : [`<b>${words.cc}:</b> ${cc.map(named).join("; ")}`]),
      `<b>${words.subject}:</b> ${escapeHtml(subject)}`,
    ];
    return (
      `<div id="appendonsend"></div><hr tabindex="-1" style="display:inline-block; width:98%">` +
      `<div id="divRplyFwdMsg" dir="${language === "he" ? "rtl" : "ltr"}">` +
      `<font face="Calibri, sans-serif" color="#000000" style="font-size:11pt">${head.join("<br>")}</font>` +
      `<div>&nbsp;</div></div><div>${html}</div>`
    );
  };
}

function named({ name, email }: Contact): string {
  return name === "" || name === email
    ? escapeHtml(email)
    : `${escapeHtml(name)} &lt;${escapeHtml(email)}&gt;`;
}
