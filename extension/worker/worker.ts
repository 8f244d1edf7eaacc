import type { Browser } from "wxt/browser";
import { openDatabase } from "../db/database.ts";
import {
  forgetDeviceTokens,
  readDeviceToken,
  readSender,
  readUnseen,
  writeDeviceToken,
  writeSender,
} from "../db/kv.ts";
import { requestSchema } from "../messages.ts";
import { deliverDue, type DeliverDeps, mailOfNotification } from "../notifications/deliver-due.ts";
import { openThread, type OpenThreadDeps } from "../notifications/open-thread.ts";
import { pair } from "../pairing/pair.ts";
import { type DynamicRules, installOwnTrafficRules } from "../self/install-rules.ts";
import { preferences, session } from "../session.ts";
import { connection } from "../sync/connection.ts";
import { singleFlight } from "../sync/single-flight.ts";
import { createSynchronizer } from "../sync/synchronizer.ts";
import { isOutboxKey } from "../tracking/outbox.ts";
import { type BadgeDeps, drawBadge } from "./badge.ts";
import { broadcastStatuses, type BroadcastTabs } from "./broadcast.ts";
import { drainOutbox } from "./drain-outbox.ts";
import { handleRequest } from "./handle-request.ts";
import { after } from "./timers.ts";

/** What the background needs of the browser, besides its storage. */
export interface WorkerApi extends BadgeDeps, OpenThreadDeps {
  readonly alarms: {
    get(name: string): Promise<unknown>;
    create(name: string, info: { periodInMinutes: number }): Promise<void>;
  };
  readonly declarativeNetRequest: DynamicRules;
  readonly notifications: DeliverDeps["notifications"];
  readonly permissions: { contains(access: { origins: string[] }): Promise<boolean> };
  readonly runtime: { readonly id: string; getPlatformInfo(): Promise<unknown> };
  readonly tabs: OpenThreadDeps["tabs"] & BroadcastTabs;
}

/** What the background does, by the browser's events. The entrypoint only connects the two. Nothing here rejects. */
export interface Worker {
  /** At each start of the worker: catches up with whatever happened while it was dead. */
  readonly start: () => void;
  readonly onTick: () => void;
  readonly onOnline: () => void;
  readonly onMessage: (
    message: unknown,
    sender: Browser.runtime.MessageSender,
    respond: (answer?: unknown) => void,
  ) => boolean;
  readonly onNotificationClicked: (notificationId: string) => void;
  readonly onStorageChanged: (
    changes: Record<string, Browser.storage.StorageChange>,
    area: string,
  ) => void;
}

/** The name of the alarm that wakes the worker when no stream does. */
const tick = "sightline-tick";

