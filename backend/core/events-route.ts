import type { Context } from "hono";
import type { EventsPage } from "../../shared/wire.ts";
import type { ApiEnv } from "./api-env.ts";
import { InvalidCursorError, type EventLog, type LogPage } from "./event-log.ts";
import { invalidField } from "./problem.ts";
import type { SenderKeys } from "./sender-keys.ts";

type Log = Pick<EventLog, "read">;

interface EventsDeps {
  readonly log: Log;
  readonly senderKeys: Pick<SenderKeys, "currentVersion">;
}

const DEFAULT_LIMIT = 200;
const MAX_LIMIT = 1_000;

/**
 * `GET /v1/events?after=&limit=`: the sender's events after a cursor. The same cursor gives the same events again, so a
 * reader that is not sure it kept a page simply asks once more.
 */
export function eventsRoute({ log, senderKeys }: EventsDeps) {
  return async (c: Context<ApiEnv>): Promise<Response> => {
    const limit = parseLimit(c.req.query("limit"));
    if (limit === null) {
      return invalidField("limit", `limit is a whole number from 1 to ${MAX_LIMIT}.`);
    }
    // An empty cursor is how a form or a shell says "none".
    const after = c.req.query("after") || null;
    const page = await readPage(log, c.var.caller.sid, after, limit);
    if (page === null) {
      return invalidField(
        "after",
        "after is not a cursor of this server. Leave it out to read from the beginning.",
      );
    }
    return c.json<EventsPage>({
      events: [...page.events],
      cursor: page.cursor,
      more: page.more,
      keyVersion: senderKeys.currentVersion,
    });
  };
}

function parseLimit(text: string | undefined): number | null {
  if (text === undefined) return DEFAULT_LIMIT;
  if (!/^[0-9]{1,4}$/.test(text)) return null;
  const limit = Number(text);
  return limit >= 1 && limit <= MAX_LIMIT ? limit : null;
}

async function readPage(log: Log, ...query: Parameters<EventLog["read"]>): Promise<LogPage | null> {
  try {
    return await log.read(...query);
  } catch (cause) {
    if (cause instanceof InvalidCursorError) return null;
    throw cause;
  }
}
