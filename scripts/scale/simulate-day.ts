import { poisson, seeded } from "./random.ts";
import { COSTS, HOURS, TRAFFIC } from "./traffic.ts";

const SECONDS = 86_400;
/** A view wakes browsers when there was a hit on its sender's mails so many seconds before (signal-hit.ts). */
const EXPLAINED_SECONDS = 10;
/** A gateway fetches what is in a mail within so many seconds of its delivery. */
const SCAN_SECONDS = 3;

/** What happens on a working day, and its worst second or minute. */
export interface Day {
  readonly mails: number;
  readonly reps: number;
  /** Kept in Firestore. */
  readonly hits: number;
  /** Answered, and not kept. */
  readonly damaged: number;
  /** Requests of extensions for the log. */
  readonly looks: number;
  readonly emptyLooks: number;
  /** Own mails that browsers said they show. */
  readonly views: number;
  /** Views that stood beside a hit, so that other browsers were told at once. */
  readonly wakingViews: number;
  readonly pushes: number;
  /** Streams that are open at the busiest time. */
  readonly streams: number;
  readonly peakHits: number;
  readonly peakLooks: number;
  readonly peakViews: number;
  readonly peakPushesPerMinute: number;
  /** Most events in one second of one sender of a sample of them. */
  readonly peakEventsOfOneSender: number;
  /** Seconds that instances are billed for, and the most at once. */
  readonly hit: Billed;
  readonly api: Billed;
  readonly push: Billed;
  readonly stream: Billed;
}

interface Billed {
  readonly seconds: number;
  readonly instances: number;
}

/** Plays a working day second by second. The same seed gives the same day. */
export function simulateDay(mails: number, seed: number): Day {
  const random = seeded(seed);
  // Of their own, so that a day with other views has the same hits.
  const viewing = seeded(seed + 1);
  const t = TRAFFIC;
  const reps = Math.max(1, Math.round(mails / t.mailsPerRep.value));
  const devices = reps * t.devices.value;
  const byPush = devices * t.pushShare.value;
  const byStream = devices - byPush;
  const people = t.openRate.value * t.opensPerOpened.value + t.clickRate.value;
  const machines = t.privacyFetches.value + t.prefetches.value;
  const atOnce = 1 + t.links.value;
  const total = HOURS.reduce((sum, share) => sum + share, 0);

  const hits = new Uint32Array(SECONDS + SCAN_SECONDS);
  const looks = new Uint32Array(SECONDS);
  const views = new Uint32Array(SECONDS);
  let sent = 0;
  let damaged = 0;
  let empty = 0;
  let wakingViews = 0;
  for (let second = 0; second < SECONDS; second += 1) {
    const share = weight(second) / total / 3_600;
    sent += poisson(mails * share, random);
    const scans = poisson(mails * t.scanned.value * share, random);
    for (let after = 0; after < atOnce; after += 1) {
      add(hits, second + (after % SCAN_SECONDS), scans);
    }
    const single = poisson(mails * (people + machines) * share, random);
    add(hits, second, single);
    damaged += poisson(mails * t.damaged.value * share, random);
    // Hits of one scan wake a browser several times, but it looks once, and once more for what came meanwhile.
    const wakings = (single + 2 * scans) * t.devices.value;
    const online = onlineShare(second);
    const backstop =
      (byPush * online) / (t.backstopMinutes.value * 60) +
      (byStream * online) / t.pollSeconds.value;
    const idle = poisson(backstop, random);
    empty += idle;
    const seen = poisson(mails * t.views.value * share, viewing);
    views[second] = seen;
    const waking = seen * Math.min(1, ((single + atOnce * scans) / reps) * EXPLAINED_SECONDS);
    wakingViews += waking;
    // Who holds a stream is told of each view.
    const told = (waking * byPush + seen * byStream) / reps;
    looks[second] =
      chanceRound(wakings * online, random) + idle + chanceRound(told * online, viewing);
  }

  const pushed = t.devices.value * t.pushShare.value;
  const streams = Math.round(byStream);
  return {
    mails: sent,
    reps,
    hits: sum(hits),
    damaged,
    looks: sum(looks),
    emptyLooks: empty,
    views: sum(views),
    wakingViews: Math.round(wakingViews),
    pushes: Math.round((sum(hits) + wakingViews) * pushed),
    streams,
    peakHits: most(hits),
    peakLooks: most(looks),
    peakViews: most(views),
    peakPushesPerMinute: Math.round(mostInAMinute(hits) * pushed),
    peakEventsOfOneSender: sampleSenders(random),
    hit: bill(hits, COSTS.hitCpuMs, COSTS.hitSteps),
    api: bill(together(looks, views), COSTS.lookCpuMs, COSTS.lookSteps),
    push: bill(together(hits, views), COSTS.pushCpuMs, COSTS.pushSteps),
    stream: streamsOf(byStream),
  };
}

