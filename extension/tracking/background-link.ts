import { browser } from "wxt/browser";
import * as z from "zod/mini";
import {
  broadcastSchema,
  type Request,
  type SeenMail,
  type SentMessage,
  type ThreadStatus,
  threadStatusSchema,
} from "../messages.ts";

/** The background, as the tracking in a page sees it. */
export interface BackgroundLink {
  /** The statuses of those among the threads that have a tracked mail. */
  threadStatuses(threadIds: readonly string[]): Promise<readonly ThreadStatus[]>;
  /** Resolves once the mail is in the database. */
  recordSent(message: SentMessage): Promise<void>;
  recordSeen(mail: SeenMail): Promise<void>;
  onStatuses(handler: (statuses: readonly ThreadStatus[]) => void, signal: AbortSignal): void;
}

const recordedSchema = z.object({ recorded: z.literal(true) });

/**
 * Speaks to the background through runtime messages. A request wakes the worker; it rejects when the worker does not
 * answer, answers something else, or the extension was reloaded.
 */
export function openBackgroundLink(): BackgroundLink {
  const ask = (request: Request): Promise<unknown> => browser.runtime.sendMessage(request);
  return {
    async threadStatuses(threadIds) {
      const answer = await ask({ type: "thread-statuses", threadIds: [...threadIds] });
      return z.array(threadStatusSchema).parse(answer);
    },
    async recordSent(message) {
      recordedSchema.parse(await ask({ type: "record-sent", message }));
    },
    async recordSeen(mail) {
      await ask({ type: "record-seen", mail });
    },
    onStatuses(handler, signal) {
      browser.runtime.onMessage.addListener((message: unknown) => {
        const broadcast = broadcastSchema.safeParse(message);
        if (broadcast.success && !signal.aborted) handler(broadcast.data.statuses);
      });
    },
  };
}