/** Composition root of the background: the only place that knows every part of it. */
export function createWorker(api: WorkerApi, db = openDatabase()): Worker {
  const deliver = singleFlight(async () => {
    const { paused } = await preferences.getValue();
    await deliverDue({ db, notifications: api.notifications }, paused);
  });
  const redrawBadge = singleFlight(async () => {
    const { state } = await connection.getValue();
    await drawBadge(api, state, await readUnseen(db));
  });
  const drain = singleFlight(async () => {
    onChanged(await drainOutbox(db, Date.now()));
  });

  function onChanged(threadIds: readonly string[]): void {
    guard(broadcastStatuses({ db, tabs: api.tabs }, threadIds));
    guard(deliver());
    guard(redrawBadge());
  }

  const web = {
    fetch: globalThis.fetch.bind(globalThis),
    now: Date.now,
    random: Math.random,
    after,
  };
  const synchronizer = createSynchronizer({
    ...web,
    db,
    mayNotify: async () => !(await preferences.getValue()).paused,
    onRecorded: ({ threadIds }) => {
      onChanged(threadIds);
      guard(drain());
    },
    keepAlive: () => guard(api.runtime.getPlatformInfo()),
    report,
    readConnection: () => connection.getValue(),
    writeConnection: async (value) => {
      await connection.setValue(value);
      guard(redrawBadge());
    },
  });

  const followSession = singleFlight(async () => {
    const paired = await session.getValue();
    // Without the rules own views would count; without the log nothing would: so the log goes on regardless.
    // They outlive the pairing: what the rep sees of own mail until the next one must not count then.
    const sid = paired?.sid ?? (await readSender(db))?.sid ?? null;
    await installOwnTrafficRules(api.declarativeNetRequest, sid).catch(report);
    if (paired === null) return synchronizer.follow(null);
    // A token that is lost is one that the server refuses, and the rep is told so.
    const deviceToken = (await readDeviceToken(db, paired)) ?? "";
    synchronizer.follow({ server: paired.server, sid: paired.sid, deviceToken });
  });

  const requests = {
    db,
    onChanged,
    // Right after a start the session is not read yet, and the synchronizer follows nobody.
    pull: async () => {
      await followSession();
      return synchronizer.pull();
    },
    pair: (attempt: Parameters<typeof pair>[1]) =>
      pair(
        {
          ...web,
          hasAccess: (origins) => api.permissions.contains({ origins: [...origins] }),
          currentServer: async () => (await session.getValue())?.server ?? null,
          // A database that was lost knows of no sender, but the session still does.
          earlierSender: async (server) =>
            (await readSender(db, server)) ?? (await session.getValue()),
          adopt: async (server, { sid, senderKey, trackingOrigin, deviceToken }) => {
            await forgetDeviceTokens(db);
            await writeDeviceToken(db, { server, sid }, deviceToken);
            await writeSender(db, server, { sid, senderKey });
            await session.setValue({
              server,
              trackingOrigin,
              sid,
              senderKey,
              pairedAt: Date.now(),
            });
            await followSession();
          },
        },
        attempt,
      ),
    unpair: async () => {
      await session.setValue(null);
      await forgetDeviceTokens(db);
      await followSession();
    },
  };

  async function catchUp(): Promise<void> {
    if ((await api.alarms.get(tick)) === undefined) {
      await api.alarms.create(tick, { periodInMinutes: 0.5 });
    }
    await followSession();
    await Promise.all([synchronizer.pull(), drain(), deliver(), redrawBadge()]);
  }

  async function showMail(notificationId: string): Promise<void> {
    await api.notifications.clear(notificationId);
    const id = mailOfNotification(notificationId);
    const mail = id === null ? undefined : await db.messages.where("id").equals(id).first();
    if (mail !== undefined) await openThread(api, mail);
  }

  return {
    start: () => guard(catchUp()),
    onTick: () => guard(Promise.all([synchronizer.pull(), drain()])),
    onOnline: () => guard(synchronizer.pull()),
    onMessage: (message, sender, respond) => {
      if (sender.id !== api.runtime.id) return false;
      const request = requestSchema.safeParse(message);
      if (!request.success) return false;
      const isPrivileged = request.data.type === "pair" || request.data.type === "unpair";
      if (isPrivileged && sender.origin !== `chrome-extension://${api.runtime.id}`) return false;
      handleRequest(requests, request.data).then(respond, (error: unknown) => {
        report(error);
        respond(null);
      });
      return true;
    },
    onNotificationClicked: (notificationId) => guard(showMail(notificationId)),
    onStorageChanged: (changes, area) => {
      if (area !== "local") return;
      if ("session" in changes) guard(followSession());
      const hasMail = Object.entries(changes).some(
        ([key, { newValue }]) => isOutboxKey(key) && newValue !== undefined,
      );
      if (hasMail) guard(drain());
    },
  };
}

/** Lets a job run on by itself. It is written down when it fails: structure only, never what a mail says. */
function guard(job: Promise<unknown>): void {
  job.catch(report);
}

function report(error: unknown): void {
  console.error(
    "[sightline]",
    error instanceof Error ? `${error.name}: ${error.message}` : "failed",
  );
}
