import { createHitCounters } from "../../backend/core/hit-counters.ts";
import { createHitHandler, type HandleHit } from "../../backend/core/hit.ts";
import { findNetworkFiles } from "../../backend/core/network/network-files.ts";
import { createNetworks } from "../../backend/core/network/networks.ts";
import { createRecentHits } from "../../backend/core/recent-hits.ts";
import { createSenderKeys } from "../../backend/core/sender-keys.ts";
import { silentLog } from "../../backend/core/structured-log.ts";
import { foldEngagement, type Folded } from "../../shared/engagement.ts";
import type { LogEvent } from "../../shared/event.ts";
import { eventIdSchema, senderIdSchema } from "../../shared/ids.ts";
import { newSecretRing } from "../../shared/secret-ring.ts";
import { prepareSenderKey } from "../../shared/sender-key.ts";
import { createClassifier } from "../../shared/verdict/classify.ts";
import type { Refinement } from "../../shared/verdict/refinement.ts";
import { REFINEMENTS } from "../../shared/verdict/refinements.ts";
import type { RuleSet } from "../../shared/verdict/rule-types.ts";
import { RULE_SET } from "../../shared/verdict/rule-set.ts";
import { ADDRESSES } from "./addresses.ts";
import { CLIENTS } from "./clients.ts";
import { knownOfMail } from "./known-facts.ts";
import { messageIdOf, SEND_TIME, trackedUrl } from "./minting.ts";
import type { Outcome } from "./outcome.ts";
import { milliseconds, type Fetch, type Story } from "./story.ts";
import { fetchesOf, mailsOf, THE_MAIL } from "./timeline.ts";

/** What judges: the server's rules and the extension's refinements. */
export interface Judges {
  readonly ruleSet: RuleSet;
  readonly refinements: readonly Refinement[];
}

/**
 * Plays one story.
 * @param arrange what the extension gets of the log, and in which order; default: as it was written
 */
export type Play = (
  story: Story,
  judges?: Judges,
  arrange?: (events: readonly LogEvent[]) => readonly LogEvent[],
) => Promise<Outcome>;

export const ALL_JUDGES: Judges = { ruleSet: RULE_SET, refinements: REFINEMENTS };

const SID = senderIdSchema.parse("stor2storie");
const ORIGIN = "https://t.example.com";

/**
 * Gives what plays stories without a network and a database: the server's hit handler and the extension's fold, called
 * directly. What the extension would find out (which mails are quoted, which devices are the rep's) is taken from the
 * story's own expectations. So it is quick enough to be done again for each rule that is switched off.
 */
export async function createStage(): Promise<Play> {
  const senderKeys = createSenderKeys(newSecretRing((length) => new Uint8Array(length).fill(7)));
  const { keyVersion, senderKey } = senderKeys.exportCurrent(SID);
  const key = prepareSenderKey(SID, Buffer.from(senderKey, "base64url"), keyVersion);
  const timers = { after: () => () => {}, every: () => () => {} };
  const networks = createNetworks({ files: findNetworkFiles(), logger: silentLog, timers });
  await Promise.all([networks.load("ipv4"), networks.load("ipv6")]);
  /** Of the story that is being played. */
  let now = SEND_TIME;
  let events: LogEvent[] = [];
  let recent = createRecentHits({ clock: () => now, timers });
  const urls = new Map<Fetch, string>();
  const handlers = new WeakMap<RuleSet, HandleHit>();

  function handlerOf(ruleSet: RuleSet): HandleHit {
    const known = handlers.get(ruleSet);
    if (known !== undefined) return known;
    const handler = createHitHandler({
      senderKeys,
      record: async (event) => void events.push(event),
      networks,
      recentHits: { note: (hit) => recent.note(hit), size: () => recent.size() },
      counters: createHitCounters(),
      clock: () => now,
      newEventId: () => idOf(events.length),
      logger: silentLog,
      classify: createClassifier(ruleSet),
    });
    handlers.set(ruleSet, handler);
    return handler;
  }

  return async (story, { ruleSet, refinements } = ALL_JUDGES, arrange = (same) => same) => {
    const handleHit = handlerOf(ruleSet);
    events = [];
    recent = createRecentHits({ clock: () => now, timers });
    const mails = mailsOf(story);
    const fetches = fetchesOf(story);
    for (const step of fetches) {
      now = SEND_TIME + milliseconds(step.at);
      const mail = mails.find(({ name }) => name === (step.mail ?? THE_MAIL));
      if (mail === undefined) throw new Error(`${story.id} has no mail "${step.mail ?? ""}"`);
      const url = urls.get(step) ?? trackedUrl({ trackingOrigin: ORIGIN, key }, mail, step, story);
      urls.set(step, url);
      await ask(handleHit, url, step);
    }
    const hits: Outcome["hits"][number][] = fetches.map(() => null);
    const folded = mails.map((mail) => {
      const own = events.filter(({ messageId }) => messageId === messageIdOf(mail.name));
      const { facts, views } = knownOfMail(story, mail, events);
      const fold = foldEngagement(facts, arrange([...own, ...views]), refinements);
      for (const { id, client } of own) {
        const judgement = fold.judgements.get(id);
        if (judgement !== undefined) hits[numberOf(id)] = { ...judgement, family: client.family };
      }
      return [mail.name, fold.engagement] as const;
    });
    return { mails: new Map<string, Folded["engagement"]>(folded), hits, told: null };
  };
}

async function ask(handleHit: HandleHit, url: string, step: Fetch): Promise<void> {
  const client = CLIENTS[step.by];
  const headers: Record<string, string> = { ...step.headers };
  if (client.userAgent !== "") headers["user-agent"] = client.userAgent;
  await handleHit({
    method: step.method ?? "GET",
    target: url.slice(ORIGIN.length),
    address: ADDRESSES[step.from ?? client.from].ip,
    header: (name) => headers[name] ?? null,
  });
}

/** The id of the story's n-th hit, from 0. */
function idOf(hit: number): LogEvent["id"] {
  return eventIdSchema.parse(`hit${String(hit).padStart(13, "0")}`);
}

function numberOf(id: LogEvent["id"]): number {
  return Number(id.slice(3));
}
