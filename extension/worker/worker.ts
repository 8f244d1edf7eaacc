import type { Browser } from "wxt/browser";
import type { MessageId } from "../../shared/ids.ts";
import { openDatabase } from "../db/database.ts";
import { readSender, readSenderKeys } from "../db/kv.ts";
import { recordViews } from "../db/record-events.ts";
import { refoldOnce } from "../db/refold-once.ts";
import { askGoogle } from "../identity/ask-google.ts";
import type { FirebaseAccounts } from "../identity/firebase-accounts.ts";
import { createIdTokens } from "../identity/id-tokens.ts";
import { createSignIn } from "../identity/sign-in.ts";
import { openThread } from "../notifications/open-thread.ts";
import { createPressed } from "../notifications/pressed.ts";
import { inspectServer } from "../pairing/inspect-server.ts";
import { pair } from "../pairing/pair.ts";
import type { PushPort } from "../push/push-port.ts";
import type { WakingEvent } from "../push/waking-event.ts";
import { createViewNotes } from "../self/note-views.ts";
import { senderTag } from "../sender-tag.ts";
import { session } from "../session.ts";
import { skewAt } from "../sync/known-skew.ts";
import type { SendNotes } from "../sends/watch-sends.ts";
import { isOutboxKey } from "../tracking/outbox.ts";
import { forgetOld } from "./forget-old.ts";
import { handleRequest, readRequest } from "./handle-request.ts";
import { createMembership } from "./membership.ts";
import { openDashboard, openNewDashboard, type DashboardPlace } from "./open-dashboard.ts";
import { randomText } from "./random-text.ts";
import { protect } from "./protect.ts";
import { reopenPopup } from "./reopen-popup.ts";
import { guard, report } from "./report.ts";
import { createScreen } from "./screen.ts";
import { createServerLink } from "./server-link.ts";
import { createSendNotes } from "./send-notes.ts";
import { telling } from "./telling.ts";
import { after } from "./timers.ts";
import type { WorkerApi } from "./worker-api.ts";

/** What the background does, by the browser's events. The entrypoint only connects the two. Nothing here rejects. */
export interface Worker {
  /** At each start of the worker: catches up with whatever happened while it was dead. */
  readonly start: () => void;
  readonly onTick: () => void;
  readonly onOnline: () => void;
  /** Something is in the log. The event lasts until it is read and shown. */
  readonly onPush: (event: Pick<WakingEvent, "waitUntil">) => void;
  /** The push service or the browser gave up the subscription. */
  readonly onPushSubscriptionChange: (event: Pick<WakingEvent, "waitUntil">) => void;
  readonly onMessage: (
    message: unknown,
    sender: Browser.runtime.MessageSender,
    respond: (answer?: unknown) => void,
  ) => boolean;
  /** The extension, or the browser, is new or was updated. */
  readonly onInstalled: (details: { readonly reason: string }) => void;
  readonly onNotificationClicked: (notificationId: string) => void;
  /** @param button its place, from 0 */
  readonly onNotificationButtonClicked: (notificationId: string, button: number) => void;
  readonly onStorageChanged: (
    changes: Record<string, Browser.storage.StorageChange>,
    area: string,
  ) => void;
  /** For `watchSends`. */
  readonly sends: SendNotes;
}

/** The name of the alarm that wakes the worker when nothing else does. */
const tick = "sightline-tick";

/** What stands behind the background, besides the browser's extension API. */
export interface WorkerParts {
  readonly accounts: FirebaseAccounts;
  readonly push: PushPort | null;
  /** Takes up the language that was chosen, and each one that is chosen later. */
  readonly speak: () => Promise<void>;
}