/** Up or down to a whole number, so that the average stays. */
function chanceRound(number: number, random: () => number): number {
  return Math.floor(number) + (random() < number % 1 ? 1 : 0);
}

/** The hours' weights, joined by straight lines. */
function weight(second: number): number {
  const hour = second / 3_600 - 0.5;
  const before = Math.floor(hour);
  const share = hour - before;
  const at = (index: number): number => HOURS[(index + 24) % 24] ?? 0;
  return at(before) * (1 - share) + at(before + 1) * share;
}

/** Share of browsers that are open: all in the middle of the working day. */
function onlineShare(second: number): number {
  const half = (TRAFFIC.hoursOnline.value * 3_600) / 2;
  return Math.abs(second - 12.5 * 3_600) <= half ? 1 : 0;
}

/**
 * Instances by the CPU that the calls of a second take, and the steps in which at least one call is under way on each: a
 * step is billed once, however many calls share it.
 */
function bill(calls: Uint32Array, cpuMs: number, steps: number): Billed {
  const perSecond = 1_000 / COSTS.billedStepMs;
  let billed = 0;
  let instances = 0;
  for (const count of calls) {
    if (count === 0) continue;
    const needed = Math.max(1, Math.ceil((count * cpuMs) / 1_000 / COSTS.busy));
    instances = Math.max(instances, needed);
    const idle = (1 - Math.min(1, steps / perSecond)) ** (count / needed);
    billed += needed * (1 - idle);
  }
  return { seconds: billed, instances };
}

/** An instance that holds a stream is billed for as long as it holds one. */
function streamsOf(streams: number): Billed {
  const instances = Math.ceil(streams / 1_000);
  // Fewer than one on average: billed for the share of days on which there is one.
  const share = streams < 1 ? streams : instances;
  return { seconds: share * TRAFFIC.hoursOnline.value * 3_600, instances };
}

/** Plays a day of a thousand senders one by one, and gives the busiest second of any of them. */
function sampleSenders(random: () => number): number {
  const t = TRAFFIC;
  const people =
    t.openRate.value * t.opensPerOpened.value +
    t.clickRate.value +
    t.privacyFetches.value +
    t.views.value;
  let busiest = 0;
  for (let sender = 0; sender < 1_000; sender += 1) {
    const seconds = new Map<number, number>();
    const note = (second: number): void => {
      const count = (seconds.get(second) ?? 0) + 1;
      seconds.set(second, count);
      busiest = Math.max(busiest, count);
    };
    for (let mail = poisson(t.mailsPerRep.value, random); mail > 0; mail -= 1) {
      const sentAt = Math.floor(random() * 9 * 3_600);
      if (random() < t.scanned.value) {
        for (let fetch = 0; fetch <= t.links.value; fetch += 1) {
          note(sentAt + Math.floor(random() * SCAN_SECONDS));
        }
      }
      for (let fetch = poisson(people, random); fetch > 0; fetch -= 1) {
        note(sentAt + Math.floor(random() * 9 * 3_600));
      }
    }
  }
  return busiest;
}

function add(counts: Uint32Array, second: number, count: number): void {
  counts[second] = (counts[second] ?? 0) + count;
}

function together(one: Uint32Array, other: Uint32Array): Uint32Array {
  return one.map((count, second) => count + (other[second] ?? 0));
}

function sum(counts: Uint32Array): number {
  return counts.reduce((total, count) => total + count, 0);
}

function most(counts: Uint32Array): number {
  return counts.reduce((highest, count) => Math.max(highest, count), 0);
}

function mostInAMinute(counts: Uint32Array): number {
  let highest = 0;
  for (let start = 0; start < counts.length; start += 60) {
    highest = Math.max(highest, sum(counts.subarray(start, start + 60)));
  }
  return highest;
}
