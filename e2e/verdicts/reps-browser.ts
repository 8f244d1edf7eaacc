import { randomBytes } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { Dexie } from "dexie";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { SightlineDatabase } from "../../extension/db/database.ts";
import { readSenderKeys, writeSender } from "../../extension/db/kv.ts";
import { recordViews } from "../../extension/db/record-events.ts";
import type { Telling } from "../../extension/db/tell.ts";
import { deliverDue } from "../../extension/notifications/deliver-due.ts";
import { pair } from "../../extension/pairing/pair.ts";
import { createViewNotes, type ViewNotes } from "../../extension/self/note-views.ts";
import type { Credentials } from "../../extension/sync/credentials.ts";
import type { Fetch } from "../../extension/sync/fetch.ts";
import { pullEvents } from "../../extension/sync/pull.ts";
import { decodeBase64Url, encodeBase64Url } from "../../shared/base64url.ts";
import { prepareSenderKey } from "../../shared/sender-key.ts";
import type { TrackedUrlContext } from "../../shared/tracked-url.ts";
import type { PairResponse } from "../../shared/wire.ts";
import { createNotificationArea, type NotificationArea } from "./notification-area.ts";
import type { World } from "./world.ts";

/** The rep's browser: the extension's own modules, without a browser around them. */
export interface RepsBrowser {
  readonly db: SightlineDatabase;
  readonly telling: Telling;
  readonly area: NotificationArea;
  readonly minting: TrackedUrlContext;
  /** How far this computer's clock is ahead of the server's, as the last answer of the server told it. */
  readonly clockSkew: () => number | null;
  /** Milliseconds since 1970, by this computer's clock. */
  readonly now: () => number;
  /** Reads the log to its end, as after each signal. */
  readonly pull: () => Promise<void>;
  /** Shows and takes back notifications, as after each change. */
  readonly deliver: () => Promise<void>;
  /** Notes a view of own mail. `elsewhere`: in another browser of the rep's, so that only the server hears of it. */
  readonly view: (messageId: SightlineMessageId, elsewhere: boolean) => Promise<void>;
  readonly close: () => Promise<void>;
}

type SightlineMessageId = Parameters<ViewNotes["note"]>[1][number]["messageId"];

let databases = 0;

/**
 * Pairs a browser with the world's server, as a sender of its own.
 * @param ahead how far its clock is ahead of the server's, in milliseconds.
 */
export async function openRepsBrowser(
  world: World,
  { ahead, telling }: { readonly ahead: number; readonly telling: Telling },
): Promise<RepsBrowser> {
  const now = (): number => world.now() + ahead;
  const underway = new Set<Promise<unknown>>();
  const fetch = fetchIn(world, underway);
  databases += 1;
  Dexie.dependencies.indexedDB = new IDBFactory();
  Dexie.dependencies.IDBKeyRange = IDBKeyRange;
  const db = new SightlineDatabase(`story-${databases}`);
  const paired = await pairWith(world, fetch, now);
  const { sid, senderKey, keyVersion, trackingOrigin, deviceToken } = paired;
  await writeSender(db, world.server.url, { sid, senderKey, keyVersion });
  const credentials: Credentials = {
    server: world.server.url,
    sid,
    streamUrl: `${world.server.url}/v1/stream`,
    login: "1",
    bearer: async () => ({ kind: "bearer", token: deviceToken }),
  };
  const key = decodeBase64Url(senderKey);
  if (key === null) throw new Error("the server gave a key that is none");
  const minting = { trackingOrigin, key: prepareSenderKey(sid, key, keyVersion) };
  const area = createNotificationArea();
  let skew: number | null = null;

  const notes = (record: Parameters<typeof createViewNotes>[0]["record"]): ViewNotes =>
    createViewNotes({
      // The key that it has, and at once: what is under way then is asked of the server.
      senderTag: async (_key, message) => encodeBase64Url(minting.key.tag(message)),
      fetch,
      now,
      random: () => 0.5,
      after: () => {
        throw new Error("the server did not take a view");
      },
      keepAlive: () => {},
      randomBytes,
      senders: () => readSenderKeys(db),
      clockSkew: async () => skew,
      record,
      report: (error) => {
        throw error;
      },
    });
  const here = notes(async (views) => void (await recordViews(db, views, telling)));
  const elsewhere = notes(async () => {});

  return {
    db,
    telling,
    area,
    now,
    minting,
    clockSkew: () => skew,
    async pull() {
      const pulled = await pullEvents(
        { db, fetch, now, telling: async () => telling, onRecorded: () => {} },
        credentials,
        new AbortController().signal,
      );
      if (pulled.kind !== "pulled") throw new Error(`the log cannot be read: ${pulled.kind}`);
      if (pulled.unreadable > 0) throw new Error("the log holds what the extension cannot read");
      skew ??= pulled.clock?.skew ?? null;
    },
    async deliver() {
      area.begin();
      await deliverDue({ db, notifications: area }, telling);
    },
    async view(messageId, isElsewhere) {
      const noted = await (isElsewhere ? elsewhere : here).note("gmail", [{ sid, messageId }]);
      if (noted !== 1) throw new Error("the view was not noted");
      // After everything that waits for promises only.
      await setImmediate();
      await Promise.all(underway);
    },
    close: async () => {
      await db.delete();
    },
  };
}

async function pairWith(world: World, fetch: Fetch, now: () => number): Promise<PairResponse> {
  let paired: PairResponse | null = null;
  const outcome = await pair(
    {
      fetch,
      now,
      hasAccess: async () => true,
      currentServer: async () => null,
      earlierSender: async () => null,
      adopt: async (_server, _info, answer) => {
        paired = answer;
      },
    },
    { server: world.server.url, code: world.server.newPairingCode() },
  );
  if (outcome.kind !== "paired" || paired === null) throw new Error(`no pairing: ${outcome.kind}`);
  return paired;
}

/** Asks the real server. Only its `Date`, which node's HTTP server takes from the computer's clock, is the world's. */
function fetchIn(world: World, underway: Set<Promise<unknown>>): Fetch {
  return (url, init) => {
    const answer = globalThis.fetch(url, init).then((response) => {
      const headers = new Headers(response.headers);
      headers.set("date", new Date(world.now()).toUTCString());
      const { status } = response;
      return new Response(status === 204 ? null : response.body, { status, headers });
    });
    underway.add(answer);
    const forget = (): void => void underway.delete(answer);
    answer.then(forget, forget);
    return answer;
  };
}
