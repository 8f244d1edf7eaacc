// Gmail's own request to save and to send. The shape is that of recorded requests; see `../sync-protocol.ts`.
import type { Contact, MailHead } from "../../stand-in/mail.ts";
import { account } from "./account.ts";

/** What a compose window knows of its mail when it writes to the server. */
export interface Writing extends MailHead {
  readonly threadId: string;
  readonly messageId: string;
  readonly html: string;
  /** The quote, where it is still folded away; it travels as a part of its own then. */
  readonly foldedQuote: string | null;
  readonly plainText: boolean;
  readonly inReplyTo: string | null;
  /** Whether the server has seen it before; and if not, whether its thread is there already. */
  readonly stage: "new-thread" | "new-reply" | "saved";
}

export type WriteOutcome =
  | { readonly kind: "written"; readonly legacyThreadId: string }
  | { readonly kind: "refused"; readonly status: number }
  | { readonly kind: "no-connection" };

let counter = 0;

/** Writes through the page's `XMLHttpRequest`, looked up at each call: that is where InboxSDK stands. */
export function writeMail(kind: "draft" | "send", writing: Writing): Promise<WriteOutcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/sync/u/${account}/i/s?hl=en&c=1`);
    request.setRequestHeader("Content-Type", "application/json");
    // InboxSDK's stand-in for XMLHttpRequest reports any status but 200 as "error", the browser's own as "load".
    request.addEventListener("loadend", () => {
      if (request.status === 0) resolve({ kind: "no-connection" });
      else if (request.status !== 200) resolve({ kind: "refused", status: request.status });
      else
        resolve({
          kind: "written",
          legacyThreadId: legacyThreadIdOf(JSON.parse(request.responseText)),
        });
    });
    request.send(JSON.stringify(requestBody(kind, writing, Date.now())));
  });
}

function legacyThreadIdOf(answer: readonly unknown[]): string {
  let here: unknown = answer;
  for (const step of [1, 5, 0, 0, 2, 6, 0, 19]) here = Array.isArray(here) ? here[step] : undefined;
  return String(here);
}

function requestBody(kind: "draft" | "send", writing: Writing, now: number): unknown[] {
  const message = messageRow(kind, writing, now);
  const change: unknown[] = [];
  if (writing.stage === "new-thread") change[2] = [["", null, now, writing.threadId, [message]]];
  else if (writing.stage === "new-reply") change[1] = [message];
  else change[13] = [message];
  const updates = [[(counter += 1), [writing.threadId, change]]];
  return [
    kind === "send" ? [null, null, 2] : null,
    [updates],
    [1, counter],
    [now, 1, now, 0, 205],
    2,
  ];
}

function messageRow(kind: "draft" | "send", writing: Writing, now: number): unknown[] {
  const { from, to, cc, bcc } = writing;
  const parts: unknown[] = [[0, writing.html]];
  if (writing.foldedQuote !== null) parts.push([2, writing.foldedQuote]);
  const row: unknown[] = [
    writing.messageId,
    [1, from.email, from.name, null, null, null, null, null, null, from.email],
    ...[to, cc, bcc].map(people),
    null,
    now,
    writing.subject,
    [null, parts, null, null, null, null, writing.plainText ? 0 : 1],
    null,
    kind === "send" ? ["^all", "^pfg", "^f_bt", "^f_btns", "^f_cl"] : ["^all", "^r", "^r_bt"],
  ];
  row[15] = writing.inReplyTo;
  row[17] = now;
  return row;
}

function people(list: readonly Contact[]): unknown[] | null {
  return list.length === 0 ? null : list.map(({ email, name }) => [1, email, name]);
}
