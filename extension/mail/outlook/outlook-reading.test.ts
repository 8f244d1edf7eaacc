import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { messageMark } from "../marks.fixture.ts";
import type { OpenMessage } from "../mail-client.ts";
import { A, B, find, idOf, pixel, ReadingPage, wrappedLink } from "./reading-page.fixture.ts";

let page: ReadingPage;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2026, 10, 21, 15, 30) });
  page = new ReadingPage();
});

afterEach(() => {
  page.controller.abort();
  vi.useRealTimers();
});

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

describe("messages", () => {
  it("are known by their own pixel, others by a made-up id", async () => {
    page.select(A);
    page.show({ key: "k1", body: pixel("m") }, { key: "k2", from: "Ann<ann@x.example>" });
    page.watch();
    expect(page.ids().toSorted()).toEqual([idOf("m"), "outlook:k2"].toSorted());
    expect(new Set(page.openNow().map(({ threadId }) => threadId))).toEqual(new Set([A]));
    await settle();
    expect(page.messages).toHaveLength(2);
  });

  it.each([
    ["proxied", (url: string) => `<img src="/actions/ei?u=${encodeURIComponent(url)}&amp;d=1">`],
    ["beside", (url: string) => `<img src="https://x.example/y" originalsrc="${url}">`],
    ["blocked", (url: string) => `<img blockedimagesrc="${url}">`],
  ])("are known by a pixel that is %s", (_, form) => {
    globalThis.location.href = "https://outlook.office.com/mail/";
    const url = /https[^"]*/.exec(pixel("m"))?.[0] ?? "";
    page.select(A);
    page.show({ body: form(url) });
    page.watch();
    expect(page.ids()).toEqual([idOf("m")]);
  });

  it("of which only the links are tracked are known by a link that was made in their minute", () => {
    const sent = new Date(2026, 10, 21, 15, 14, 20).getTime();
    page.select(A);
    page.show({ key: "k1", body: `<p>${wrappedLink("m", sent)}</p>` });
    page.watch();
    expect(page.ids()).toEqual([idOf("m")]);
  });

  it("are not known by a link that somebody copied, nor by one beside a pixel", () => {
    const sent = new Date(2026, 10, 21, 15, 14, 20).getTime();
    page.select(A);
    page.show(
      { key: "k2", from: "Ann<ann@x.example>", body: wrappedLink("m", sent - 120_000) },
      { key: "k1", body: `${wrappedLink("n", sent)}${pixel("m", sent)}` },
    );
    page.watch();
    expect(page.ids().toSorted()).toEqual([idOf("m"), "outlook:k2"].toSorted());
  });

  it("do not go by what they quote", () => {
    page.select(A);
    page.show({ body: `<p>Yes</p><div id="x_divRplyFwdMsg"></div><div>${pixel("m")}</div>` });
    page.watch();
    expect(page.ids()).toEqual(["outlook:k1"]);
  });

  it("leave a pixel to the oldest of those that have it", () => {
    page.select(A);
    page.show(
      { key: "k2", from: "Ann<ann@x.example>", time: "Sat 11/21/2026 3:20 PM", body: pixel("m") },
      { key: "k1", body: pixel("m") },
    );
    page.watch();
    const own = page.openNow().find(({ messageId }) => messageId === idOf("m"));
    expect(own?.contents()?.id).toBe("UniqueMessageBody_k1");
    expect(page.ids()).toContain("outlook:k2");
  });

  it("come and go with the page, also where it uses the same elements again", async () => {
    page.select(A);
    page.show({ body: pixel("m") });
    page.watch();
    const body = find("[role=document]");
    page.list.innerHTML = "";
    page.select(B, "Other");
    await settle();
    // Not shown yet: it is still the first one's.
    expect(page.openNow().map(({ threadId }) => threadId)).toEqual([A]);
    find("#CONV_1_SUBJECT").textContent = "Other";
    find("#MSG_k1_FROM").id = "MSG_k9_FROM";
    find("#MSG_k1_DATETIME").id = "MSG_k9_DATETIME";
    body.innerHTML = pixel("n");
    await settle();
    expect(page.openNow().map(({ threadId, messageId }) => [threadId, messageId])).toEqual([
      [B, idOf("n")],
    ]);
    page.pane.innerHTML = "";
    await settle();
    expect(page.openNow()).toEqual([]);
    expect(page.threads.map(({ threadId, closed }) => [threadId, closed.aborted])).toEqual([
      [A, true],
      [B, true],
    ]);
  });

  it("wait for the page to know the conversation, and say so when it never does", async () => {
    page.select(B, "Another one");
    page.show({ body: pixel("m") });
    page.watch();
    await vi.advanceTimersByTimeAsync(2_500);
    expect(page.openNow()).toEqual([]);
    page.select(A);
    await vi.advanceTimersByTimeAsync(2_500);
    expect(page.openNow().map(({ threadId }) => threadId)).toEqual([A]);
    expect(page.off).toEqual([]);
    page.list.innerHTML = "";
    page.show({ key: "k2", body: pixel("n") });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(page.off).toEqual(["reading"]);
  });

  it("know their conversation by the heading, or the page's address", () => {
    page.show({ body: pixel("m") });
    find("#CONV_1_SUBJECT").id = `CONV_${B}_SUBJECT`;
    page.watch();
    expect(page.openNow().map(({ threadId }) => threadId)).toEqual([B]);
    page.controller.abort();
    page.controller = new AbortController();
    page.messages = [];
    globalThis.location.href = `https://outlook.office.com/mail/sentitems/id/${encodeURIComponent(A)}`;
    page.show({ body: pixel("m") });
    page.watch();
    expect(page.openNow().map(({ threadId }) => threadId)).toEqual([A]);
  });

  it("know their conversation where each of its mails has a row, and not where several are selected", async () => {
    const rowsOf = (...ids: string[]): string =>
      ids
        .map((id) => `<p role="option" data-convid="${id}" aria-selected="true">Offer</p>`)
        .join("");
    page.list.innerHTML = rowsOf(A, B);
    page.show({ body: pixel("m") });
    page.watch();
    expect(page.openNow()).toEqual([]);
    page.list.innerHTML = rowsOf(A, A);
    await vi.advanceTimersByTimeAsync(2_500);
    expect(page.openNow().map(({ threadId }) => threadId)).toEqual([A]);
  });

  it("tell what shows of them", async () => {
    page.select(A);
    page.show({ body: "<p>Hello</p>" });
    page.watch();
    const told = vi.fn<() => void>();
    page.openNow()[0]?.onContents(told);
    find("[role=document]").append("more", document.createElement("img"));
    await settle();
    expect(told).toHaveBeenCalled();
    expect(page.openNow()[0]?.contents()).toBe(find("[role=document]"));
  });

  it("that come after the end are not seen; marks stay as long as their messages", async () => {
    page.select(A);
    page.show({ body: pixel("m") });
    page.watch();
    page
      .openNow()[0]
      ?.mark(messageMark({ state: "opened", title: () => "Words", press: () => undefined }));
    page.controller.abort();
    await settle();
    expect(document.querySelectorAll(".sightline-mark")).toHaveLength(1);
    find("#MSG_k1_FROM").id = "MSG_k9_FROM";
    find("#MSG_k1_DATETIME").id = "MSG_k9_DATETIME";
    find("[role=document]").innerHTML = pixel("n");
    await settle();
    expect(document.querySelector(".sightline-mark")).toBeNull();
    page.show({ key: "k3", body: pixel("n") });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(page.messages).toHaveLength(1);
    expect(page.off).toEqual([]);
  });

  it("are offered to whoever asks later, too", () => {
    page.select(A);
    page.show({ body: pixel("m") });
    page.watch();
    const later = vi.fn<(message: OpenMessage) => void>();
    page.reading.onMessage(later, page.controller.signal);
    expect(later.mock.calls).toEqual([[page.messages[0]]]);
  });
});

describe("the mark of a message", () => {
  const mark = (): HTMLElement => find(".sightline-mark");

  it("is a button with words, which the page does not notice", () => {
    page.select(A);
    page.show({ body: pixel("m") });
    page.watch();
    const pressed = vi.fn<(button: HTMLElement) => void>();
    const noticed = vi.fn<() => void>();
    for (const type of ["click", "keydown", "keyup", "pointerdown", "mousedown"])
      page.pane.addEventListener(type, noticed);
    page
      .openNow()[0]
      ?.mark(messageMark({ state: "opened", title: () => "Opened once", press: pressed }));
    expect(mark().getAttribute("role")).toBe("button");
    expect(mark().getAttribute("aria-label")).toBe("Opened once");
    expect(mark().dataset["sightlineStatus"]).toBe("opened");
    expect(mark().tabIndex).toBe(0);
    for (const key of ["Enter", " "])
      mark().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    mark().click();
    expect(pressed.mock.calls).toEqual([[mark()], [mark()], [mark()]]);
    expect(noticed).not.toHaveBeenCalled();
    page.openNow()[0]?.mark(null);
    expect(document.querySelector(".sightline-mark")).toBeNull();
  });

  it("stands by the time, and is put back when the page draws that anew", async () => {
    page.select(A);
    page.show({ body: pixel("m") });
    page.watch();
    page
      .openNow()[0]
      ?.mark(messageMark({ state: "sent", title: () => "Words", press: () => undefined }));
    expect(mark().parentElement?.id).toBe("MSG_k1_DATETIME");
    find("#MSG_k1_DATETIME").textContent = "Sat 11/21/2026 3:14 PM";
    await settle();
    expect(mark().parentElement?.id).toBe("MSG_k1_DATETIME");
    expect(page.openNow()).toHaveLength(1);
    expect(page.threads[0]?.messages()[0]?.sentAt).not.toBeNull();
    find("#MSG_k1_DATETIME").replaceWith(
      Object.assign(document.createElement("div"), { id: "MSG_k1_DATETIME", textContent: "x" }),
    );
    await settle();
    expect(mark().parentElement?.id).toBe("MSG_k1_DATETIME");
  });
});
