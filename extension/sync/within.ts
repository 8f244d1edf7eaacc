/** Calls back after so many milliseconds, unless the signal aborts first. */
export type After = (milliseconds: number, callback: () => void, signal: AbortSignal) => void;

/** What a promise comes to, or `late` when that takes longer than so many milliseconds. */
export async function within<T, Late>(
  after: After,
  milliseconds: number,
  promise: Promise<T>,
  late: Late,
): Promise<T | Late> {
  const settled = new AbortController();
  const timeout = new Promise<Late>((resolve) => {
    after(milliseconds, () => resolve(late), settled.signal);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    settled.abort();
  }
}
