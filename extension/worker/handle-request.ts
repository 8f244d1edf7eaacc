import type { SightlineDatabase } from "../db/database.ts";
import { recordReply } from "../db/record-reply.ts";
import { recordSent } from "../db/record-sent.ts";
import { readThreadStatuses } from "../db/thread-statuses.ts";
import type { Request } from "../messages.ts";
import type { PairAttempt } from "../pairing/pair.ts";
import type { PairOutcome } from "../pairing/outcome.ts";

export interface RequestDeps {
  readonly db: SightlineDatabase;
  readonly pair: (attempt: PairAttempt) => Promise<PairOutcome>;
  readonly unpair: () => Promise<void>;
  readonly pull: () => Promise<boolean>;
  /** After a request changed what these threads show. */
  readonly onChanged: (threadIds: readonly string[]) => void;
}

/** Answers one request as `messages.ts` says. Rejects only when the database does. */
export async function handleRequest(deps: RequestDeps, request: Request): Promise<unknown> {
  switch (request.type) {
    case "thread-statuses":
      return readThreadStatuses(deps.db, request.threadIds);
    case "record-sent": {
      deps.onChanged(await recordSent(deps.db, request.message));
      return { recorded: true };
    }
    case "record-reply": {
      const { tracked, threadIds } = await recordReply(deps.db, request.reply);
      deps.onChanged(threadIds);
      return { recorded: tracked };
    }
    case "pair":
      return deps.pair(request);
    case "unpair":
      await deps.unpair();
      return { unpaired: true };
    case "sync":
      return { pulled: await deps.pull() };
  }
}
