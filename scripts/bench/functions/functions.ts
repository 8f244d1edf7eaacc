import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { findFirestoreEmulator } from "../../../backend/firebase/emulator/find-emulator.ts";
import { startFirestoreEmulator } from "../../../backend/firebase/emulator/start-emulator.ts";
import { formatSecretRing, newSecretRing } from "../../../shared/secret-ring.ts";
import { deriveSenderKey, prepareSenderKey, randomSenderId } from "../../../shared/sender-key.ts";
import { randomMessageId } from "../../../shared/token.ts";
import { mintOpenUrl } from "../../../shared/tracked-url.ts";
import { bundleCodebase } from "../../functions/bundle-codebase.ts";
import type { Bench, Figure } from "../figure.ts";
import { nodeCommand, startServer } from "../hits/child-process.ts";
import { prepareLoad } from "../hits/prepare-load.ts";
import { median } from "../statistics.ts";
import { measureColdStart, startFunction, type FrameworkFunction } from "./framework-function.ts";

const COLD_ROUNDS = 15;
const WARM_ROUNDS = 5;
const SECONDS = 2;
const CONNECTIONS = 64;
const TARGETS = 20_000;

type Name = "hit" | "bare";
const NAMES: readonly Name[] = ["hit", "bare"];
const LOADS = { "keep-alive": false, close: true } as const;
type Kind = keyof typeof LOADS;

/**
 * The function `hit` as Google's cloud would run it, under functions-framework, against a handler there that only commits:
 * what our code adds to the start of an instance, and to each hit afterwards.
 */
