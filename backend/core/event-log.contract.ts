import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { SenderId } from "../../shared/ids.ts";
import { viewEvent } from "../../shared/view-event.ts";
import { InvalidCursorError, type EventLog } from "./event-log.ts";
import { ANNA, BORIS, exampleEvent } from "./example-event.ts";

/** An empty log for one test, and what it takes to look at its storage with fresh eyes. */
export interface EventLogUnderTest {
  readonly log: EventLog;
  /** Closes the log and opens the same storage again. */
  reopen(): Promise<EventLog>;
  dispose(): Promise<void>;
}

/** What every adapter of `EventLog` must do. */
export function describeEventLog(name: string, create: () => Promise<EventLogUnderTest>): void {
  describe(`${name} keeps the contract of EventLog`, () => {
    let subject: EventLogUnderTest;
    let log: EventLog;
    beforeEach(async () => {
      subject = await create();
      log = subject.log;
    });
    afterEach(() => subject.dispose());

    /** One after the other: what is appended at once has no order of its own. */
    const appendAll = async (numbers: readonly number[]) => {
      for (const n of numbers) await log.append(exampleEvent(n));
    };

    test("gives back an event exactly as it was stored", async () => {
      const event = exampleEvent(1, {
        kind: "click",
        link: 7,
        recipient: 255,
        age: -3,
        reasons: ["one", "two"],
        client: { family: "Łódź \u{1f4e7}", os: "macOS", device: "desktop" },
        network: { class: "hosting", country: "DE" },
      });
      await log.append(event);
      expect((await log.read(ANNA, null, 10)).events).toEqual([event]);
    });

    test("keeps views beside hits, and every class of network", async () => {
      const classes = ["unknown", "mail-proxy", "relay", "gateway", "hosting", "access"] as const;
      const view = viewEvent({ ...exampleEvent(0), mailClient: "outlook" }, 1_795_000_000_000);
      const events = [
        view,
        ...classes.map((name, n) =>
          exampleEvent(n + 1, { network: { class: name, country: null } }),
        ),
      ];
      for (const event of events) await log.append(event);
      // What a browser tells twice is one, and at the time of the first.
      await log.append({ ...view, receivedAt: view.receivedAt + 5 });
      expect(await readAll(log, ANNA, 10)).toEqual(events);
    });

    test("gives an empty page with a cursor that later events follow", async () => {
      const empty = await log.read(ANNA, null, 10);
      expect(empty).toMatchObject({ events: [], more: false });
      await log.append(exampleEvent(1));
      expect((await log.read(ANNA, empty.cursor, 10)).events).toEqual([exampleEvent(1)]);
    });

    test("takes the same event twice as one, whether at once or later", async () => {
      await Promise.all([log.append(exampleEvent(1)), log.append(exampleEvent(1))]);
      await log.append(exampleEvent(2));
      await log.append(exampleEvent(1, { age: 999 }));
      expect(await readAll(log, ANNA, 10)).toEqual([exampleEvent(1), exampleEvent(2)]);
    });

    test("pages through everything once, in the order of storing, and says when there is more", async () => {
      // The ids fall while the order of storing rises.
      await appendAll([5, 4, 3, 2, 1]);
      const first = await log.read(ANNA, null, 2);
      expect(first.events.map(({ age, id }) => [id, age])).toHaveLength(2);
      expect(first.more).toBe(true);
      expect(await readAll(log, ANNA, 2)).toEqual([5, 4, 3, 2, 1].map((n) => exampleEvent(n)));
      expect((await log.read(ANNA, null, 5)).more).toBe(false);
    });

    test("gives the same page again for the same cursor", async () => {
      await appendAll([1, 2, 3]);
      const { cursor } = await log.read(ANNA, null, 1);
      const page = await log.read(ANNA, cursor, 1);
      await log.append(exampleEvent(4));
      expect((await log.read(ANNA, cursor, 1)).events).toEqual(page.events);
    });

    test("an event that comes late, with an old time, still reaches a reader that is past that time", async () => {
      await appendAll([5, 6]);
      const { cursor } = await log.read(ANNA, null, 10);
      await log.append(exampleEvent(1));
      expect((await log.read(ANNA, cursor, 10)).events).toContainEqual(exampleEvent(1));
    });

    test("pages of one cut no event out of many with the same time", async () => {
      const { receivedAt } = exampleEvent(0);
      const events = [3, 1, 4, 2].map((n) => exampleEvent(n, { receivedAt }));
      for (const event of events) await log.append(event);
      expect(await readAll(log, ANNA, 1)).toEqual(events);
    });

    test("keeps senders apart", async () => {
      await Promise.all([log.append(exampleEvent(1)), log.append(exampleEvent(2, { sid: BORIS }))]);
      await log.append(exampleEvent(3));
      expect((await readAll(log, ANNA, 1)).map(({ id }) => id)).toEqual([
        exampleEvent(1).id,
        exampleEvent(3).id,
      ]);
      expect(await readAll(log, BORIS, 1)).toEqual([exampleEvent(2, { sid: BORIS })]);
    });

    test("a reader that follows the cursors while others write misses nothing", async () => {
      const numbers = Array.from({ length: 300 }, (_, n) => n);
      const writing = Promise.all(numbers.map((n) => log.append(exampleEvent(n))));
      const seen = new Set<string>();
      let cursor: string | null = null;
      for (let done = false; !done;) {
        done = await Promise.race([
          writing.then(() => true),
          new Promise<false>((r) => setImmediate(r, false)),
        ]);
        for (let more = true; more;) {
          const page = await log.read(ANNA, cursor, 7);
          for (const { id } of page.events) seen.add(id);
          ({ cursor, more } = page);
        }
      }
      expect(seen.size).toBe(300);
    });

    test("refuses cursors that it has not made", async () => {
      await appendAll([1, 2]);
      const { cursor } = await log.read(ANNA, null, 1);
      for (const bad of [
        "",
        "0",
        "nonsense",
        `${cursor}x`,
        `x${cursor}`,
        "'; DROP TABLE events; --",
      ]) {
        await expect(log.read(ANNA, bad, 10)).rejects.toThrow(InvalidCursorError);
      }
    });

    test("deletes what is older than a time, counts it, and leaves cursors good", async () => {
      await appendAll([1, 2, 3, 4]);
      await log.append(exampleEvent(5, { receivedAt: exampleEvent(1).receivedAt }));
      const { cursor } = await log.read(ANNA, null, 3);
      expect(await log.expire(exampleEvent(3).receivedAt)).toBe(3);
      expect(await log.expire(exampleEvent(3).receivedAt)).toBe(0);
      expect(await readAll(log, ANNA, 10)).toEqual([exampleEvent(3), exampleEvent(4)]);
      expect((await log.read(ANNA, cursor, 10)).events).toEqual([exampleEvent(4)]);
    });

    test("never reuses a cursor for other events, also after everything has expired", async () => {
      await appendAll([1, 2]);
      const { cursor } = await log.read(ANNA, null, 10);
      await log.expire(Number.MAX_SAFE_INTEGER);
      log = await subject.reopen();
      await log.append(exampleEvent(3));
      expect((await log.read(ANNA, cursor, 10)).events).toEqual([exampleEvent(3)]);
    });

    test("refuses the cursors of another log, such as the one that stood here before", async () => {
      const other = await create();
      await Promise.all([1, 2, 3].map((n) => other.log.append(exampleEvent(n))));
      const { cursor } = await other.log.read(ANNA, null, 2);
      await other.dispose();
      await appendAll([1, 2, 3]);
      await expect(log.read(ANNA, cursor, 10)).rejects.toThrow(InvalidCursorError);
    });

    test("has everything after it was closed and opened again, cursors included", async () => {
      await appendAll([1, 2, 3]);
      const { cursor } = await log.read(ANNA, null, 1);
      log = await subject.reopen();
      expect((await log.read(ANNA, cursor, 10)).events).toEqual([exampleEvent(2), exampleEvent(3)]);
    });

    test("closing keeps what was appended just before, and refuses what comes after", async () => {
      const appended = log.append(exampleEvent(1));
      await log.close();
      await appended;
      await expect(log.append(exampleEvent(2))).rejects.toThrow("closed");
      expect(await readAll(await subject.reopen(), ANNA, 10)).toEqual([exampleEvent(1)]);
    });
  });
}

async function readAll(log: EventLog, sid: SenderId, limit: number) {
  const events = [];
  for (let cursor: string | null = null, more = true; more;) {
    const page = await log.read(sid, cursor, limit);
    events.push(...page.events);
    ({ cursor, more } = page);
  }
  return events;
}
