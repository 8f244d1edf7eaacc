import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ListRow } from "../mail-client.ts";
import { at, row, type RowWords } from "./list-row.fixture.ts";
import { watchRows } from "./outlook-rows.ts";

let list: HTMLElement;
let controller: AbortController;
let offered: ListRow[];

beforeEach(() => {
  vi.useFakeTimers({ now: at });
  globalThis.location.href = "https://outlook.office.com/mail/sentitems";
  document.documentElement.lang = "en-US";
  document.body.innerHTML = `<div role="listbox"></div>`;
  list = document.querySelector<HTMLElement>("[role=listbox]") ?? document.body;
  controller = new AbortController();
  offered = [];
});

afterEach(() => {
  controller.abort();
  vi.useRealTimers();
});

const watch = (): void =>
  watchRows(
    document,
    (one) => void offered.push(one),
    controller.signal,
    () => undefined,
  );

/** Mutation observers report at the end of the task. */
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

const mail = {
  subject: " Offer ",
  recipients: [{ email: "Ann@x.example", name: "Ann", field: "to" as const }],
  sentAt: at,
};

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
