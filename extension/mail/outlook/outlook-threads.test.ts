import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { A, find, idOf, pixel, ReadingPage } from "./reading-page.fixture.ts";

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

describe("threads", () => {
  it("give their messages from the oldest, with sender and time, folded ones too", async () => {
    page.select(A);
    page.show(
      { key: "k3", from: "Ann<ann@x.example>", time: "Sat 11/21/2026 3:20 PM" },
      { key: "k2", from: "Bob<bob@x.example>", time: "Sat 11/21/2026 3:16 PM", body: null },
      { key: "k1", body: pixel("m") },
    );
    page.watch();
    const told = vi.fn<() => void>();
    page.threads[0]?.onMessages(told);
    expect(
      page.threads[0]
        ?.messages()
        .map((one) => [one.messageId, one.sender, one.senderName, one.sentAt]),
    ).toEqual([
      [idOf("m"), "Ruth Rep", "Ruth Rep", new Date(2026, 10, 21, 15, 14).getTime()],
      ["outlook:k2", "bob@x.example", "Bob", new Date(2026, 10, 21, 15, 16).getTime()],
      ["outlook:k3", "ann@x.example", "Ann", new Date(2026, 10, 21, 15, 20).getTime()],
    ]);
    expect(page.threads[0]?.messages()[1]?.contents).toBeNull();
    expect(page.threads).toHaveLength(1);
    await settle();
    expect(told).not.toHaveBeenCalled();
    find("#UniqueMessageBody_k1").remove();
    await settle();
    expect(told).toHaveBeenCalledOnce();
    // What it was is remembered while it is folded.
    expect(page.threads[0]?.messages()[0]).toMatchObject({ messageId: idOf("m"), contents: null });
  });

  it("go by the page's order within a minute, the newest on top unless others say otherwise", () => {
    page.select(A);
    page.show({ key: "k2", from: "Ann<ann@x.example>" }, { key: "k1", body: pixel("m") });
    page.watch();
    expect(page.threads[0]?.messages().map(({ messageId }) => messageId)).toEqual([
      idOf("m"),
      "outlook:k2",
    ]);
    page.show(
      { key: "k0", time: "Fri 11/20/2026 3:14 PM" },
      { key: "k2", from: "Ann<ann@x.example>" },
      { key: "k3", from: "Bob<bob@x.example>" },
    );
  });

  it("leave out whose sender is not said, and say after a while that answers go unnoticed", async () => {
    page.select(A);
    page.show({ key: "k1", body: pixel("m") }, { key: "k2", from: "" });
    page.watch();
    expect(page.threads[0]?.messages().map(({ messageId }) => messageId)).toEqual([idOf("m")]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(page.off).toEqual(["replies"]);
  });
});

describe("what is missing", () => {
  it("is told after a fair wait: a mail is open, and its body is not known", async () => {
    page.watch();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(page.off).toEqual([]);
    page.pane.innerHTML = '<div id="CONV_1_SUBJECT">Offer</div><div role="document">Hello</div>';
    await vi.advanceTimersByTimeAsync(20_000);
    expect(page.off).toEqual(["reading"]);
  });
});

describe("openConversation", () => {
  it("is the one in which a form stands", () => {
    page.select(A);
    page.show({ body: pixel("m") });
    page.watch();
    const form = page.pane.appendChild(document.createElement("div"));
    expect(page.reading.openConversation(form)).toBe(A);
    expect(
      page.reading.openConversation(document.body.appendChild(document.createElement("p"))),
    ).toBeNull();
  });
});
