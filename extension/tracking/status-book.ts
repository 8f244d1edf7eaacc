import type { ThreadStatus } from "../messages.ts";
import type { BackgroundLink } from "./background-link.ts";
import { retry } from "./retry.ts";

/** What is known of the threads on the page. */
export interface StatusBook {
  /** Tells a thread's status: at once when it is known, and whenever it changes. Silent for threads without a tracked mail. */
  follow(threadId: string, handler: (status: ThreadStatus) => void, signal: AbortSignal): void;
  /** Asks again, for a thread whose mail has just been recorded. */
  refresh(threadId: string): void;
}

/**
 * A list shows its rows within a few milliseconds, though not in one turn of the event loop; they all go into one
 * request.
 */
const GATHER_MS = 10;
/** The most that one `thread-statuses` request takes. */
const MOST_THREADS = 500;
/** Rows come and go as a list is scrolled. What changes is broadcast; this is for broadcasts that did not arrive. */
const ASK_AGAIN_MS = 30_000;

/** Follows statuses through one batched request per list and the background's broadcasts. */
export function openStatusBook(
  link: Pick<BackgroundLink, "threadStatuses" | "onStatuses">,
  signal: AbortSignal,
): StatusBook {
  const known = new Map<string, ThreadStatus>();
  const followers = new Map<string, Set<(status: ThreadStatus) => void>>();
  const askedAt = new Map<string, number>();
  let wanted = new Set<string>();

  function receive(statuses: readonly ThreadStatus[]): void {
    for (const status of statuses) {
      known.set(status.threadId, status);
      for (const handler of followers.get(status.threadId) ?? []) handler(status);
    }
  }

  async function ask(): Promise<void> {
    const threadIds = [...wanted];
    wanted = new Set();
    for (let start = 0; start < threadIds.length; start += MOST_THREADS) {
      const batch = threadIds.slice(start, start + MOST_THREADS);
      const answered = await retry(async () => receive(await link.threadStatuses(batch)), {
        attempts: 4,
        firstPauseMs: 500,
        signal,
      });
      if (!answered) for (const threadId of batch) askedAt.delete(threadId);
    }
  }

  function want(threadId: string): void {
    if (signal.aborted) return;
    if (wanted.size === 0) setTimeout(() => void ask(), GATHER_MS);
    wanted.add(threadId);
    askedAt.set(threadId, performance.now());
  }

  link.onStatuses(receive, signal);
  return {
    follow(threadId, handler, until) {
      if (until.aborted) return;
      const handlers = followers.get(threadId) ?? new Set();
      followers.set(threadId, handlers.add(handler));
      until.addEventListener("abort", () => {
        handlers.delete(handler);
        if (handlers.size === 0 && followers.get(threadId) === handlers) followers.delete(threadId);
      });
      const status = known.get(threadId);
      if (status !== undefined) handler(status);
      if (performance.now() - (askedAt.get(threadId) ?? -Infinity) >= ASK_AGAIN_MS) want(threadId);
    },
    refresh: want,
  };
}