export const functions: Bench = {
  name: "functions",
  async run(note) {
    mkdirSync(".cache", { recursive: true });
    const folder = mkdtempSync(join(process.cwd(), ".cache", "bench-functions-"));
    const stops: (() => Promise<void>)[] = [];
    try {
      const entries = {
        hit: "backend/firebase/hit/main.ts",
        bare: "scripts/bench/functions/bare-function.ts",
      };
      for (const name of NAMES)
        await bundleCodebase({
          name,
          entry: entries[name],
          keepNames: false,
          outDir: join(folder, name),
        });
      const standIn = await startServer(nodeCommand("scripts/bench/functions/commit-stand-in.ts"), {
        beside: true,
      });
      stops.push(standIn.stop);
      const emulator = await startEmulator(note);
      if (emulator !== null) stops.push(emulator.stop);

      const { secret, targets } = mint(TARGETS);
      const of = (firestore: string) => (name: Name) => ({
        folder: join(folder, name),
        env: {
          FIRESTORE_EMULATOR_HOST: firestore,
          GCLOUD_PROJECT: "demo-bench",
          SIGHTLINE_SECRET: secret,
        },
      });
      const cold = await measureCold(of(emulator?.host ?? standIn.firstLine), targets, note);
      const load = prepareLoad(folder, targets);
      const warm = await measureWarm(of(standIn.firstLine), load, note);
      const commits = Number(await (await fetch(`http://${standIn.firstLine}/`)).text());
      return [...coldFigures(cold, emulator === null), ...warmFigures(warm, commits)];
    } finally {
      await Promise.all(stops.map((stop) => stop()));
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function startEmulator(note: (line: string) => void) {
  const search = findFirestoreEmulator(process.env);
  if (search.kind === "found") return startFirestoreEmulator(search);
  note(`no Firestore emulator (${search.why}): a stand-in answers the commits`);
  return null;
}

/** The secret of a server, and paths of pixels of one of its senders. */
function mint(count: number): { secret: string; targets: string[] } {
  const ring = newSecretRing(randomBytes);
  const sid = randomSenderId(randomBytes);
  const current = ring.secret(ring.current) ?? new Uint8Array();
  const key = prepareSenderKey(sid, deriveSenderKey(current, sid), ring.current);
  // Sent an hour ago, so that the verdict is the usual one.
  const mintedAt = Math.floor(Date.now() / 1_000) - 3_600;
  const targets = Array.from({ length: count }, () => {
    const payload = { messageId: randomMessageId(randomBytes), mintedAt, recipient: 0 };
    return mintOpenUrl({ trackingOrigin: "", key }, payload);
  });
  return { secret: formatSecretRing(ring), targets };
}

type Cold = Record<Name, number[]>;

async function measureCold(
  of: (name: Name) => FrameworkFunction,
  targets: readonly string[],
  note: (line: string) => void,
): Promise<Cold> {
  const cold: Cold = { hit: [], bare: [] };
  // Round 0 brings files and the database into memory; it does not count.
  for (let round = 0; round <= COLD_ROUNDS; round += 1) {
    note(`cold start ${round} of ${COLD_ROUNDS} …`);
    for (const name of round % 2 === 0 ? NAMES : NAMES.toReversed()) {
      const taken = await measureColdStart(of(name), targets[round] ?? "/");
      if (round > 0) cold[name].push(taken);
    }
  }
  return cold;
}

interface Warm {
  readonly perSecond: Record<Kind, Record<Name, number[]>>;
  readonly answered: number;
}

async function measureWarm(
  of: (name: Name) => FrameworkFunction,
  load: ReturnType<typeof prepareLoad>,
  note: (line: string) => void,
): Promise<Warm> {
  const running = await Promise.all(
    NAMES.map(async (name) => ({ name, ...(await startFunction(of(name))) })),
  );
  const perSecond = {
    "keep-alive": { hit: [], bare: [] },
    close: { hit: [], bare: [] },
  } as Warm["perSecond"];
  let answered = 0;
  try {
    for (let round = 0; round <= WARM_ROUNDS; round += 1) {
      note(`warm, round ${round} of ${WARM_ROUNDS}, load by ${load.name} …`);
      for (const kind of Object.keys(LOADS) as Kind[]) {
        for (const { name, url } of round % 2 === 0 ? running : running.toReversed()) {
          const run = { url, connections: CONNECTIONS, close: LOADS[kind], seconds: SECONDS };
          const result = await load.run(run);
          answered += result.answered;
          if (round > 0) perSecond[kind][name].push(result.perSecond);
        }
      }
    }
  } finally {
    await Promise.all(running.map(({ server }) => server.stop()));
  }
  return { perSecond, answered };
}

/** The middle of the rounds' own ratios: each compares what ran within the same seconds. */
function ratio({ hit, bare }: Record<Name, readonly number[]>): number {
  return median(hit.map((value, round) => value / (bare[round] ?? Number.NaN)));
}

function coldFigures(cold: Cold, standIn: boolean): Figure[] {
  const where = standIn ? "a stand-in for Firestore" : "the Firestore emulator";
  return [
    {
      name: "cold start to first write done, against the bare handler",
      value: ratio(cold),
      unit: "×",
      goal: { kind: "at most", value: 1.3 },
    },
    { name: `cold start, hit, with ${where}`, value: median(cold.hit), unit: "ms", goal: null },
    { name: "cold start, bare handler", value: median(cold.bare), unit: "ms", goal: null },
  ];
}

function warmFigures({ perSecond, answered }: Warm, commits: number): Figure[] {
  const kinds = Object.keys(LOADS) as Kind[];
  return [
    ...kinds.map((kind): Figure => ({
      name: `warm, ${kind}, ${CONNECTIONS} connections, against the bare handler`,
      value: ratio(perSecond[kind]),
      unit: "×",
      goal: { kind: "at least", value: 0.8 },
    })),
    {
      name: "answered, but not committed",
      value: Math.max(0, answered - commits),
      unit: "",
      goal: { kind: "exactly", value: 0 },
    },
    ...kinds.flatMap((kind) =>
      NAMES.map((name): Figure => ({
        name: `${name}, ${kind}`,
        value: median(perSecond[kind][name]),
        unit: "/s",
        goal: null,
      })),
    ),
  ];
}
