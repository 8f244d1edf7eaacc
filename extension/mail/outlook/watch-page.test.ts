import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { watchPage } from "./watch-page.ts";

describe("watching a page", () => {
  /** Watches stay for as long as the window; each test counts its own. */
  function watch(
    isWhole = true,
    events: Record<string, (event: Event) => void> = {},
  ): ReturnType<typeof vi.fn<() => void>> {
    const scan = vi.fn<() => void>();
    watchPage(document, { events, scan, isWhole: () => isWhole });
    return scan;
  }
  const change = async (ms: number): Promise<void> => {
    document.body.append("x");
    await vi.advanceTimersByTimeAsync(ms);
  };

  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    vi.clearAllTimers();
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it("looks soon after a change, once for many", async () => {
    const scan = watch();
    for (let index = 0; index < 9; index++) await change(10);
    expect(scan).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(20);
    expect(scan).toHaveBeenCalledOnce();
  });

  it("looks at once where something is missing", async () => {
    const scan = watch(false);
    await change(0);
    expect(scan).toHaveBeenCalledOnce();
  });

  it("listens again where a page has lost its listeners, and never twice", async () => {
    const clicked = vi.fn<() => void>();
    const add = vi.spyOn(window, "addEventListener");
    watch(true, { click: clicked });
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
