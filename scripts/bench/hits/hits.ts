import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Bench, Figure } from "../figure.ts";
import { median } from "../statistics.ts";
import { nodeCommand, startServer } from "./child-process.ts";
import { askForEach } from "./counted-requests.ts";
import { measureFsync } from "./fsync.ts";
import type { Load, LoadResult } from "./load.ts";
import { startNginx } from "./nginx.ts";
import { prepareLoad } from "./prepare-load.ts";
import { startSightline, type SightlineServer } from "./sightline-server.ts";

const CONNECTIONS = 64;
const ROUNDS = 5;
const SECONDS = 2;
const TARGETS = 20_000;
const COUNTED = 5_000;
const FSYNCS = 300;

const bareServer = fileURLToPath(new URL("bare-server.ts", import.meta.url));

/** A kind of load; each is put on every server in every round. */
const LOADS = {
  "keep-alive": { connections: CONNECTIONS, close: false },
  close: { connections: CONNECTIONS, close: true },
  one: { connections: 1, close: false },
} as const;
type Kind = keyof typeof LOADS;

/** The results of one server, by kind, in the order of the rounds. */
type Results = Record<Kind, LoadResult[]>;

/**
 * Hits that are durable before they are answered, against servers that keep nothing: node:http and, where it is
 * installed, nginx. All on one core, in turn, so that what else the machine does meets them alike.
 */
