import type { SightlineDatabase } from "../db/database.ts";
import type { RecordedEvents } from "../db/record-events.ts";
import { readUnseen } from "../db/unseen.ts";
import { deliverDue } from "../notifications/deliver-due.ts";
import { connection } from "../sync/connection.ts";
import { singleFlight } from "../sync/single-flight.ts";
import { drawBadge } from "./badge.ts";
import { broadcastStatuses } from "./broadcast.ts";
import { drainOutbox } from "./drain-outbox.ts";
import { guard } from "./report.ts";
import { telling } from "./telling.ts";
import type { WorkerApi } from "./worker-api.ts";

/** Everything of the background that the rep sees: ticks in mail tabs, notifications, the badge. */
export interface Screen {
  /** After the database changed what these threads show. */
  readonly onChanged: (threadIds: readonly string[]) => void;
  /** After a stretch of the log was written. */
  readonly onRecorded: (recorded: RecordedEvents) => void;
  /** Takes what waits in the outbox into the database, and shows what came of it. */
  readonly drain: () => Promise<void>;
  /** Shows the notifications that are due. */
  readonly deliver: () => Promise<void>;
  readonly drawBadge: () => Promise<void>;
}

/** @param spoken when it is known in which language notifications are to speak */
export function createScreen(
  api: Pick<WorkerApi, "action" | "notifications" | "tabs">,
  db: SightlineDatabase,
  spoken: Promise<void>,
): Screen {
  const deliver = singleFlight(async () => {
    await spoken;
    await deliverDue({ db, notifications: api.notifications }, await telling());
  });
  const redrawBadge = singleFlight(async () => {
    const { state } = await connection.getValue();
    await drawBadge(api, state, await readUnseen(db));
  });
  const drain = singleFlight(async () => {
    const { recorded, threadIds } = await drainOutbox(db, Date.now(), await telling());
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
