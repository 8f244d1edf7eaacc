import type { SightlineDatabase } from "../db/database.ts";
import { notificationId } from "./notification-id.ts";
import type { NotificationArea, NotificationOptions } from "./notification-options.ts";

/** Where notifications are shown, and what is known of those that were. */
export interface DeliverDeps {
  readonly db: Pick<SightlineDatabase, "messages" | "kv" | "transaction">;
  readonly notifications: NotificationArea;
}

/**
 * Shows a notification, unless it stands already. One stands for each subject, so it takes the place of the one before.
 * @param standing the ids of those that stand.
 * @param replaced what other subjects it speaks for besides its own.
 * @returns its id.
 */
export async function show(
  { notifications }: Pick<DeliverDeps, "notifications">,
  standing: readonly string[],
  subject: string,
  options: NotificationOptions,
  replaced: readonly string[] = [],
): Promise<string> {
  const id = notificationId(subject, options.eventTime ?? 0);
  if (standing.includes(id)) return id;
  const subjects = [subject, ...replaced];
  const older = standing.filter((other) => subjects.some((one) => other.startsWith(one)));
  await Promise.all(older.map((other) => notifications.clear(other)));
  await notifications.create(id, options);
  return id;
}
