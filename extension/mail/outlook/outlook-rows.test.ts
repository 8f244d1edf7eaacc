import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { listMark } from "../marks.fixture.ts";
import type { ListRow, MailFeature } from "../mail-client.ts";
import { at, row } from "./list-row.fixture.ts";
import { watchRows } from "./outlook-rows.ts";

let list: HTMLElement;
let controller: AbortController;
let offered: ListRow[];
let off: MailFeature[];

beforeEach(() => {
  vi.useFakeTimers({ now: at });
  globalThis.location.href = "https://outlook.office.com/mail/sentitems";
  document.documentElement.lang = "en-US";
  document.body.innerHTML = `<div role="listbox"></div>`;
  list = document.querySelector<HTMLElement>("[role=listbox]") ?? document.body;
  controller = new AbortController();
  offered = [];
  off = [];
});

afterEach(() => {
  controller.abort();
  vi.useRealTimers();
});

const watch = (handler: (row: ListRow) => void = (row) => void offered.push(row)): void =>
  watchRows(document, handler, controller.signal, (feature) => void off.push(feature));

/** Mutation observers report at the end of the task. */
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

const marksIn = (element: Element): (string | undefined)[] =>
  [...element.querySelectorAll<HTMLElement>(".sightline-mark")].map(
    (mark) => mark.dataset["sightlineStatus"],
  );

describe("watchRows", () => {
  it("offers rows that are there and rows that come, each once", async () => {
    list.append(row("a"), row("b"));
    watch();
    list.append(row("c"));
    const box = document.createElement("div");
    box.append(row("d"));
    list.append(box);
    await settle();
    list.prepend(list.lastElementChild ?? box);
    await settle();
    expect(offered.map(({ threadId }) => threadId)).toEqual(["a", "b", "c", "d"]);
    expect(offered.some(({ closed }) => closed.aborted)).toBe(false);
  });

  it("closes a row that leaves, and takes a used element for another row", async () => {
    const used = row("a");
    list.append(used, row("b"));
    watch((one) => {
      offered.push(one);
      one.mark(listMark({ state: one.threadId === "c" ? "sent" : "opened", title: () => "Words" }));
    });
    list.lastElementChild?.remove();
    used.setAttribute("data-convid", "c");
    await settle();
    expect(offered.map(({ threadId, closed }) => [threadId, closed.aborted])).toEqual([
      ["a", true],
      ["b", true],
      ["c", false],
    ]);
    expect(marksIn(used)).toEqual(["sent"]);
  });

  it("shows a mark with its words, replaces and removes it", async () => {
    list.append(row("a"));
    watch();
    const [first] = offered;
    const element = list.firstElementChild ?? list;
    let words = "Opened just now";
    first?.mark(listMark({ state: "opened", title: () => words }));
    first?.mark(listMark({ state: "clicked", title: () => words }));
    expect(marksIn(element)).toEqual(["clicked"]);
    const mark = element.lastElementChild;
    expect(mark?.getAttribute("aria-label")).toBe("Opened just now");
    expect(element.getAttribute("aria-description")).toBe("Opened just now");
    words = "Opened 3 min ago";
    mark?.dispatchEvent(new MouseEvent("mouseenter"));
    expect(mark?.getAttribute("aria-label")).toBe("Opened 3 min ago");
    first?.mark(null);
    expect(marksIn(element)).toEqual([]);
    expect(element.hasAttribute("aria-description")).toBe(false);
  });

  it("puts back a mark that the page drew over, but does not fight", async () => {
    list.append(row("a"));
    watch();
    offered[0]?.mark(listMark({ state: "opened", title: () => "Words" }));
    const element = list.firstElementChild ?? list;
    element.innerHTML = "<div>Drawn anew</div>";
    await settle();
    expect(marksIn(element)).toEqual(["opened"]);

    const enemy = new MutationObserver(() => element.querySelector(".sightline-mark")?.remove());
    enemy.observe(element, { childList: true });
    element.querySelector(".sightline-mark")?.remove();
    await settle();
    enemy.disconnect();
    expect(marksIn(element)).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    element.append("more");
    await settle();
    expect(marksIn(element)).toEqual(["opened"]);
  });

  it("offers nothing after the end, and leaves marks only where they are true", async () => {
    list.append(row("a"), row("b"));
    watch();
    for (const one of offered) one.mark(listMark({ state: "opened", title: () => "Words" }));
    controller.abort();
    list.append(row("c"));
    list.firstElementChild?.setAttribute("data-convid", "d");
    await settle();
    expect(offered).toHaveLength(2);
    expect(marksIn(list)).toEqual(["opened"]);
    offered[0]?.mark(listMark({ state: "clicked", title: () => "Words" }));
    expect(marksIn(list)).toEqual(["opened"]);
  });

  it("goes on when a handler throws", () => {
    const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
    list.append(row("a"), row("b"));
    watch((one) => {
      offered.push(one);
      throw new Error("no");
    });
    expect(offered).toHaveLength(2);
    error.mockRestore();
  });

  it("says once that rows cannot be told apart, after a fair wait", async () => {
    document.body.insertAdjacentHTML(
      "beforeend",
      '<div role="listbox"><p role="option">cc</p></div>',
    );
    watch();
    await vi.advanceTimersByTimeAsync(20_000);
    const nameless = row("a");
    nameless.removeAttribute("data-convid");
    nameless.dataset["focusableRow"] = "true";
    list.append(nameless);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(off, "it may be an advertisement").toEqual([]);
    list.append(nameless.cloneNode(true));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(off).toEqual([]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(off).toEqual(["list-marks"]);
  });
});

describe("pages of the same host without mail", () => {
  it.each(["calendar/view/week", "people/", "tasks", "files/", "host/1a2b"])(
    "at /%s their lists are not blamed; where mail comes to be shown, it is",
    async (path) => {
      globalThis.location.href = `https://outlook.office.com/${path}`;
      const nameless = row("a");
      nameless.removeAttribute("data-convid");
      nameless.dataset["focusableRow"] = "true";
      list.append(nameless, nameless.cloneNode(true));
      watch();
      await vi.advanceTimersByTimeAsync(60_000);
      expect(off).toEqual([]);
      globalThis.location.href = "https://outlook.office.com/mail/inbox";
      await vi.advanceTimersByTimeAsync(20_000);
      expect(off).toEqual(["list-marks"]);
    },
  );
});
