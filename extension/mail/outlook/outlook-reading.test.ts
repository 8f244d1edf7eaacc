import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { MailFeature, OpenMessage, OpenThread } from "../mail-client.ts";
import { type Reading, watchReading } from "./outlook-reading.ts";

const A = `AAQk${"a".repeat(40)}=`;
const B = `AAQk${"b".repeat(40)}=`;
/** A token of version 1 whose message id is the bytes of this letter. */
const idOf = (letter: string): string => btoa(letter.repeat(8)).replace(/=+$/, "");
const tokenOf = (letter: string): string =>
  btoa(`\u0001${letter.repeat(8)}${"\u0000".repeat(15)}`)
    .replaceAll("+", "-")
    .replaceAll("/", "_");
const pixel = (letter: string): string =>
  `<img src="https://t.example.com/o/abcdefghijk/${tokenOf(letter)}.gif">`;

let controller: AbortController;
let reading: Reading;
let messages: OpenMessage[];
let threads: OpenThread[];
let off: MailFeature[];
let pane: HTMLElement;
let list: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2026, 10, 21, 15, 30) });
  document.documentElement.lang = "en-US";
  document.body.innerHTML = `<div role="listbox"></div><div id="ReadingPaneContainerId"></div>`;
  list = find("[role=listbox]");
  pane = find("#ReadingPaneContainerId");
  controller = new AbortController();
  messages = [];
  threads = [];
  off = [];
  reading = watchReading(document, (feature) => void (off.includes(feature) || off.push(feature)));
});

afterEach(() => {
  controller.abort();
  vi.useRealTimers();
});

function find(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (element === null) throw new Error(`no ${selector}`);
  return element;
}

function watch(): void {
  reading.onMessage((message) => void messages.push(message), controller.signal);
  reading.onThread((thread) => void threads.push(thread), controller.signal);
}

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

function select(convid: string, subject = "Offer"): void {
  list.innerHTML = `<div role="option" data-convid="${convid}" aria-selected="true"><span>${subject}</span></div>`;
}

interface Words {
  readonly key?: string;
  readonly from?: string;
  readonly time?: string;
  readonly body?: string | null;
}

function message({
  key = "k1",
  from = "Ruth Rep",
  time = "Sat 11/21/2026 3:14 PM",
  body = "<p>Hello</p>",
}: Words = {}): string {
  const shown =
    body === null ? "" : `<div id="UniqueMessageBody_${key}" role="document">${body}</div>`;
  return `<div class="card"><span role="heading" id="MSG_${key}_FROM"><span aria-label="From: ${from.replace("<", "&lt;")}">${from.replace("<", "&lt;")}</span></span><div id="MSG_${key}_DATETIME" data-testid="SentReceivedSavedTime">${time}</div>${shown}</div>`;
}

const show = (...shown: Words[]): void => {
  pane.innerHTML = `<div role="heading" id="CONV_1_SUBJECT">Offer</div>${shown.map(message).join("")}`;
};

const openNow = (): OpenMessage[] => messages.filter(({ closed }) => !closed.aborted);
const ids = (): string[] => openNow().map(({ messageId }) => messageId);

