import { spawn, type ChildProcess } from "node:child_process";
import process from "node:process";
import { freePort } from "./free-ports.ts";

interface EmulatorOptions {
  readonly java: string;
  readonly jar: string;
  /** Else one that is free. */
  readonly port?: number;
  /** More of the emulator's own options, such as `--functions_emulator=127.0.0.1:5001` or `--rules=<file>`. */
  readonly flags?: readonly string[];
}

export interface RunningEmulator {
  /** For `FIRESTORE_EMULATOR_HOST`: 127.0.0.1:port. */
  readonly host: string;
  /** As if it hung: takes connections, answers nothing, forgets nothing. Not on Windows. */
  pause(): void;
  /** Goes on where it was. */
  resume(): void;
  /** Ends it, and all that it has started; its data is gone. */
  readonly stop: () => Promise<void>;
}

const HOST = "127.0.0.1";
const MAIN = "com.google.cloud.datastore.emulator.firestore.CloudFirestore";
/** What it says of itself in the end. */
const RUNNING = "Dev App Server is now running";
/** Another program may take the free port in between. */
const ATTEMPTS = 3;
const READY_WITHIN_MS = 60_000;
const STOPPED_WITHIN_MS = 5_000;
/** Of its output, for an error's message. */
const KEPT_OUTPUT = 4_000;

/** The emulator ends when its input does, which happens also when this process is killed and can clean up nothing. */
const SUPERVISOR = `
exec 3<&0
"$@" </dev/null &
emulator=$!
{ cat <&3 >/dev/null; kill "$emulator" 2>/dev/null; } &
wait "$emulator"
`;

/**
 * Starts Google's Firestore emulator and waits until it answers.
 * @throws {Error} with the end of its output when it does not come up.
 */
export async function startFirestoreEmulator(options: EmulatorOptions): Promise<RunningEmulator> {
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    const started = start(options, port);
    const outcome = await Promise.race([
      whenReady(`http://${HOST}:${port}/`, started),
      started.ended,
    ]);
    if (outcome === "ready") {
      const { pause, resume, stop } = started;
      return { host: `${HOST}:${port}`, pause, resume, stop };
    }
    await started.stop();
    if (
      attempt === ATTEMPTS ||
      options.port !== undefined ||
      !/address already in use/i.test(started.output())
    )
      throw new Error(`the Firestore emulator did not come up: ${outcome}\n${started.output()}`);
  }
}

interface Started {
  /** Resolves, with a description, when it is over. */
  readonly ended: Promise<string>;
  readonly isOver: () => boolean;
  readonly output: () => string;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly stop: () => Promise<void>;
}

function start({ java, jar, flags = [] }: EmulatorOptions, port: number): Started {
  // Small, and quick to start: that matters more for tests than the speed in the long run.
  const tuning = ["-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Duser.language=en"];
  const command = [java, ...tuning, "-cp", jar, MAIN, `--host=${HOST}`, `--port=${port}`, ...flags];
  const child = spawn("sh", ["-c", SUPERVISOR, "sh", ...command], {
    // A process group of its own, so that a terminal's Ctrl+C reaches it only through us.
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
  });
  let output = "";
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString("utf8")).slice(-KEPT_OUTPUT);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  // It may be gone when its input is closed.
  child.stdin.on("error", () => undefined);
  child.unref();

  let over = false;
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(`it ended with ${signal ?? `code ${code}`}`));
  }).finally(() => {
    over = true;
    child.stdin.end();
  });
  return {
    ended,
    isOver: () => over,
    output: () => output,
    pause: () => signalGroup(child, "SIGSTOP"),
    resume: () => signalGroup(child, "SIGCONT"),
    stop: () => stop(child, ended),
  };
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  signalGroup(child, "SIGTERM");
  const timer = setTimeout(() => signalGroup(child, "SIGKILL"), STOPPED_WITHIN_MS);
  await ended;
  clearTimeout(timer);
  // The shell may have gone before the emulator.
  signalGroup(child, "SIGKILL");
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Nobody is left in the group.
  }
}

async function whenReady(url: string, started: Started): Promise<string> {
  const end = performance.now() + READY_WITHIN_MS;
  while (performance.now() < end && !started.isOver()) {
    // What answers may be another emulator, which has this port already; then ours never says that it runs.
    const answer = started.output().includes(RUNNING) ? await fetch(url).catch(() => null) : null;
    if (answer?.ok === true) return "ready";
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return `no answer in ${READY_WITHIN_MS / 1_000} s`;
}
