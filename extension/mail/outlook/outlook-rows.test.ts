import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { listMark } from "../marks.fixture.ts";
import type { ListRow, MailFeature } from "../mail-client.ts";
import { watchRows } from "./outlook-rows.ts";

const at = new Date(2026, 10, 21, 15, 14, 30).getTime();

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

interface RowWords {
  readonly subject?: string;
  readonly people?: string;
  readonly time?: string;
}

function row(
  convid: string,
  {
    subject = "Offer",
    people = '<span title="ann@x.example">Ann</span>',
    time = "",
  }: RowWords = {},
): HTMLElement {
  const element = document.createElement("div");
  element.setAttribute("role", "option");
  element.setAttribute("data-convid", convid);
  element.innerHTML = `<div>${people}</div><div><span title="${subject}">${subject}</span><span>Hello Ann</span></div>${time || '<span title="Sat 11/21/2026 3:14 PM">3:14 PM</span>'}`;
  return element;
}

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

const mail = {
  subject: " Offer ",
  recipients: [{ email: "Ann@x.example", name: "Ann", field: "to" as const }],
  sentAt: at,
};

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

describe("looksLike", () => {
  const looks = (sent: Parameters<ListRow["looksLike"]>[0] = mail): string[] =>
    offered.filter((one) => one.looksLike(sent)).map(({ threadId }) => threadId);

  it("knows the one row that says the same", () => {
    list.append(row("a", { subject: "Other" }), row("b"), row("c", { subject: "Offers" }));
    watch();
    expect(looks()).toEqual(["b"]);
  });

  it.each<[string, RowWords]>([
    ["another subject", { subject: "Re: Offer" }],
    ["somebody else", { people: '<span title="bob@x.example">Ann</span>' }],
    [
      "more people",
      { people: '<span title="ann@x.example">Ann</span>; <span title="bob@x.example">Bob</span>' },
    ],
    ["more names", { people: "<div><span>Ann</span>; <span>Bob</span></div>" }],
    ["no people", { people: "" }],
    ["another minute", { time: '<span title="Sat 11/21/2026 3:12 PM">3:12 PM</span>' }],
    ["another day", { time: '<span title="Fri 11/20/2026 3:14 PM">3:14 PM</span>' }],
    ["no time", { time: "<span>Sat</span>" }],
  ])("is not deceived by %s", (_, words) => {
    list.append(row("a", words));
    watch();
    expect(looks()).toEqual([]);
  });

  it.each<[string, RowWords]>([
    ["names alone", { people: "<span>Ann</span>" }],
    ["the time alone", { time: "<span>3:14\u202fPM</span>" }],
    ["the address as a name", { people: "<span>ann@x.example</span>", time: "<b>15:14</b>" }],
    ["the minute in which the mail server had it", { time: "<i>3:14 PM</i>" }],
  ])("makes do with %s", (_, words) => {
    list.append(row("a", words));
    watch();
    const name = words.people?.includes("@") === true ? "" : "Ann";
    const recipients = mail.recipients.map((person) => ({ ...person, name }));
    expect(looks({ ...mail, recipients })).toEqual(["a"]);
  });

  it("knows several by their names, also where the row is in parts", () => {
    const people = "<span>Ann; Bob; Cy</span>";
    list.append(row("a", { people }), row("b", { people: "<span>Ann; Bob; Cy; Dee</span>" }));
    for (const one of list.children) one.innerHTML = `<div>${one.innerHTML}</div>`;
    watch();
    const recipients = ["Ann", "Bob", "Cy"].map((name) => ({
      field: "to" as const,
      name,
      email: `${name}@x.example`,
    }));
    expect(looks({ ...mail, recipients })).toEqual(["a"]);
    expect(looks({ ...mail, recipients: recipients.slice(0, 2) })).toEqual([]);
  });

  it("keeps two apart that say the same: neither is known", () => {
    list.append(row("a"), row("b"));
    watch();
    expect(looks()).toEqual([]);
  });

  it("does not take a conversation that stood there before", async () => {
    list.append(row("a"));
    watch();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(looks({ ...mail, sentAt: at + 20_000 })).toEqual([]);
  });

  it.each(["inbox", "", "search", "AAMkAGI2"])(
    "takes nothing in the folder %j, where a help desk's receipt says the same",
    (folder) => {
      globalThis.location.href = `https://outlook.office.com/mail/${folder}`;
      list.append(row("a"));
      watch();
      expect(looks()).toEqual([]);
    },
  );

  it.each(["0/sentitems", "sentitems/id/AAQkAD", "team@x.example/sentitems"])(
    "knows %s as sent mail",
    (path) => {
      globalThis.location.href = `https://outlook.live.com/mail/${path}`;
      list.append(row("a"));
      watch();
      expect(looks()).toEqual(["a"]);
    },
  );

  it("takes one that stood there as a draft", async () => {
    globalThis.location.href = "https://outlook.office.com/mail/drafts";
    list.append(row("a"));
    watch();
    await vi.advanceTimersByTimeAsync(20_000);
    globalThis.location.href = "https://outlook.office.com/mail/sentitems";
    list.innerHTML = "";
    await settle();
    list.append(row("a"));
    await settle();
    expect(looks({ ...mail, sentAt: at + 20_000 })).toEqual(["a"]);
  });

  it("knows nothing without a time, a subject, or people", () => {
    list.append(row("a", { subject: "" }));
    watch();
    expect(looks({ ...mail, sentAt: null })).toEqual([]);
    expect(looks({ ...mail, subject: "" })).toEqual([]);
    expect(looks({ ...mail, recipients: [] })).toEqual([]);
  });
});
