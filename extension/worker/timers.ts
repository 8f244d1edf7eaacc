/** Calls back after so many milliseconds, unless the signal aborts first. */
export function after(milliseconds: number, callback: () => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  const cancel = () => clearTimeout(timer);
  const timer = setTimeout(() => {
    // The signal may live for days; what it no longer needs must not pile up on it.
    signal.removeEventListener("abort", cancel);
    callback();
  }, milliseconds);
  signal.addEventListener("abort", cancel, { once: true });
}
