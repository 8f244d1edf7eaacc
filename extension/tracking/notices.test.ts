import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openNotices } from "./notices.ts";

const told = (page: Document = document): string[] =>
  [...page.querySelectorAll("[role=alert]")].map(({ textContent }) => textContent);

beforeEach(() => {
  document.body.innerHTML = "";
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

describe("notices", () => {
  it("name the mail client, and stand below one another", () => {
    const { untracked, featureOff } = openNotices("outlook", window);
    featureOff("list-marks");
    featureOff("replies");
    featureOff("list-marks");
    untracked("failed");
    untracked("plain-text");
    expect(told()).toEqual([
      expect.stringContaining("Outlook does not tell Sightline who wrote"),
      expect.stringContaining("Outlook shows this list in a way"),
      expect.stringContaining("plain-text mode"),
    ]);
  });

  it("go after ten seconds, or when they are clicked, and leave nothing behind", () => {
    const { untracked, featureOff } = openNotices("gmail", window);
    featureOff("confirmation");
    untracked("paused");
    document.querySelector<HTMLElement>("[data-sightline-untracked=paused]")?.click();
    expect(told()).toEqual([expect.stringContaining("did not see Gmail send")]);
    vi.advanceTimersByTime(11_000);
    expect(document.body.innerHTML).toBe("");
  });

  it("stand as long as it takes to read them", () => {
    const { untracked, featureOff } = openNotices("outlook", window);
    featureOff("reading");
    untracked("failed");
    vi.advanceTimersByTime(10_000);
    expect(told()).toEqual([expect.stringContaining("open mail")]);
    vi.advanceTimersByTime(10_000);
    expect(told()).toEqual([]);
  });

  it("stand in a window's opener, too, which stays when the window is closed", () => {
    const popout = document.implementation.createHTMLDocument();
    openNotices("outlook", { document: popout, top: null, opener: window }).untracked("failed");
    expect(told(popout)).toEqual(told());
    expect(told()).toHaveLength(1);
  });

  it("keep to their window where the opener is another site's", () => {
    const opener = {
      get document(): Document {
        throw new DOMException("another site's", "SecurityError");
      },
    };
    openNotices("outlook", { document, top: window, opener }).untracked("failed");
    expect(told()).toHaveLength(1);
  });

  it("stand around a frame, not in it", () => {
    const frame = document.implementation.createHTMLDocument();
    openNotices("outlook", { document: frame, top: window, opener: null }).untracked("failed");
    expect([told(frame), told().length]).toEqual([[], 1]);
  });
});
