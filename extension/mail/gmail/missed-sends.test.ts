import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { MissedSend } from "../mail-client.ts";
import { type MissedSends, watchMissedSends } from "./missed-sends.ts";

const COMPOSE = `
  <div role="dialog"><form><input name="composeid" value="1"></form>
    <div class="editor" tabindex="0"></div>
    <table class="IZ"><tr><td class="Up"><div><div role="button" id="send">Send</div>
      <div role="button" aria-haspopup="true" id="more">▾</div></div></td></tr></table></div>`;

let told: MissedSend[];
let sends: MissedSends;
const element = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(selector);
  return found;
};
const press = (selector: string, key: string, ctrlKey = false): boolean =>
  element(selector).dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey, bubbles: true }));

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = COMPOSE;
  // A list of its own for each test: the watchers of the tests before still listen.
  const heard: MissedSend[] = [];
  told = heard;
  sends = watchMissedSends(document, Date.now);
  sends.onMissed((reason) => heard.push(reason), new AbortController().signal);
});
afterEach(() => vi.useRealTimers());

describe("missed sends", () => {
  it("sees Send pressed by mouse and by keys, and nothing else", () => {
    element("#more").click();
    element(".editor").click();
    press(".editor", "Enter");
    press("#more", "Enter");
    expect(told).toEqual([]);
    element("#send").click();
    press("#send", " ");
    press("#send", "Enter");
    press(".editor", "Enter", true);
    expect(told).toEqual(["too-early", "too-early", "too-early", "too-early"]);
  });

  it("is silent about a window that has been handed over", () => {
    sends.attached(element("[role=dialog]"));
    element("#send").click();
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual([]);
  });

  it("tells once of a window that cannot be got hold of", () => {
    vi.advanceTimersByTime(8_000);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual(["compose-unreachable"]);
  });

  it("keeps what comes before anybody listens", () => {
    const early = watchMissedSends(document, Date.now);
    element("#send").click();
    const heard: MissedSend[] = [];
    early.onMissed((reason) => heard.push(reason), new AbortController().signal);
    expect(heard).toEqual(["too-early"]);
  });
});
