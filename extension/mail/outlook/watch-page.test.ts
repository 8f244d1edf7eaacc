import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { watchPage } from "./watch-page.ts";

describe("watching a page", () => {
  const scan = vi.fn<() => void>();
  let whole = true;
  const watch = (events: Record<string, (event: Event) => void> = {}): void =>
    watchPage(document, { events, scan, isWhole: () => whole });
  const change = async (ms: number): Promise<void> => {
    document.body.append("x");
    await vi.advanceTimersByTimeAsync(ms);
  };

  beforeEach(() => {
    vi.useFakeTimers();
    whole = true;
    scan.mockClear();
  });
  afterEach(() => {
    vi.clearAllTimers();
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it("looks soon after a change, once for many", async () => {
    watch();
    for (let index = 0; index < 9; index++) await change(10);
    expect(scan).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(20);
    expect(scan).toHaveBeenCalledOnce();
  });

  it("looks at once where something is missing", async () => {
    watch();
    whole = false;
    await change(0);
    expect(scan).toHaveBeenCalledOnce();
  });

  it("listens again where a page has lost its listeners, and never twice", async () => {
    const clicked = vi.fn<() => void>();
    const add = vi.spyOn(window, "addEventListener");
    watch({ click: clicked });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(add.mock.calls.length).toBeGreaterThan(3);
    document.body.click();
    expect(clicked).toHaveBeenCalledOnce();
    window.removeEventListener("click", clicked, { capture: true });
    document.body.click();
    expect(clicked).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(500);
    document.body.click();
    expect(clicked).toHaveBeenCalledTimes(2);
  });
});
