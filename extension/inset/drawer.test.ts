import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makeDrawer } from "./drawer.ts";
import { fakeFrame, placedButton, pressEscape } from "./fake-frame.fixture.ts";
import { makeMenu } from "./menu.ts";
import type { ComposeMenu } from "./protocol.ts";

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = "";
});
afterEach(() => void vi.useRealTimers());

function stage() {
  const fake = fakeFrame();
  return { ...fake, drawer: makeDrawer(fake.frame), button: placedButton() };
}

const first = { threadId: "t", mailMessageId: "m" };

it("opens with the keyboard in it, shows another message's part, and closes at the same button", () => {
  const { drawer, button, shown, isOpen } = stage();
  const other = placedButton();
  drawer.toggle(first, button);
  expect(shown.at(-1)).toMatchObject({ view: { view: "thread", ...first }, focus: true });
  drawer.toggle({ ...first, mailMessageId: "n" }, other);
  expect(shown.at(-1)).toMatchObject({ view: { mailMessageId: "n" }, beside: other });
  expect(button.getAttribute("aria-expanded")).toBe("false");
  drawer.toggle({ ...first, mailMessageId: "n" }, other);
  expect([isOpen(), document.activeElement]).toEqual([false, other]);
});

it("goes on to the next conversation without taking the keyboard, and closes where none is read", () => {
  const { drawer, button, shown, isOpen } = stage();
  const one = new AbortController();
  const two = new AbortController();
  drawer.follow("t", one.signal);
  drawer.toggle(first, button);
  one.abort();
  vi.advanceTimersByTime(500);
  drawer.follow("u", two.signal);
  expect(shown.at(-1)).toMatchObject({ view: { threadId: "u" }, focus: false });
  vi.advanceTimersByTime(5_000);
  expect(isOpen()).toBe(true);
  two.abort();
  vi.advanceTimersByTime(600);
  expect(isOpen()).toBe(false);
});

it("takes Escape, but not from somebody who writes", () => {
  const { drawer, button, isOpen } = stage();
  const field = document.createElement("textarea");
  document.body.append(field);
  drawer.toggle(first, button);
  field.focus();
  pressEscape(field);
  expect(isOpen()).toBe(true);
  field.blur();
  pressEscape();
  expect(isOpen()).toBe(false);
});

it("a compose window's menu shows its state, passes on what is chosen, and goes with the window", () => {
  const { frame, shown, isOpen } = fakeFrame();
  const button = placedButton();
  const gone = new AbortController();
  let tell = (): void => undefined;
  let menu: ComposeMenu = { opens: true, links: true, reminder: null, obstacle: null };
  const change = vi.fn<() => void>();
  const open = (): void =>
    makeMenu(frame)(button, {
      state: () => menu,
      onState: (handler) => {
        tell = handler;
      },
      change,
      closed: gone.signal,
    });
  open();
  shown[0]?.heard({ type: "compose-change", change: { opens: false } });
  expect(change.mock.calls).toEqual([[{ opens: false }]]);
  menu = { ...menu, opens: false };
  tell();
  expect(shown.at(-1)).toMatchObject({ view: { menu: { opens: false } }, focus: false });
  gone.abort();
  expect(isOpen()).toBe(false);
  open();
  expect(isOpen()).toBe(false);
});
