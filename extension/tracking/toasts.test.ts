import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { mailId } from "../db/samples.ts";
import type { Toast } from "./background-link.ts";
import { showToasts } from "./toasts.ts";

const toast: Toast = {
  messageId: mailId(1),
  title: "Ada Lovelace opened “Proposal”",
  detail: "First open",
};
const shown = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>("[data-sightline-toast]"),
];
const button = (index: number): HTMLButtonElement | undefined =>
  [...document.querySelectorAll<HTMLButtonElement>("[data-sightline-toast] button")][index];

function setUp() {
  let hear: (toast: Toast) => void = () => undefined;
  const openMail = vi.fn<(id: Toast["messageId"]) => Promise<void>>(async () => {});
  const link = { onToast: (handler: typeof hear) => void (hear = handler), openMail };
  showToasts("gmail", document, link, new AbortController().signal);
  return { openMail, hear: (heard: Toast) => hear(heard) };
}

beforeEach(() => {
  document.body.innerHTML = "";
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test("says what came, and goes to the mail when it is pressed", () => {
  const { hear, openMail } = setUp();
  hear(toast);
  expect(shown().map((one) => [one.getAttribute("role"), one.lang])).toEqual([["status", "en"]]);
  expect(button(0)?.textContent).toBe("Ada Lovelace opened “Proposal”First open");
  button(0)?.click();
  expect(openMail).toHaveBeenCalledWith(mailId(1));
  expect(document.body.innerHTML).toBe("");
});

test("can be closed, and is nothing to press without a mail", () => {
  const { hear, openMail } = setUp();
  hear({ ...toast, messageId: null });
  expect(button(0)?.getAttribute("aria-label")).toBe("Close");
  button(0)?.click();
  expect([shown(), openMail.mock.calls]).toEqual([[], []]);
});

test("goes after ten seconds, but not while it has the focus", () => {
  const { hear } = setUp();
  hear(toast);
  button(0)?.focus();
  vi.advanceTimersByTime(15_000);
  expect(shown()).toHaveLength(1);
  button(0)?.blur();
  vi.advanceTimersByTime(11_000);
  expect(shown()).toEqual([]);
});

test("waits for the rep who looks at another tab", () => {
  const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
  const { hear } = setUp();
  hear(toast);
  vi.advanceTimersByTime(60_000);
  expect(shown()).toHaveLength(1);
  hidden.mockReturnValue(false);
  document.dispatchEvent(new Event("visibilitychange"));
  vi.advanceTimersByTime(11_000);
  expect(shown()).toEqual([]);
});

test("shows three at most", () => {
  const { hear } = setUp();
  for (let count = 1; count <= 5; count += 1) hear({ ...toast, detail: `${count}` });
  expect(shown().map(({ textContent }) => textContent.at(-2))).toEqual(["3", "4", "5"]);
});
