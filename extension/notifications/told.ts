import * as z from "zod/mini";
import { eventIdSchema, messageIdSchema, type EventId, type MessageId } from "../../shared/ids.ts";
import { kvItem } from "../db/kv-item.ts";

/** So many are kept: what was told of longer ago is not withdrawn and confirmed again. */
export const MOST_TOLD = 500;

/** The hits of readings that notifications told of, the newest last: nobody is told of one twice. */
export const toldHits = kvItem<readonly EventId[]>("told", z.array(eventIdSchema), []);

const toldMailSchema = z.object({ messageId: messageIdSchema, at: z.number() });

const summarySchema = z.object({
  notification: z.string(),
  /** The mails that it counts, each by the newest hit told of. */
  hits: z.array(toldMailSchema),
  /** When it was shown, by this computer's clock; milliseconds since 1970. */
  shownAt: z.optional(z.number()),
  /** It tells of quiet hours alone. */
  wereQuiet: z.optional(z.boolean()),
});
export type StandingSummary = z.infer<typeof summarySchema>;

/** The notification that sums mails up, and which. */
export const standingSummary = kvItem<StandingSummary | null>("summary", summarySchema, null);

/** The mails that there is something to tell of since quiet hours. */
export const heldMails = kvItem<readonly MessageId[]>("held", z.array(messageIdSchema), []);

/** The mails that alerted a moment ago, and when, by this computer's clock. */
export const lateAlerts = kvItem<readonly z.infer<typeof toldMailSchema>[]>(
  "alerts",
  z.array(toldMailSchema),
  [],
);

const shownDaySchema = z.object({
  /** The notification's. */
  id: z.string(),
  /** What it counts, to tell whether that is still so. */
  counted: z.string(),
});

/** The notifications that sum up a day of one mail, those that were dismissed among them. */
export const shownDays = kvItem<readonly z.infer<typeof shownDaySchema>[]>(
  "days",
  z.array(shownDaySchema),
  [],
);
