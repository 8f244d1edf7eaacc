import type { SightlineDatabase } from "../db/database.ts";
import type { RecordedEvents } from "../db/record-events.ts";
import { readUnseen } from "../db/unseen.ts";
import { openArea } from "../notifications/area.ts";
import { deliverDue } from "../notifications/deliver-due.ts";
import { deliverReminders } from "../notifications/reminders.ts";
import { connection } from "../sync/connection.ts";
import { singleFlight } from "../sync/single-flight.ts";
import { drawBadge } from "./badge.ts";
import { broadcastStatuses } from "./broadcast.ts";
import { drainOutbox } from "./drain-outbox.ts";
import { guard } from "./report.ts";
import { notificationRules, telling } from "./telling.ts";
import type { WorkerApi } from "./worker-api.ts";

/** Everything of the background that the rep sees: ticks in mail tabs, notifications, the badge. */
export interface Screen {
  /** After the database changed what these threads show. */
  readonly onChanged: (threadIds: readonly string[]) => void;
  /** After a stretch of the log was written. */
  readonly onRecorded: (recorded: RecordedEvents) => void;
  /** Takes what waits in the outbox into the database, and shows what came of it. */
  readonly drain: () => Promise<void>;
  /** Shows the notifications and reminders that are due. */
  readonly deliver: () => Promise<void>;
  readonly drawBadge: () => Promise<void>;
}

/**
 * @param spoken when it is known in which language notifications are to speak
 * @param now milliseconds since 1970
 */
export function createScreen(
  api: Pick<WorkerApi, "action" | "notifications" | "tabs">,
  db: SightlineDatabase,
  spoken: Promise<void>,
  now: () => number,
): Screen {
  const deliver = singleFlight(async () => {
    await spoken;
    const [area, wanted, rules] = await Promise.all([
      openArea(api, db),
      telling(),
      notificationRules(now()),
    ]);
    // What stands is asked for once.
    const standing = await area.getAll();
    const deps = { db, notifications: { ...area, getAll: async () => standing } };
    await deliverDue(deps, wanted, rules);
    await deliverReminders(deps, !wanted.notify, rules);
  });
  const redrawBadge = singleFlight(async () => {
    const { state } = await connection.getValue();
    await drawBadge(api, state, await readUnseen(db));
  });
  const drain = singleFlight(async () => {
    const { recorded, threadIds } = await drainOutbox(db, now(), await telling());
    if (recorded > 0) onChanged(threadIds);
  });

  function onChanged(threadIds: readonly string[]): void {
    guard(broadcastStatuses({ db, tabs: api.tabs }, threadIds));
    guard(deliver());
    guard(redrawBadge());
  }

  return {
    onChanged,
    onRecorded({ threadIds }) {
      onChanged(threadIds);
      // A hit proves that a mail in the outbox has left.
      guard(drain());
    },
    drain,
    deliver,
    drawBadge: redrawBadge,
  };
}
