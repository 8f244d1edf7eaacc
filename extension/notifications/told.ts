import * as z from "zod/mini";
import { eventIdSchema, messageIdSchema, type EventId } from "../../shared/ids.ts";
import { kvItem } from "../db/kv-item.ts";

/** So many are kept: what was told of longer ago is not withdrawn and confirmed again. */
export const MOST_TOLD = 500;

/** The hits of readings that notifications told of, the newest last: nobody is told of one twice. */
export const toldHits = kvItem<readonly EventId[]>("told", z.array(eventIdSchema), []);

const summarySchema = z.object({
  notification: z.string(),
  /** The mails that it counts, each by the newest hit told of. */
  hits: z.array(z.object({ messageId: messageIdSchema, at: z.number() })),
});

/** The notification that sums mails up, and which. */
export const standingSummary = kvItem<z.infer<typeof summarySchema> | null>(
  "summary",
  summarySchema,
  null,
);
