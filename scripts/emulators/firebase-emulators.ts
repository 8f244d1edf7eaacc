import { spawn } from "node:child_process";
import { EventEmitter, on } from "node:events";
import { createWriteStream } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

interface FirebaseEmulatorsOptions {
  /** With the generated `firebase.json`; its log goes there too. */
  readonly folder: string;
  readonly projectId: string;
  /** `FIRESTORE_EMULATOR_HOST` for the functions. */
  readonly firestoreHost: string;
}

export interface FirebaseEmulators {
  /** Resolves when it is over, wanted or not. */
  readonly ended: Promise<void>;
  /** Resolves when they next print a line with this in it; rejects when `signal` aborts. */
  printed(text: string, signal: AbortSignal): Promise<void>;
  /** Ends them all, and every function that still runs. */
  stop(): Promise<void>;
}

const bin = fileURLToPath(new URL("../../node_modules/.bin", import.meta.url));
const firebase = fileURLToPath(
  new URL("../../node_modules/firebase-tools/lib/bin/firebase.js", import.meta.url),
);
/** On two busy cores it took up to 38 s. */
const READY_WITHIN_MS = 120_000;
const STOPPED_WITHIN_MS = 8_000;
/** Also where this process is killed and can clean up nothing: the channel to it is closed then. */
const ENDS_WITH_PARENT = `process.once("disconnect", () => process.kill(process.pid, "SIGINT"))`;
/** Of its output, for an error's message. */
const KEPT_OUTPUT = 4_000;

/**
 * Runs firebase-tools' own emulators (Functions, Auth, Cloud Tasks, Hosting) until it is stopped, without a login and
 * without the network.
 * @throws {Error} with the end of its output when it does not come up.
 */
export async function startFirebaseEmulators(
  options: FirebaseEmulatorsOptions,
): Promise<FirebaseEmulators> {
  const { folder, projectId, firestoreHost } = options;
  const log = createWriteStream(join(folder, "emulators.log"), { mode: 0o600 });
  const child = spawn(
    process.execPath,
    [
      "--import",
      `data:text/javascript,${encodeURIComponent(ENDS_WITH_PARENT)}`,
      firebase,
      "emulators:start",
      "--only=functions,auth,hosting,tasks",
      `--project=${projectId}`,
      "--non-interactive",
    ],
    {
      cwd: folder,
      // A process group of its own: a terminal's Ctrl+C reaches it only through us.
      detached: true,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: {
        ...process.env,
        // It runs functions on the first `node` of the PATH.
        PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}`,
        FIRESTORE_EMULATOR_HOST: firestoreHost,
        // Without this, every function first looks in vain for the server of Google's own machines.
        METADATA_SERVER_DETECTION: "none",
        FORCE_COLOR: "0",
      },
    },
  );
  let output = "";
  let isOver = false;
  const ended = new Promise<void>((resolve) => {
    const end = (error?: Error): void => {
      isOver = true;
      if (error !== undefined) output += error.message;
      log.end();
      resolve();
    };
    child.once("error", end);
    child.once("exit", () => end());
  });
  const lines = new EventEmitter<{ line: [string] }>();
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on("line", (line) => {
      if (!isOver) log.write(`${line}\n`);
      output = `${output}${line}\n`.slice(-KEPT_OUTPUT);
      lines.emit("line", line);
    });
  }
  const printed = async (text: string, signal: AbortSignal): Promise<void> => {
    for await (const [line] of on(lines, "line", { signal })) {
      if (String(line).includes(text)) return;
    }
  };

  const signal = (name: NodeJS.Signals): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, name);
    } catch {
      // Nobody is left in the group.
    }
  };
  // Where this process ends without stopping it, nothing is left behind.
  const killAtExit = (): void => signal("SIGKILL");
  process.once("exit", killAtExit);
  const stop = async (): Promise<void> => {
    // To the one process only: it ends the functions itself, and two signals would cut that short.
    if (!isOver) child.kill("SIGINT");
    const timer = setTimeout(() => signal("SIGKILL"), STOPPED_WITHIN_MS);
    await ended;
    clearTimeout(timer);
    signal("SIGKILL");
    process.off("exit", killAtExit);
  };

  const timeout = AbortSignal.timeout(READY_WITHIN_MS);
  const isReady = await Promise.race([
    printed("All emulators ready", timeout).then(
      () => true,
      () => false,
    ),
    ended.then(() => false),
  ]);
  if (isReady) return { ended, printed, stop };
  await stop();
  throw new Error(`Firebase's emulators did not come up.\n${output}`);
}
