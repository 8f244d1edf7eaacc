import Papa from "papaparse";
import type { MailSummary } from "../../../db/summary.ts";
import { mailsWords } from "../../../words/mails.ts";
import { mailState } from "./mail-state.ts";
import { stateWords } from "./state-words.ts";

/**
 * Mails as a table for spreadsheets, in their order, one a line: RFC 4180, with a byte order mark, for Excel takes it for another
 * encoding else. Times are ISO 8601 in UTC. What would be a formula there is written as text.
 */
export function mailsCsv(mails: readonly MailSummary[], countUnconfirmed: boolean): string {
  const t = mailsWords.get();
  const heads = [t.recipient, t.csvAddresses, t.subject, t.state, t.sent, t.csvMailbox, t.tags];
  const counts = [t.csvOpens, t.csvUnconfirmedOpens, t.csvMachineOpens];
  const clicks = [t.csvClicks, t.csvUnconfirmedClicks, t.csvMachineClicks];
  const times = [t.csvFirstOpened, t.csvLastOpened, t.activity, t.csvReplied, t.csvBounced];
  const rows = mails.map((mail) => {
    const { recipients, subject, account, tags, sentAt, engagement, lastEventAt } = mail;
    const {
      opens,
      clicks: clicked,
      firstOpenedAt,
      lastOpenedAt,
      repliedAt,
      bouncedAt,
    } = engagement;
    return [
      asText(recipients.map(({ name, email }) => name.trim() || email).join("; ")),
      asText(recipients.map(({ email }) => email).join("; ")),
      asText(subject),
      t[stateWords[mailState(mail, countUnconfirmed)]],
      time(sentAt),
      asText(account),
      asText(tags.join("; ")),
      opens.person,
      opens.unconfirmed,
      opens.machine,
      clicked.person,
      clicked.unconfirmed,
      clicked.machine,
      ...[firstOpenedAt, lastOpenedAt, lastEventAt, repliedAt, bouncedAt].map(time),
    ];
  });
  const fields = [...heads, ...counts, ...clicks, ...times];
  return `\uFEFF${Papa.unparse({ fields, data: rows })}\r\n`;
}

/**
 * Begins with an apostrophe whatever a spreadsheet could take for a formula: subjects and names are what others wrote. Also
 * within a text, for where a country writes decimals with commas, lines are split at semicolons, whatever quotes stand there.
 */
function asText(words: string): string {
  return words.replace(/(^|[;\t\r\n])([\s"']*)(?=[=+\-@＝＋－＠])/g, "$1$2'");
}

function time(at: number | null): string {
  return at === null || at === 0 ? "" : new Date(at).toISOString();
}
