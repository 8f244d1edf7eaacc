/**
 * Runs a task until it succeeds, with growing pauses, at most so many times. Gives up quietly: what it is used for is
 * done by the background too.
 */
export async function retry(
  task: () => Promise<void>,
  {
    attempts,
    firstPauseMs,
    signal,
  }: { attempts: number; firstPauseMs: number; signal: AbortSignal },
): Promise<boolean> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (attempt > 0) await pause(firstPauseMs * 2 ** (attempt - 1), signal);
    if (signal.aborted) return false;
    try {
      await task();
      return true;
    } catch {
      // The worker was just being replaced, or the extension was: the next attempt or the signal tells.
    }
  }
  return false;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  const stop = (): void => resolve();
  signal.addEventListener("abort", stop);
  return promise.finally(() => {
    clearTimeout(timer);
    // The signal lives as long as the tab.
    signal.removeEventListener("abort", stop);
  });
}
