import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { A, B, find, idOf, pixel, ReadingPage } from "./reading-page.fixture.ts";

let page: ReadingPage;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2026, 10, 21, 15, 30) });
  page = new ReadingPage();
  globalThis.location.href = "https://outlook.office.com/mail/inbox";
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

  it("go by the order that other conversations have told of, too", async () => {
    page.select(A);
    page.show(
      { key: "k1", time: "Fri 11/20/2026 3:14 PM" },
      { key: "k2", from: "Ann<ann@x.example>", time: "Sat 11/21/2026 3:14 PM" },
    );
    page.watch();
    page.select(B);
    page.show({ key: "k3", from: "Ann<ann@x.example>" }, { key: "k4", body: pixel("m") });
    await settle();
    // The rep's answer of the same minute is no mail that Ann has answered.
    expect(
      page.threads
        .at(-1)
        ?.messages()
        .map(({ messageId }) => messageId),
    ).toEqual(["outlook:k3", idOf("m")]);
  });

  it("say nothing where neither times nor other conversations tell who came first", async () => {
    page.select(A);
    page.show(
      { key: "k1", from: "Ann<ann@x.example>", time: "long ago" },
      { key: "k2", body: pixel("m"), time: "of late" },
    );
    page.watch();
    expect(page.threads[0]?.messages()).toEqual([]);
    expect(page.ids()).toContain(idOf("m"));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(page.off).toEqual(["replies"]);
  });

  it("need no time of a mail that stands alone", async () => {
    page.select(A);
    page.show({ body: pixel("m"), time: "of late" });
    page.watch();
    expect(page.threads[0]?.messages()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(page.off).toEqual([]);
  });

  it("know the folded mail of a pixel's minute by it, not the answer that quotes it without marks", () => {
    page.select(A);
    const sentAt = new Date(2026, 10, 21, 15, 14, 20).getTime();
    page.show(
      {
        key: "k2",
        from: "Ann<ann@x.example>",
        time: "Sat 11/21/2026 3:20 PM",
        body: `<p>Yes</p><div>-------- Original message --------</div>${pixel("m", sentAt)}`,
      },
      { key: "k1", body: null },
    );
    page.watch();
    expect(
      page.threads[0]?.messages().map(({ messageId, contents }) => [messageId, contents === null]),
    ).toEqual([
      [idOf("m"), true],
      ["outlook:k2", false],
    ]);
    expect(page.ids()).toEqual(["outlook:k2"]);
  });

  it("leave the pixel to a mail that leaves later than it was made, as a scheduled one does", () => {
    page.select(A);
    const mintedAt = new Date(2026, 10, 21, 9).getTime();
    page.show({ key: "k2", body: pixel("m", mintedAt) }, { key: "k1", body: null });
    page.watch();
    expect(page.ids()).toEqual([idOf("m")]);
  });

  it("take no form of an answer for a folded mail", () => {
    page.select(A);
    page.show({ key: "k1", body: pixel("m") });
    page.pane.insertAdjacentHTML(
      "afterbegin",
      '<div><button id="MSG_d1_FROM">From</button><div contenteditable="true" role="textbox"></div></div>',
    );
    page.watch();
    expect(page.threads[0]?.messages().map(({ messageId }) => messageId)).toEqual([idOf("m")]);
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
    globalThis.location.href = "https://outlook.office.com/mail/inbox";
    page.pane.innerHTML = '<div id="CONV_1_SUBJECT">Offer</div><div role="document">Hello</div>';
    await vi.advanceTimersByTimeAsync(20_000);
    expect(page.off).toEqual(["reading"]);
  });
});

describe("what is not missing", () => {
  const told = async (html: string): Promise<readonly string[]> => {
    page.pane.innerHTML = html;
    await vi.advanceTimersByTimeAsync(30_000);
    return page.off;
  };
  const head = (key: string): string =>
    `<div role="heading" id="CONV_${key}_SUBJECT">Offer</div><span role="heading" id="MSG_${key}_FROM">Ann</span>`;

  it.each([
    ["an empty pane", '<p>Nothing is selected</p><div role="document">Ad</div>'],
    ["a mail that is folded, or slow to come", head("k1")],
  ])("%s", async (_, html) => {
    page.watch();
    expect(await told(html)).toEqual([]);
  });

  it("the conversation of a mail, while several rows are selected", async () => {
    page.list.innerHTML = [A, B]
      .map((id) => `<p role="option" data-convid="${id}" aria-selected="true">Offer</p>`)
      .join("");
    page.watch();
    page.show({ body: pixel("m") });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(page.off).toEqual([]);
  });

  it("a body in a page that has shown one before", async () => {
    page.select(A);
    page.show({ body: pixel("m") });
    page.watch();
    await vi.advanceTimersByTimeAsync(3_000);
    for (const key of ["k1", "k2", "k3", "k4"]) expect(await told(head(key))).toEqual([]);
  });

  it("anything of the calendar, which stands at the same host", async () => {
    globalThis.location.href = "https://outlook.office.com/calendar/view/week";
    page.watch();
    expect(await told(`${head("k1")}<div role="document">Agenda</div>`)).toEqual([]);
  });

  it("but one mail after the other without a body is no accident", async () => {
    page.watch();
    expect(await told(head("k1"))).toEqual([]);
    expect(await told(head("k2"))).toEqual([]);
    expect(await told(head("k3"))).toEqual(["reading"]);
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
