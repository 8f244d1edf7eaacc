import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makeCard } from "./card.ts";
import { fakeFrame, placedButton, pressEscape } from "./fake-frame.fixture.ts";
import type { FromFrame } from "./protocol.ts";

const of = { threadId: "t", words: "Opened once" };

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = "";
});
afterEach(() => void vi.useRealTimers());

function stage() {
  const asked: FromFrame[] = [];
  const fake = fakeFrame();
  const card = makeCard(fake.frame, (message) => void asked.push(message));
  return { ...fake, card, mark: placedButton(), asked };
}

it("opens where the mouse rests, not where it passes", () => {
  const { card, mark, isOpen, warmed, shown } = stage();
  card.point(mark, of);
  vi.advanceTimersByTime(200);
  card.leave();
  vi.advanceTimersByTime(1_000);
  expect([isOpen(), warmed()]).toEqual([false, 1]);
  card.point(mark, of);
  vi.advanceTimersByTime(300);
  expect(isOpen()).toBe(true);
  expect(shown[0]).toMatchObject({ view: { threadId: "t" }, words: "Opened once", focus: false });
  expect(mark.getAttribute("aria-expanded")).toBe("true");
});

it("closes when the mouse leaves, unless it goes to the card", () => {
  const { card, mark, isOpen, frame } = stage();
  card.point(mark, of);
  vi.advanceTimersByTime(300);
  card.leave();
  frame.host.dispatchEvent(new MouseEvent("mouseenter"));
  vi.advanceTimersByTime(1_000);
  expect(isOpen()).toBe(true);
  frame.host.dispatchEvent(new MouseEvent("mouseleave"));
  vi.advanceTimersByTime(250);
  expect(isOpen()).toBe(false);
  expect(mark.getAttribute("aria-expanded")).toBe("false");
});

it("goes on to another mark, and keeps to one that was pressed", () => {
  const { card, mark, shown, isOpen } = stage();
  const other = placedButton();
  card.point(mark, of);
  vi.advanceTimersByTime(300);
  card.point(other, { ...of, threadId: "u" });
  vi.advanceTimersByTime(300);
  expect(shown.map(({ beside }) => beside)).toEqual([mark, other]);
  card.press(other, { ...of, threadId: "u" });
  expect(shown.at(-1)).toMatchObject({ beside: other, focus: true });
  card.point(mark, of);
  card.leave();
  vi.advanceTimersByTime(1_000);
  expect(shown.at(-1)?.beside).toBe(other);
  card.press(other, { ...of, threadId: "u" });
  expect(isOpen()).toBe(false);
  expect(document.activeElement).toBe(other);
});

it("closes at Escape, which the page does not get, and at a press elsewhere", () => {
  const { card, mark, isOpen } = stage();
  const page = vi.fn<() => void>();
  document.body.addEventListener("keydown", page);
  card.press(mark, of);
  expect(pressEscape()).toBe(false);
  expect([isOpen(), document.activeElement]).toEqual([false, mark]);
  card.press(mark, of);
  document.body.dispatchEvent(new Event("pointerdown", { bubbles: true, composed: true }));
  expect(isOpen()).toBe(false);
  expect(page).not.toHaveBeenCalled();
  pressEscape();
  expect(page).toHaveBeenCalledOnce();
  document.body.removeEventListener("keydown", page);
});

it("goes with its mark", async () => {
  const { card, mark, isOpen } = stage();
  card.press(mark, of);
  mark.remove();
  vi.useRealTimers();
  await vi.waitFor(() => expect(isOpen()).toBe(false));
});

it("closes before what it asks for comes", () => {
  const { card, mark, isOpen, shown, asked } = stage();
  card.press(mark, of);
  shown[0]?.heard({ type: "open-thread", threadId: "t", mailMessageId: null });
  expect([isOpen(), asked.length]).toEqual([false, 1]);
});
