import { fakeBrowser } from "wxt/testing/fake-browser";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { mail, page, START, waiting } from "./place-mails.fixture.ts";
import { unplaced } from "./unplaced.ts";

const settle = () => vi.advanceTimersByTimeAsync(4_000);

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ now: START });
});
afterEach(() => vi.useRealTimers());

describe("a row", () => {
  it("that only one mail can have, and no other row, is that mail's", async () => {
    const { row, recorded, shown } = page();
    await unplaced.put(mail("A"));
    row("t1");
    row("t2", () => false);
    await settle();
    expect(recorded).toEqual(["Offer A in t1"]);
    expect(shown).toEqual(["t1"]);
    expect(await waiting()).toEqual(["A in t1"]);
    await settle();
    expect(recorded).toHaveLength(1);
  });

  it("is found by a page that is opened later, and once in all tabs", async () => {
    await unplaced.put(mail("A"));
    await vi.advanceTimersByTimeAsync(60_000);
    const [first, second] = [page(), page()];
    first.row("t1");
    second.row("t1");
    await settle();
    expect(first.recorded).toEqual(["Offer A in t1"]);
    // The other tab hears of it through the storage, and of its status from the background.
    expect(second.recorded).toEqual([]);
    expect(await waiting()).toEqual(["A in t1"]);
    const third = page();
    third.row("t1");
    await settle();
    expect(third.recorded).toEqual([]);
  });

  it("waits for its list to be quiet", async () => {
    const { row, recorded } = page();
    await unplaced.put(mail("A", { mintedAt: START - 60_000, sentAt: START - 60_000 }));
    row("t1");
    await vi.advanceTimersByTimeAsync(200);
    row("t2");
    await settle();
    expect(recorded).toEqual([]);
  });

  it("of a scheduled mail is found once its time has come, and is not asked all the while", async () => {
    const { row, recorded } = page();
    const sentAt = START + 40 * 24 * 3_600_000;
    await unplaced.put(mail("A", { sentAt, scheduled: true }));
    // Another one, that no row is.
    await unplaced.put(mail("B", { subject: "Else" }));
    let asked = 0;
    row("t1", ({ subject }) => {
      asked += 1;
      return subject === "Offer";
    });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toBeLessThan(10);
    await vi.advanceTimersByTimeAsync(sentAt - 61_000 - START);
    expect(recorded).toEqual([]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(recorded).toEqual(["Offer A in t1"]);
  });

  it("is looked at again when another one has left the page", async () => {
    const { row, recorded } = page();
    await unplaced.put(mail("A"));
    row("t1");
    const second = row("t2");
    await settle();
    expect(recorded).toEqual([]);
    second.abort();
    await settle();
    expect(recorded).toEqual(["Offer A in t1"]);
  });

  it("may stand there twice, where a list shows single mails", async () => {
    const { row, recorded } = page();
    await unplaced.put(mail("A"));
    row("t1");
    row("t1");
    await settle();
    expect(recorded).toEqual(["Offer A in t1"]);
  });

  it("of another mailbox is none of its", async () => {
    const { row, recorded } = page({ host: "outlook.live.com" });
    await unplaced.put(mail("A"));
    row("t1");
    const other = page();
    other.placing.seeAccount("somebody@example.com");
    await unplaced.put(mail("B", { subject: "Other", account: "rep@example.com" }));
    other.row("t2", ({ subject }) => subject === "Other");
    await settle();
    expect([...recorded, ...other.recorded]).toEqual([]);
    other.placing.seeAccount("rep@example.com");
    other.row("t3", () => false);
    await settle();
    expect(other.recorded).toEqual(["Other B in t2"]);
  });

  it("may stand in a list at another host of the same mailbox", async () => {
    const { row, recorded } = page({ host: "outlook.office365.com" });
    await unplaced.put(mail("A"));
    row("t1");
    await settle();
    expect(recorded).toEqual(["Offer A in t1"]);
  });

  it("gives the page its turn while many mails are looked for", async () => {
    const { row, recorded } = page();
    for (const id of "ABCDEFGHIJ") await unplaced.put(mail(id, { subject: id }));
    const turns = new Set<number>();
    let turn = 0;
    row("t1", ({ subject }) => {
      // Each look takes 2 ms.
      vi.setSystemTime(Date.now() + 2);
      if (subject === "A") setTimeout(() => (turn += 1));
      turns.add(turn);
      return subject === "C";
    });
    await settle();
    expect(turns.size).toBeGreaterThan(1);
    expect(recorded).toEqual(["C C in t1"]);
  });
});

describe("two mails with one subject to one person within a minute", () => {
  it("stay apart, whichever of their rows shows", async () => {
    const { row, recorded } = page();
    await unplaced.put(mail("A"));
    await vi.advanceTimersByTimeAsync(500);
    await unplaced.put(mail("B"));
    const first = row("t1");
    await settle();
    row("t2");
    await settle();
    first.abort();
    await settle();
    expect(recorded).toEqual([]);
    expect(await waiting()).toEqual(["A in null", "B in null"]);
  });

  it("stay apart where the first had been found before the second left", async () => {
    const { row, recorded } = page();
    await unplaced.put(mail("A"));
    const first = row("t1");
    await settle();
    await unplaced.put(mail("B"));
    first.abort();
    row("t1");
    await settle();
    expect(recorded).toEqual(["Offer A in t1"]);
  });

  it("stay apart in a tab that is opened then", async () => {
    const before = page();
    await unplaced.put(mail("A"));
    before.row("t1");
    await settle();
    await unplaced.put(mail("B"));
    const { row, recorded } = page();
    row("t1");
    await settle();
    expect(recorded).toEqual([]);
  });

  it("are told apart by opening them", async () => {
    const { row, message, recorded } = page();
    await unplaced.put(mail("A"));
    await unplaced.put(mail("B"));
    row("t1");
    row("t2");
    await settle();
    message("t1", "B");
    message("t2", "A");
    await settle();
    expect(recorded).toEqual(["Offer B in t1", "Offer A in t2"]);
    expect(await waiting()).toEqual([]);
  });

  it("leave no row for the second when the first was opened", async () => {
    const { row, message, recorded } = page();
    await unplaced.put(mail("A"));
    await unplaced.put(mail("B"));
    message("t1", "A");
    row("t1");
    await settle();
    expect(recorded).toEqual(["Offer A in t1"]);
    expect(await waiting()).toEqual(["B in null"]);
  });
});

describe("an open mail", () => {
  it("is certain at once, also where it was open before its sending was known", async () => {
    const { message, recorded, shown } = page();
    message("t1", "A");
    await unplaced.put(mail("A", { sentAt: null, mailMessageId: null }));
    await vi.advanceTimersByTimeAsync(1);
    expect(recorded).toEqual(["Offer A in t1"]);
    expect(shown).toEqual(["t1"]);
    expect(await waiting()).toEqual([]);
  });

  it("corrects what a row told", async () => {
    const { row, message, recorded } = page();
    await unplaced.put(mail("A"));
    row("t1");
    await settle();
    message("t9", "A");
    await settle();
    expect(recorded).toEqual(["Offer A in t1", "Offer A in t9"]);
    expect(await waiting()).toEqual([]);
  });

  it("is not overtaken by a guess that takes longer", async () => {
    const { row, message, recorded } = page({ failures: 2 });
    await unplaced.put(mail("A"));
    row("t1");
    await vi.advanceTimersByTimeAsync(3_100);
    message("t9", "A");
    await settle();
    expect(recorded.at(-1)).toBe("Offer A in t9");
    expect(await waiting()).toEqual([]);
  });

  it("may be opened at another host of the same mailbox", async () => {
    const { message, recorded } = page({ host: "outlook.cloud.microsoft" });
    await unplaced.put(mail("A"));
    message("t1", "A");
    await settle();
    expect(recorded).toEqual(["Offer A in t1"]);
  });

  it("says nothing of a copy in another mailbox", async () => {
    const { message, recorded } = page({ host: "outlook.live.com" });
    await unplaced.put(mail("A"));
    message("t1", "A");
    await settle();
    expect(recorded).toEqual([]);
  });
});

it("keeps looking when the background does not answer, and stops when the extension is reloaded", async () => {
  const { row, recorded, reload } = page({ failures: 100 });
  await unplaced.put(mail("A"));
  row("t1");
  await settle();
  expect(await waiting()).toEqual(["A in null"]);
  reload();
  const next = page();
  next.row("t1");
  await settle();
  expect(next.recorded).toEqual(["Offer A in t1"]);
  expect(recorded).toEqual([]);
});
