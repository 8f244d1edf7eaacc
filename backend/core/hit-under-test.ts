import { randomBytes } from "node:crypto";
import type { LogEvent } from "../../shared/event.ts";
import { newSecretRing, type SecretRing } from "../../shared/secret-ring.ts";
import { deriveSenderKey, prepareSenderKey } from "../../shared/sender-key.ts";
import { randomMessageId } from "../../shared/token.ts";
import { createEventIds } from "./event-id.ts";
import { ANNA } from "./example-event.ts";
import { createHitCounters } from "./hit-counters.ts";
import { createHitHandler, type HitRequest } from "./hit.ts";
import { createManualTimers } from "./manual-timers.ts";
import { fixedNetworks } from "./network/fixed-networks.ts";
import type { Networks } from "./network/networks.ts";
import { createRecentHits } from "./recent-hits.ts";
import { createRecordingLog } from "./recording-log.ts";
import { createSenderKeys } from "./sender-keys.ts";

export const ORIGIN = "https://track.example.com";
export const SECRET = new Uint8Array(32).fill(7);
export const RING = newSecretRing(() => SECRET);
export const NOW = Date.UTC(2026, 10, 21, 12);
export const GMAIL_PROXY =
  "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)";
export const CHROME_ON_ANDROID =
  "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36";
/** Made up, but for what the handler makes of it. */
export const HOME = "91.64.1.1";
export const GOOGLE = "66.249.84.1";
export const NETWORKS = {
  [HOME]: { isPublic: true, lists: [], asn: null, country: "DE" },
  [GOOGLE]: { isPublic: true, lists: ["google"], asn: 15_169, country: "US" },
} as const;

const annasKey = prepareSenderKey(ANNA, deriveSenderKey(SECRET, ANNA), 1);
export const context = { trackingOrigin: ORIGIN, key: annasKey };
export const payload = {
  messageId: randomMessageId(randomBytes),
  mintedAt: NOW / 1_000 - 3_600,
  recipient: 2,
  link: 1,
};

/** For tests: the hit handler with everything around it in memory. */
export function setUpHits({
  record,
  ring = RING,
  networks = fixedNetworks(NETWORKS),
  classify,
}: {
  classify?: NonNullable<Parameters<typeof createHitHandler>[0]["classify"]>;
  record?: (event: LogEvent) => Promise<void>;
  ring?: SecretRing;
  networks?: Networks;
} = {}) {
  const events: LogEvent[] = [];
  const counters = createHitCounters();
  const logger = createRecordingLog();
  const timers = createManualTimers(NOW);
  const handle = createHitHandler({
    senderKeys: createSenderKeys(ring),
    record: record ?? (async (event) => void events.push(event)),
    networks,
    recentHits: createRecentHits({ clock: timers.now, timers }),
    ...(classify !== undefined && { classify }),
    counters,
    clock: timers.now,
    newEventId: createEventIds(randomBytes),
    logger,
  });
  const get = async (url: string, userAgent = CHROME_ON_ANDROID, address = "") => {
    const header: HitRequest["header"] = (name) => (name === "user-agent" ? userAgent : null);
    const raw = await handle({ method: "GET", target: url.slice(ORIGIN.length), address, header });
    return {
      raw,
      status: raw.status,
      body: raw.body,
      text: new TextDecoder().decode(raw.body),
      header: (name: string) => raw.headers[raw.headers.indexOf(name) + 1 || raw.headers.length],
    };
  };
  return { handle, get, events, counters, logger };
}
