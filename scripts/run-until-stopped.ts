import process from "node:process";

/**
 * Runs a command until it ends by itself or a person ends it. The first Ctrl+C (or SIGTERM, SIGHUP) aborts the signal, and
 * what fails after that is no news; the second one kills, because whoever asks twice does not want to wait. An error
 * before that is told in one line, and the exit code is 1.
 */
export async function runUntilStopped(run: (stop: AbortSignal) => Promise<void>): Promise<void> {
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => stopping.abort());
  }
  try {
    await run(stopping.signal);
  } catch (error) {
    if (stopping.signal.aborted) return;
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
