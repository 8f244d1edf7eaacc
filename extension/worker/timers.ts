/** Calls back after so many milliseconds, unless the signal aborts first. */
export function after(milliseconds: number, callback: () => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  const timer = setTimeout(callback, milliseconds);
  signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
}
