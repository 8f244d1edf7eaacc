import type { ListRow, MailFeature } from "../mail-client.ts";
import { callSafely } from "../call-safely.ts";
import { saysTheSame } from "./looks-like.ts";
import { isOfMail } from "./is-of-mail.ts";
import { otherRows } from "./neighbours.ts";
import { dateStyleOf } from "./page-dates.ts";
import { type RowMark, rowMark } from "./row-mark.ts";
import { SELECTORS } from "./selectors.ts";

interface KnownRow {
  readonly threadId: string;
  readonly mark: RowMark;
  readonly close: () => void;
}

/** A list that has not named its rows after this, in looks of `LOOK_MS`, does not. */
const LOOKS = 4;
const LOOK_MS = 2_000;
/** Above an empty list a single advertisement may stand, which looks like mail. */
const NAMELESS_ROWS = 2;
/** A conversation that stood in a list so long before a mail was sent is not that mail's. */
const BEFORE_MS = 2_000;
const MOST_SEEN = 5_000;

/**
 * Offers every row of the page's lists, those that stand there already and those that come. All of it runs in the mutation
 * observer, before the page is painted: an element that the page uses again for another conversation never shows a mark
 * that is not its own.
 */
export function watchRows(
  page: Document,
  handler: (row: ListRow) => void,
  signal: AbortSignal,
  off: (feature: MailFeature) => void,
): void {
  if (signal.aborted) return;
  const known = new Map<HTMLElement, KnownRow>();
  const firstSeen = new Map<string, number>();

  function offer(element: HTMLElement): void {
    const threadId = element.getAttribute(SELECTORS.conversationId) ?? "";
    if (threadId === "") return;
    if (firstSeen.size > MOST_SEEN) firstSeen.clear();
    if (!firstSeen.has(threadId) && !showsDrafts(page)) firstSeen.set(threadId, Date.now());
    const controller = new AbortController();
    const closed = controller.signal;
    const mark = rowMark(element, closed);
    known.set(element, { threadId, mark, close: () => controller.abort() });
    const row: ListRow = {
      threadId,
      closed,
      mark: (status) => callSafely(() => mark.show(status), undefined),
      looksLike: (mail) =>
        callSafely(() => {
          if (!showsSentMail(page)) return false;
          const seenAt = firstSeen.get(threadId) ?? Date.now();
          if (closed.aborted || mail.sentAt === null || seenAt < mail.sentAt - BEFORE_MS)
            return false;
          return isOnlyOne(element, mail);
        }, false),
    };
    callSafely(() => handler(row), undefined);
  }

  function look(records: readonly MutationRecord[]): void {
    const found = new Set<HTMLElement>();
    for (const { type, target, addedNodes } of records) {
      if (type === "attributes") collect(target, found);
      for (const node of addedNodes) collect(node, found);
    }
    for (const [element, row] of known) {
      const threadId = element.getAttribute(SELECTORS.conversationId);
      if (element.isConnected && threadId === row.threadId) {
        row.mark.keep();
        found.delete(element);
        continue;
      }
      known.delete(element);
      row.close();
    }
    if (!signal.aborted) {
      for (const element of found) if (element.isConnected) offer(element);
    } else if (known.size === 0) observer.disconnect();
  }

  const observer = new MutationObserver(look);
  observer.observe(page, {
    subtree: true,
    childList: true,
    attributeFilter: [SELECTORS.conversationId],
  });
  for (const element of page.querySelectorAll<HTMLElement>(SELECTORS.row)) offer(element);

  let nameless = 0;
  const looking = setInterval(() => {
    if (known.size > 0) return clearInterval(looking);
    const isNameless =
      isOfMail(page) && page.querySelectorAll(SELECTORS.namelessRow).length >= NAMELESS_ROWS;
    nameless = isNameless ? nameless + 1 : 0;
    if (nameless < LOOKS) return;
    clearInterval(looking);
    off("list-marks");
  }, LOOK_MS);

  // The marks stay as long as their rows do; they are taken away where the page uses a row for another conversation.
  signal.addEventListener("abort", () => clearInterval(looking));
}

/**
 * Elsewhere a row is what somebody wrote to the rep: a help desk's receipt has the subject, the name and the minute of the mail
 * that it is for. The address names the folder in every language.
 */
function showsSentMail({ location }: Document): boolean {
  return /\/sentitems(?:\/|$)/i.test(location.pathname);
}

/** Among drafts a conversation stands before its mail is sent. */
function showsDrafts({ location }: Document): boolean {
  return /\/drafts(?:\/|$)/.test(location.pathname);
}

function collect(node: Node, found: Set<HTMLElement>): void {
  if (!(node instanceof HTMLElement)) return;
  if (node.matches(SELECTORS.row)) found.add(node);
  if (node.childElementCount === 0) return;
  for (const row of node.querySelectorAll<HTMLElement>(SELECTORS.row)) found.add(row);
}

function isOnlyOne(row: HTMLElement, mail: Parameters<ListRow["looksLike"]>[0]): boolean {
  const style = dateStyleOf(row.ownerDocument);
  const now = Date.now();
  if (!saysTheSame(row, mail, style, now)) return false;
  const others = otherRows(row);
  return others !== null && !others.some((other) => saysTheSame(other, mail, style, now));
}