describe("messages", () => {
  it("are known by their own pixel, others by a made-up id", async () => {
    select(A);
    show({ key: "k1", body: pixel("m") }, { key: "k2", from: "Ann<ann@x.example>" });
    watch();
    expect(ids().toSorted()).toEqual([idOf("m"), "outlook:k2"].toSorted());
    expect(new Set(openNow().map(({ threadId }) => threadId))).toEqual(new Set([A]));
    await settle();
    expect(messages).toHaveLength(2);
  });

  it.each([
    ["proxied", (url: string) => `<img src="/actions/ei?u=${encodeURIComponent(url)}&amp;d=1">`],
    ["beside", (url: string) => `<img src="https://x.example/y" originalsrc="${url}">`],
    ["blocked", (url: string) => `<img blockedimagesrc="${url}">`],
  ])("are known by a pixel that is %s", (_, form) => {
    globalThis.location.href = "https://outlook.office.com/mail/";
    const url = /https[^"]*/.exec(pixel("m"))?.[0] ?? "";
    select(A);
    show({ body: form(url) });
    watch();
    expect(ids()).toEqual([idOf("m")]);
  });

  it("do not go by what they quote", () => {
    select(A);
    show({ body: `<p>Yes</p><div id="x_divRplyFwdMsg"></div><div>${pixel("m")}</div>` });
    watch();
    expect(ids()).toEqual(["outlook:k1"]);
  });

  it("leave a pixel to the oldest of those that have it", () => {
    select(A);
    show(
      { key: "k2", from: "Ann<ann@x.example>", time: "Sat 11/21/2026 3:20 PM", body: pixel("m") },
      { key: "k1", body: pixel("m") },
    );
    watch();
    const own = openNow().find(({ messageId }) => messageId === idOf("m"));
    expect(own?.contents()?.id).toBe("UniqueMessageBody_k1");
    expect(ids()).toContain("outlook:k2");
  });

  it("come and go with the page, also where it uses the same elements again", async () => {
    select(A);
    show({ body: pixel("m") });
    watch();
    const body = find("[role=document]");
    list.innerHTML = "";
    select(B, "Other");
    await settle();
    // Not shown yet: it is still the first one's.
    expect(openNow().map(({ threadId }) => threadId)).toEqual([A]);
    find("#CONV_1_SUBJECT").textContent = "Other";
    find("#MSG_k1_FROM").id = "MSG_k9_FROM";
    find("#MSG_k1_DATETIME").id = "MSG_k9_DATETIME";
    body.innerHTML = pixel("n");
    await settle();
    expect(openNow().map(({ threadId, messageId }) => [threadId, messageId])).toEqual([
      [B, idOf("n")],
    ]);
    pane.innerHTML = "";
    await settle();
    expect(openNow()).toEqual([]);
    expect(threads.map(({ threadId, closed }) => [threadId, closed.aborted])).toEqual([
      [A, true],
      [B, true],
    ]);
  });

  it("wait for the page to know the conversation, and say so when it never does", async () => {
    select(B, "Another one");
    show({ body: pixel("m") });
    watch();
    await vi.advanceTimersByTimeAsync(2_500);
    expect(openNow()).toEqual([]);
    select(A);
    await vi.advanceTimersByTimeAsync(2_500);
    expect(openNow().map(({ threadId }) => threadId)).toEqual([A]);
    expect(off).toEqual([]);
    list.innerHTML = "";
    show({ key: "k2", body: pixel("n") });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(off).toEqual(["reading"]);
  });

  it("know their conversation by the heading, or the page's address", () => {
    show({ body: pixel("m") });
    find("#CONV_1_SUBJECT").id = `CONV_${B}_SUBJECT`;
    watch();
    expect(openNow().map(({ threadId }) => threadId)).toEqual([B]);
    controller.abort();
    controller = new AbortController();
    messages = [];
    globalThis.location.href = `https://outlook.office.com/mail/sentitems/id/${encodeURIComponent(A)}`;
    show({ body: pixel("m") });
    watch();
    expect(openNow().map(({ threadId }) => threadId)).toEqual([A]);
  });

  it("tell what shows of them", async () => {
    select(A);
    show({ body: "<p>Hello</p>" });
    watch();
    const told = vi.fn<() => void>();
    openNow()[0]?.onContents(told);
    find("[role=document]").append("more", document.createElement("img"));
    await settle();
    expect(told).toHaveBeenCalled();
    expect(openNow()[0]?.contents()).toBe(find("[role=document]"));
  });

  it("that come after the end are not seen; marks stay as long as their messages", async () => {
    select(A);
    show({ body: pixel("m") });
    watch();
    openNow()[0]?.mark({ state: "opened", title: () => "Words", press: () => undefined });
    controller.abort();
    await settle();
    expect(document.querySelectorAll(".sightline-mark")).toHaveLength(1);
    find("#MSG_k1_FROM").id = "MSG_k9_FROM";
    find("#MSG_k1_DATETIME").id = "MSG_k9_DATETIME";
    find("[role=document]").innerHTML = pixel("n");
    await settle();
    expect(document.querySelector(".sightline-mark")).toBeNull();
    show({ key: "k3", body: pixel("n") });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(messages).toHaveLength(1);
    expect(off).toEqual([]);
  });

  it("are offered to whoever asks later, too", () => {
    select(A);
    show({ body: pixel("m") });
    watch();
    const later = vi.fn<(message: OpenMessage) => void>();
    reading.onMessage(later, controller.signal);
    expect(later.mock.calls).toEqual([[messages[0]]]);
  });
});

describe("the mark of a message", () => {
  const mark = (): HTMLElement => find(".sightline-mark");

  it("is a button with words, which the page does not notice", () => {
    select(A);
    show({ body: pixel("m") });
    watch();
    const pressed = vi.fn<(button: HTMLElement) => void>();
    const noticed = vi.fn<() => void>();
    for (const type of ["click", "keydown", "keyup", "pointerdown", "mousedown"])
      pane.addEventListener(type, noticed);
    openNow()[0]?.mark({ state: "opened", title: () => "Opened once", press: pressed });
    expect(mark().getAttribute("role")).toBe("button");
    expect(mark().getAttribute("aria-label")).toBe("Opened once");
    expect(mark().dataset["sightlineStatus"]).toBe("opened");
    expect(mark().tabIndex).toBe(0);
    for (const key of ["Enter", " "])
      mark().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    mark().click();
    expect(pressed.mock.calls).toEqual([[mark()], [mark()], [mark()]]);
    expect(noticed).not.toHaveBeenCalled();
    openNow()[0]?.mark(null);
    expect(document.querySelector(".sightline-mark")).toBeNull();
  });

  it("stands by the time, and is put back when the page draws that anew", async () => {
    select(A);
    show({ body: pixel("m") });
    watch();
    openNow()[0]?.mark({ state: "sent", title: () => "Words", press: () => undefined });
    expect(mark().parentElement?.id).toBe("MSG_k1_DATETIME");
    find("#MSG_k1_DATETIME").textContent = "Sat 11/21/2026 3:14 PM";
    await settle();
    expect(mark().parentElement?.id).toBe("MSG_k1_DATETIME");
    expect(openNow()).toHaveLength(1);
    expect(threads[0]?.messages()[0]?.sentAt).not.toBeNull();
    find("#MSG_k1_DATETIME").replaceWith(
      Object.assign(document.createElement("div"), { id: "MSG_k1_DATETIME", textContent: "x" }),
    );
    await settle();
    expect(mark().parentElement?.id).toBe("MSG_k1_DATETIME");
  });
});

describe("threads", () => {
  it("give their messages from the oldest, with sender and time, folded ones too", async () => {
    select(A);
    show(
      { key: "k3", from: "Ann<ann@x.example>", time: "Sat 11/21/2026 3:20 PM" },
      { key: "k2", from: "Bob<bob@x.example>", time: "Sat 11/21/2026 3:16 PM", body: null },
      { key: "k1", body: pixel("m") },
    );
    watch();
    const told = vi.fn<() => void>();
    threads[0]?.onMessages(told);
    expect(
      threads[0]?.messages().map((one) => [one.messageId, one.sender, one.senderName, one.sentAt]),
    ).toEqual([
      [idOf("m"), "Ruth Rep", "Ruth Rep", new Date(2026, 10, 21, 15, 14).getTime()],
      ["outlook:k2", "bob@x.example", "Bob", new Date(2026, 10, 21, 15, 16).getTime()],
      ["outlook:k3", "ann@x.example", "Ann", new Date(2026, 10, 21, 15, 20).getTime()],
    ]);
    expect(threads[0]?.messages()[1]?.contents).toBeNull();
    expect(threads).toHaveLength(1);
    await settle();
    expect(told).not.toHaveBeenCalled();
    find("#UniqueMessageBody_k1").remove();
    await settle();
    expect(told).toHaveBeenCalledOnce();
    // What it was is remembered while it is folded.
    expect(threads[0]?.messages()[0]).toMatchObject({ messageId: idOf("m"), contents: null });
  });

  it("go by the page's order within a minute, the newest on top unless others say otherwise", () => {
    select(A);
    show({ key: "k2", from: "Ann<ann@x.example>" }, { key: "k1", body: pixel("m") });
    watch();
    expect(threads[0]?.messages().map(({ messageId }) => messageId)).toEqual([
      idOf("m"),
      "outlook:k2",
    ]);
    show(
      { key: "k0", time: "Fri 11/20/2026 3:14 PM" },
      { key: "k2", from: "Ann<ann@x.example>" },
      { key: "k3", from: "Bob<bob@x.example>" },
    );
  });

  it("leave out whose sender is not said, and say after a while that answers go unnoticed", async () => {
    select(A);
    show({ key: "k1", body: pixel("m") }, { key: "k2", from: "" });
    watch();
    expect(threads[0]?.messages().map(({ messageId }) => messageId)).toEqual([idOf("m")]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(off).toEqual(["replies"]);
  });
});

describe("what is missing", () => {
  it("is told after a fair wait: a mail is open, and its body is not known", async () => {
    watch();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(off).toEqual([]);
    pane.innerHTML = '<div id="CONV_1_SUBJECT">Offer</div><div role="document">Hello</div>';
    await vi.advanceTimersByTimeAsync(20_000);
    expect(off).toEqual(["reading"]);
  });
});

describe("openConversation", () => {
  it("is the one in which a form stands", () => {
    select(A);
    show({ body: pixel("m") });
    watch();
    const form = pane.appendChild(document.createElement("div"));
    expect(reading.openConversation(form)).toBe(A);
    expect(
      reading.openConversation(document.body.appendChild(document.createElement("p"))),
    ).toBeNull();
  });
});