/** Composition root of the background: the only place that knows every part of it. */
export function createWorker(
  api: WorkerApi,
  { accounts, push, speak }: WorkerParts,
  db = openDatabase(),
): Worker {
  const web = {
    fetch: globalThis.fetch.bind(globalThis),
    now: Date.now,
    random: Math.random,
    after,
  };
  const keepAlive = () => guard(api.runtime.getPlatformInfo());
  const idTokens = createIdTokens({ ...web, accounts });
  const spoken = speak().catch(report);
  const screen = createScreen(api, db, spoken, Date.now);
  const link = createServerLink({
    ...web,
    db,
    idTokens,
    port: push,
    rules: api.declarativeNetRequest,
    onRecorded: screen.onRecorded,
    onState: () => guard(screen.drawBadge()),
    keepAlive,
  });
  const membership = createMembership({
    ...web,
    db,
    accounts,
    idTokens,
    follow: async () => {
      await link.follow();
      guard(link.pull());
    },
    report,
  });
  const hasAccess = (origins: readonly string[]) =>
    api.permissions.contains({ origins: [...origins] });
  const signIn = createSignIn({
    ...web,
    keepAlive,
    hasAccess,
    accounts,
    askGoogle: (project, account) =>
      askGoogle({ identity: api.identity, randomText }, project, account),
    currentSession: () => session.getValue(),
    adopt: membership.adoptSignIn,
    onSettled: () => guard(reopenPopup(api)),
    report,
  });

  const views = createViewNotes({
    ...web,
    senderTag,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    // A database that was lost knows of no sender, but the session still does.
    senders: async () => {
      const current = await session.getValue();
      return [...(current === null ? [] : [current]), ...(await readSenderKeys(db))];
    },
    clockSkew: () => skewAt(Date.now()),
    record: async (seen) => {
      const { threadIds } = await recordViews(db, seen, await telling());
      screen.onChanged(threadIds);
    },
    keepAlive,
    report,
  });

  const requests = {
    ...web,
    db,
    views,
    onChanged: screen.onChanged,
    pull: link.pull,
    openDashboard: (at: DashboardPlace) => openDashboard(api, at),
    openMail,
    inspectServer: (server: string) => inspectServer(web, server),
    signIn,
    pair: (attempt: Parameters<typeof pair>[1]) =>
      pair(
        {
          ...web,
          hasAccess,
          currentServer: async () => (await session.getValue())?.server ?? null,
          // A database that was lost knows of no sender, but the session still does.
          earlierSender: async (server) =>
            (await readSender(db, server)) ?? (await session.getValue()),
          adopt: async (...pairing) => {
            // Whatever became of a sign-in is of no interest any more.
            await signIn.cancel();
            await membership.adoptPairing(...pairing);
          },
        },
        attempt,
      ),
    unpair: async () => {
      await signIn.cancel();
      await membership.leave();
    },
  };

  const look = (always: boolean) =>
    protect({ ...web, db, rules: api.declarativeNetRequest }, always);

  async function catchUp(): Promise<void> {
    guard(signIn.recover());
    guard(membership.recover());
    guard(refoldOnce(db, api.runtime.getManifest().version));
    await look(true);
    if ((await api.alarms.get(tick)) === undefined) {
      await api.alarms.create(tick, { periodInMinutes: 0.5 });
    }
    await Promise.all([link.pullIfDue(), screen.drain(), passTime(), screen.drawBadge()]);
    await link.maintain();
  }

  async function openMail(id: MessageId): Promise<boolean> {
    const mail = await db.messages.get(id);
    if (mail === undefined) return false;
    await openThread(api, mail);
    return true;
  }

  const pressed = createPressed({
    db,
    notifications: api.notifications,
    now: Date.now,
    openMail,
    openMails: () => openDashboard(api, { page: "mails" }),
    onChanged: screen.onChanged,
  });

  /** What time does to mails and notifications. */
  async function passTime(): Promise<void> {
    const { changed, threadIds } = await forgetOld(db, Date.now());
    if (changed) screen.onChanged(threadIds);
    await screen.deliver();
  }

  /** Reads the log and shows what is in it, to the end: the worker may be stopped right after. */
  async function wake(): Promise<void> {
    await link.pull();
    await Promise.all([screen.deliver(), screen.drawBadge()]);
  }

  return {
    start: () => guard(catchUp()),
    onTick: () =>
      guard(
        Promise.all([
          link.pullIfDue().then(link.maintain),
          screen.drain(),
          passTime(),
          look(false),
        ]),
      ),
    onOnline: () => guard(link.pull()),
    onPush: (event) => event.waitUntil(wake().catch(report)),
    onPushSubscriptionChange: (event) => event.waitUntil(link.maintain().catch(report)),
    onMessage: (message, sender, respond) => {
      if (sender.id !== api.runtime.id) return false;
      const isOwnPage = sender.origin === `chrome-extension://${api.runtime.id}`;
      const request = readRequest(message, isOwnPage);
      if (request === null) return false;
      handleRequest(requests, request).then(respond, (error: unknown) => {
        report(error);
        respond(null);
      });
      return true;
    },
    onInstalled: ({ reason }) => {
      if (reason === "install") guard(openNewDashboard(api, { page: "welcome" }));
    },
    onNotificationClicked: (id) => guard(pressed.notification(id)),
    onNotificationButtonClicked: (id, button) => guard(pressed.button(id, button)),
    onStorageChanged: (changes, area) => {
      if (area !== "local") return;
      if ("session" in changes) guard(link.follow());
      // What "perhaps" was told of may not be wanted any more.
      if ("preferences" in changes) guard(screen.deliver());
      const hasMail = Object.entries(changes).some(
        ([key, { newValue }]) => isOutboxKey(key) && newValue !== undefined,
      );
      if (hasMail) guard(screen.drain());
    },
    sends: createSendNotes(api),
  };
}
