import type { SightlineDatabase } from "../db/database.ts";
import { readOwnSenders, writeSender } from "../db/kv.ts";
import type { RecordedEvents } from "../db/record-events.ts";
import { registerDevice } from "../identity/devices.ts";
import type { IdTokens } from "../identity/id-tokens.ts";
import { keepPush } from "../push/keep-push.ts";
import type { PushPort } from "../push/push-port.ts";
import { isInForce, pushRecord } from "../push/push-record.ts";
import { type DynamicRules, installOwnTrafficRules } from "../self/install-rules.ts";
import { session, type Session } from "../session.ts";
import { connection, isPullDue } from "../sync/connection.ts";
import type { Credentials } from "../sync/credentials.ts";
import { fetchKey } from "../sync/fetch-key.ts";
import type { Fetch } from "../sync/fetch.ts";
import { noteClock } from "../sync/known-skew.ts";
import { singleFlight } from "../sync/single-flight.ts";
import type { StreamDeps } from "../sync/stream.ts";
import { createSynchronizer } from "../sync/synchronizer.ts";
import { changeSession } from "./change-session.ts";
import { renewServerFacts } from "./renew-server-facts.ts";
import { guard, report } from "./report.ts";
import { sessionCredentials } from "./session-credentials.ts";
import { telling } from "./telling.ts";

export interface ServerLinkDeps extends StreamDeps {
  readonly db: SightlineDatabase;
  readonly fetch: Fetch;
  readonly idTokens: IdTokens;
  readonly port: PushPort | null;
  readonly rules: DynamicRules;
  readonly onRecorded: (recorded: RecordedEvents) => void;
  /** After the state of the connection became another one. */
  readonly onState: () => void;
  readonly keepAlive: () => void;
}

/** Everything between this browser and its server: the log, the signals, the keys. */
export interface ServerLink {
  /** Brings all of it in line with the session. */
  readonly follow: () => Promise<void>;
  /** Reads the log now. False when it could not be read, or there is no server. */
  readonly pull: () => Promise<boolean>;
  /** Reads the log when it is time to; the alarm and each start of the worker ask. */
  readonly pullIfDue: () => Promise<void>;
  /** Sees to the push subscription and to what the server says of itself. */
  readonly maintain: () => Promise<void>;
}

interface Followed {
  readonly session: Session;
  readonly credentials: Credentials;
}

export function createServerLink(deps: ServerLinkDeps): ServerLink {
  const { db } = deps;
  let followed: Followed | null = null;
  let shown: string | null = null;

  const synchronizer = createSynchronizer({
    ...deps,
    telling,
    onClock: (clock) => guard(noteClock(clock)),
    report,
    onKeyVersion: (version) => {
      if (followed !== null && version !== followed.session.keyVersion) guard(renewKey());
    },
    readConnection: () => connection.getValue(),
    writeConnection: async (value) => {
      await connection.setValue(value);
      if (shown !== value.state) deps.onState();
      shown = value.state;
    },
  });

  const follow = singleFlight(async () => {
    const current = await session.getValue();
    // Without the rules own views would count; without the log nothing would: so the log goes on regardless.
    // They outlive the session: what the rep sees of own mail after it must not count either.
    const senders = current === null ? [] : [current.sid];
    await installOwnTrafficRules(deps.rules, [...senders, ...(await readOwnSenders(db))]).catch(
      report,
    );
    const before = followed;
    if (current === null) {
      followed = null;
      synchronizer.follow(null, false);
    } else {
      const credentials = await sessionCredentials(db, deps.idTokens, current);
      followed = { session: current, credentials };
      const isPushed = deps.port !== null && isInForce(await pushRecord.getValue(), current);
      synchronizer.follow(credentials, isPushed);
    }
    const isSame =
      before?.credentials.login === followed?.credentials.login &&
      before?.session.pushKey === followed?.session.pushKey;
    if (!isSame) guard(keepPushNow());
  });

  const keepPushNow = singleFlight(async () => {
    const current = followed;
    await keepPush({ ...deps, registerAgain: () => registerAgain(current) }, current);
    // What came of it is in the record, and it may be another session by now.
    await follow();
  });

  const renewKey = singleFlight(async () => {
    const current = followed;
    if (current === null) return;
    const key = await fetchKey(deps.fetch, current.credentials);
    if (key === null || key.keyVersion === current.session.keyVersion) return;
    await writeSender(db, current.session.server, { ...key, sid: current.session.sid });
    await changeSession(current.session, key);
  });

  /** The server forgets devices that were silent for long; it keeps their sender. */
  async function registerAgain(current: Followed | null): Promise<string | null> {
    if (current === null) return null;
    const answer = await registerDevice(deps.fetch, current.credentials);
    if (answer.kind !== "registered" || answer.device.sid !== current.session.sid) return null;
    const { deviceId } = answer.device;
    await changeSession(current.session, { deviceId });
    return deviceId;
  }

  return {
    follow,
    pull: async () => {
      // Right after a start the session is not read yet, and the synchronizer follows nobody.
      await follow();
      return synchronizer.pull();
    },
    pullIfDue: async () => {
      await follow();
      if (isPullDue(await connection.getValue(), deps.now())) await synchronizer.pull();
    },
    maintain: async () => {
      await follow();
      if (followed !== null && (await renewServerFacts(deps, followed.session))) await follow();
      await keepPushNow();
    },
  };
}
