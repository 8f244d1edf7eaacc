import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { whenMailShows } from "./when-mail-shows.ts";

const start = vi.fn<() => void>();
const frame = { isFrame: true, origin: "https://outlook.office.com" };
let controller: AbortController;

beforeEach(() => {
  vi.useFakeTimers();
  start.mockClear();
  controller = new AbortController();
  document.body.innerHTML = "";
});

afterEach(() => {
  controller.abort();
  vi.useRealTimers();
});

it("starts at once in a window", () => {
  whenMailShows(document, { ...frame, isFrame: false }, start, controller.signal);
  expect(start).toHaveBeenCalledOnce();
});

it.each([
  ["an editor", '<div id="editorParent_1"><div contenteditable="true"></div></div>'],
  ["a Send button", '<div data-testid="ComposeSendButton"></div>'],
  ["a mail", '<div id="UniqueMessageBody_1" role="document"></div>'],
  ["a list", '<div role="option" data-convid="a"></div>'],
])("starts in a frame once %s stands in it", async (_, html) => {
  whenMailShows(document, frame, start, controller.signal);
  document.body.innerHTML = "<p>An advertisement</p>";
  await vi.advanceTimersByTimeAsync(10_000);
  expect(start).not.toHaveBeenCalled();
  document.body.insertAdjacentHTML("beforeend", html);
  await vi.advanceTimersByTimeAsync(0);
  expect(start).toHaveBeenCalledOnce();
  document.body.insertAdjacentHTML("beforeend", html);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(start).toHaveBeenCalledOnce();
});

it("starts in a frame in which something is made editable later", async () => {
  document.body.innerHTML = '<div role="textbox"></div>';
  whenMailShows(document, frame, start, controller.signal);
  document.querySelector("[role=textbox]")?.setAttribute("contenteditable", "true");
  await vi.advanceTimersByTimeAsync(0);
  expect(start).toHaveBeenCalledOnce();
});

it("never starts where a frame has no origin, nor after the end", async () => {
  whenMailShows(document, { isFrame: true, origin: "null" }, start, controller.signal);
  whenMailShows(document, frame, start, controller.signal);
  controller.abort();
  document.body.innerHTML = '<div data-testid="ComposeSendButton"></div>';
  await vi.advanceTimersByTimeAsync(10_000);
  expect(start).not.toHaveBeenCalled();
});