export const hits: Bench = {
  name: "hits",
  async run(note) {
    // Not in the system's folder for temporary files: that may lie in memory, where fsync costs nothing.
    mkdirSync(".cache", { recursive: true });
    const folder = mkdtempSync(join(process.cwd(), ".cache", "bench-hits-"));
    const stops: (() => Promise<void>)[] = [];
    try {
      const sightline = await startSightline(join(folder, "data"));
      stops.push(sightline.stop);
      const bare = await startServer(nodeCommand(bareServer));
      stops.push(bare.stop);
      const nginx = await startNginx(join(folder, "nginx"));
      if (nginx !== null) stops.push(nginx.stop);

      const targets = sightline.mintTargets(TARGETS);
      const load = prepareLoad(folder, targets);
      const servers = new Map([
        ["sightline", sightline.url],
        ["bare", bare.firstLine],
        ...(nginx === null ? [] : [["nginx", nginx.url] as const]),
      ]);
      const { results, fsyncs } = await measure({
        servers,
        load,
        note,
        fsyncFile: join(folder, "fsync"),
      });
      const accounts = await settle(sightline, targets, results.get("sightline"));
      return figuresOf(results, fsyncs, accounts);
    } finally {
      await Promise.all(stops.map((stop) => stop()));
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

interface Measurement {
  readonly servers: ReadonlyMap<string, string>;
  readonly load: Load;
  readonly note: (line: string) => void;
  readonly fsyncFile: string;
}

async function measure({ servers, load, note, fsyncFile }: Measurement) {
  const results = new Map<string, Results>();
  const fsyncs: number[] = [];
  for (const name of servers.keys()) results.set(name, { "keep-alive": [], close: [], one: [] });
  // Round 0 warms the servers up. Its answers are counted with the others, its speed is not.
  for (let round = 0; round <= ROUNDS; round += 1) {
    note(`round ${round} of ${ROUNDS}, load by ${load.name} …`);
    for (const kind of Object.keys(LOADS) as Kind[]) {
      // Who comes first changes, so that nobody always finds the disk busy with the one before.
      const order = round % 2 === 0 ? [...servers] : [...servers].reverse();
      for (const [name, url] of order) {
        const result = await load.run({ url, ...LOADS[kind], seconds: SECONDS });
        results.get(name)?.[kind].push(result);
      }
      if (kind === "one") fsyncs.push(measureFsync(fsyncFile, FSYNCS));
    }
  }
  return { results, fsyncs };
}

interface Accounts {
  /** Answered, but not in the log. */
  readonly lost: number;
  /** In the log, though nobody asked for it. */
  readonly invented: number;
}

/** Compares what was answered with what the log holds. */
async function settle(
  sightline: SightlineServer,
  targets: readonly string[],
  results: Results | undefined,
): Promise<Accounts> {
  const runs = (Object.keys(LOADS) as Kind[]).flatMap((kind) =>
    (results?.[kind] ?? []).map(({ answered }) => ({ answered, cutOff: LOADS[kind].connections })),
  );
  const answered = runs.reduce((sum, run) => sum + run.answered, 0);
  // When a stretch of load ends, it hangs up on what is under way: at most one request for each connection.
  const cutOff = runs.reduce((sum, run) => sum + run.cutOff, 0);
  const stored = sightline.countEvents();
  // Here nothing is cut off, so the number must be met exactly.
  const counted = await askForEach(sightline.url, targets.slice(0, COUNTED), CONNECTIONS);
  const more = sightline.countEvents() - stored;
  return {
    lost: Math.max(0, answered - stored) + Math.max(0, counted - more),
    invented: Math.max(0, stored - answered - cutOff) + Math.max(0, more - counted),
  };
}

function figuresOf(
  results: ReadonlyMap<string, Results>,
  fsyncs: readonly number[],
  { lost, invented }: Accounts,
): Figure[] {
  const measured = (name: string, kind: Kind): readonly LoadResult[] =>
    results.get(name)?.[kind].slice(1) ?? [];
  const speed = (name: string, kind: Kind): number =>
    median(measured(name, kind).map(({ perSecond }) => perSecond));
  /** The middle of the rounds' own ratios: each compares what ran within the same seconds. */
  const ratio = (kind: Kind, other: string): number =>
    median(
      measured("sightline", kind).map(
        ({ perSecond }, round) =>
          perSecond / (measured(other, kind)[round]?.perSecond ?? Number.NaN),
      ),
    );
  const one = measured("sightline", "one");
  const disk = fsyncs.slice(1);
  const others = [...results.keys()].filter((name) => name !== "sightline");
  const info = (name: string, value: number, unit: Figure["unit"]): Figure => ({
    name,
    value,
    unit,
    goal: null,
  });

  return [
    {
      name: `keep-alive, ${CONNECTIONS} connections, against bare node:http`,
      value: ratio("keep-alive", "bare"),
      unit: "×",
      goal: { kind: "at least", value: 0.47 },
    },
    {
      name: "Connection: close, against bare node:http",
      value: ratio("close", "bare"),
      unit: "×",
      goal: { kind: "at least", value: 0.6 },
    },
    {
      name: "one connection, p50, against one fsync of 4 KB",
      value: median(one.map(({ p50 }, round) => p50 / (disk[round] ?? Number.NaN))),
      unit: "×",
      goal: { kind: "at most", value: 3 },
    },
    {
      name: "answered, but not in the log",
      value: lost,
      unit: "",
      goal: { kind: "exactly", value: 0 },
    },
    {
      name: "in the log, but not asked for",
      value: invented,
      unit: "",
      goal: { kind: "exactly", value: 0 },
    },
    info("one connection, p50", median(one.map(({ p50 }) => p50)), "ms"),
    info("one connection, p99", median(one.map(({ p99 }) => p99)), "ms"),
    info("one fsync of 4 KB, p50", median(disk), "ms"),
    info("keep-alive", speed("sightline", "keep-alive"), "/s"),
    info("Connection: close", speed("sightline", "close"), "/s"),
    ...others.flatMap((name) => [
      info(`${name}, keep-alive`, speed(name, "keep-alive"), "/s"),
      info(`${name}, Connection: close`, speed(name, "close"), "/s"),
    ]),
    ...(results.has("nginx")
      ? [info("keep-alive, against nginx's empty_gif", ratio("keep-alive", "nginx"), "×")]
      : []),
  ];
}
