import type { ListRow, OpenMessage } from "../mail/mail-client.ts";
import { mayShowSameMailbox } from "../mail/mail-hosts.ts";
import type { SentMessage } from "../messages.ts";
import type { BackgroundLink } from "./background-link.ts";
import { retry } from "./retry.ts";
import { onUnplaced, readUnplaced, unplaced } from "./unplaced.ts";

export interface PlacingOptions {
  /** The host of the page, of Outlook: a thread's id means nothing in another mailbox. */
  readonly host: string;
  readonly link: Pick<BackgroundLink, "recordSent">;
  /** The mail is in the database with its thread. */
  readonly recorded: (threadId: string) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Aborted when the extension was reloaded. */
  readonly signal: AbortSignal;
}

/** Finds the threads of sent mails in what the page shows. To be told of everything that it shows. */
export interface Placing {
  seeRow(row: ListRow): void;
  seeMessage(message: OpenMessage): void;
  /** A mailbox that is open in this page. */
  seeAccount(account: string): void;
}

/** A list that is drawn or scrolled shows its rows one after the other; only all of them say which one is meant. */
const QUIET_MS = 300;
/** A mail that was just sent may not be in the list yet when one like it is. */
const SETTLED_MS = 3_000;
/** After this long the page has its turn. */
const SLICE_MS = 5;
/** Timers know no more than 24 days, and a mail may be scheduled for later. */
const LONGEST_WAIT_MS = 24 * 3_600_000;

interface KnownMail {
  readonly mail: SentMessage;
  /** Nothing more is to be found out. It still speaks against others like it. */
  readonly isFound: boolean;
}

/**
 * Looks for the mails of `unplaced.ts` in what the page shows, and records each with its thread.
 * - The mail itself, when it is open, is certain.
 * - A row is taken for a mail's when no other row and no other mail fits, so that two mails with one subject to one person
 *   within a minute stay apart. What does not fit so well is left until the mail is opened.
 */
export function placeMails({ host, link, recorded, now, signal }: PlacingOptions): Placing {
  const known = new Map<string, KnownMail>();
  const rows = new Set<ListRow>();
  const messages = new Set<OpenMessage>();
  const accounts = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let records: Promise<void> = Promise.resolve();

  function learn(id: string, mail: SentMessage | null): void {
    const before = known.get(id);
    if (mail !== null) known.set(id, { mail, isFound: false });
    else if (before !== undefined) known.set(id, { ...before, isFound: true });
    for (const message of messages) identify(message);
    lookSoon();
  }

  async function learnStored(): Promise<void> {
    for (const mail of await readUnplaced(now())) if (!known.has(mail.id)) learn(mail.id, mail);
  }

  function isOfThisPage({ mailHost, account }: SentMessage): boolean {
    const isOtherAccount = account !== "" && accounts.size > 0 && !accounts.has(account);
    return mayShowSameMailbox(mailHost ?? host, host) && !isOtherAccount;
  }

  function identify({ messageId, threadId }: OpenMessage): void {
    const { mail, isFound } = known.get(messageId) ?? {};
    if (mail === undefined || isFound === true || !isOfThisPage(mail)) return;
    known.set(messageId, { mail: { ...mail, threadId }, isFound: true });
    record({ ...mail, threadId }, true);
  }

  /** One after the other, so that what is certain is not overtaken by an earlier guess. */
  function record(mail: SentMessage & { readonly threadId: string }, isCertain: boolean): void {
    const task = async (): Promise<void> => {
      await link.recordSent({ ...mail, mailMessageId: mail.mailMessageId ?? mail.id });
      await (isCertain ? unplaced.remove(mail.id) : unplaced.put(mail));
    };
    const finish = async (): Promise<void> => {
      await before;
      if (!isCertain && known.get(mail.id)?.isFound === true) return;
      // What fails for good is found again by the next page that shows it.
      if (await retry(task, { attempts: 4, firstPauseMs: 500, signal })) recorded(mail.threadId);
    };
    const before = records;
    records = finish();
  }

  function lookedFor(): SentMessage[] {
    return [...known.values()]
      .filter(({ isFound, mail }) => !isFound && mail.threadId === null && isOfThisPage(mail))
      .map(({ mail }) => mail);
  }

  /**
   * Runs `look` when the list has been quiet and some mail can have come into it.
   * @param since of what could have come until then, the list was asked
   */
  function lookSoon(since = -Infinity): void {
    clearTimeout(timer);
    timer = undefined;
    if (signal.aborted || rows.size === 0) return;
    const dues = lookedFor()
      .flatMap(({ sentAt }) => (sentAt === null ? [] : sentAt + SETTLED_MS))
      .filter((due) => due > since);
    if (dues.length === 0) return;
    const wait = Math.min(...dues) - now();
    const pause = Math.min(LONGEST_WAIT_MS, Math.max(QUIET_MS, wait));
    timer = setTimeout(() => void look(), pause);
  }

  async function look(): Promise<void> {
    const started = timer;
    const all = [...known.values()].map(({ mail }) => mail);
    const fitting = new Map<SentMessage, ListRow[]>();
    let since = now();
    for (const mail of all) {
      fitting.set(
        mail,
        [...rows].filter((row) => row.looksLike(mail)),
      );
      if (now() - since < SLICE_MS) continue;
      await new Promise((resolve) => setTimeout(resolve));
      // Something else shows meanwhile; that has its own turn.
      if (timer !== started || signal.aborted) return;
      since = now();
    }
    timer = undefined;
    const asked = now();
    for (const mail of lookedFor()) {
      const [row] = fitting.get(mail) ?? [];
      if (row !== undefined && isItsOwn(mail, row, fitting)) guess(mail, row.threadId);
    }
    // Others are due later.
    lookSoon(asked);
  }

  function isItsOwn(
    mail: SentMessage,
    row: ListRow,
    fitting: ReadonlyMap<SentMessage, readonly ListRow[]>,
  ): boolean {
    const { threadId } = row;
    // Two of one thread stand side by side where a list shows single mails.
    if (fitting.get(mail)?.some((other) => other.threadId !== threadId)) return false;
    for (const [other, its] of fitting)
      if (other !== mail && its.some((fits) => fits.threadId === threadId)) return false;
    return (
      mail.sentAt !== null &&
      mail.sentAt + SETTLED_MS <= now() &&
      !row.closed.aborted &&
      row.looksLike(mail)
    );
  }

  function guess(mail: SentMessage, threadId: string): void {
    const found = { ...mail, threadId };
    known.set(mail.id, { mail: found, isFound: false });
    record(found, false);
  }

  onUnplaced(learn, signal);
  // It fails only when the extension was reloaded.
  void learnStored().catch(() => undefined);

  return {
    seeRow(row) {
      rows.add(row);
      row.closed.addEventListener("abort", () => {
        rows.delete(row);
        lookSoon();
      });
      lookSoon();
    },
    seeMessage(message) {
      messages.add(message);
      message.closed.addEventListener("abort", () => messages.delete(message));
      identify(message);
    },
    seeAccount(account) {
      if (account !== "") accounts.add(account);
    },
  };
}
