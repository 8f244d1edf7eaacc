import { Timestamp } from "firebase-admin/firestore";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ANNA, exampleEvent } from "../../core/example-event.ts";
import { describeWithEmulator } from "../emulator/emulator-under-test.ts";
import { eventPath, eventsPath, STORED_AT } from "./event-document.ts";
import { openEventLog } from "./firestore-under-test.ts";

const MINUTE = 60_000;

describeWithEmulator(
  "a log that somebody has changed by hand, or a newer version has written to",
  () => {
    let opened: ReturnType<typeof openEventLog>;
    let now: number;
    beforeEach(() => {
      opened = openEventLog();
      now = Date.now();
    });
    afterEach(() => opened.close());

    const store = (number: number, agoMs: number) =>
      opened.plant(exampleEvent(number), now - agoMs);
    const change = (number: number, fields: object) =>
      opened.firestore.doc(eventPath(ANNA, exampleEvent(number).id)).update(fields);
    const addForeign = (id: string, storedAt: unknown) =>
      opened.firestore.doc(`${eventsPath(ANNA)}/${id}`).set({ [STORED_AT]: storedAt });

    test.each([1, 2, 3, 1_000])("in pages of %i gives all that can be read", async (limit) => {
      for (const number of [1, 2, 3, 4, 5]) await store(number, (10 - number) * MINUTE);
      await change(2, { verdict: "from the future" });
      await change(3, { kind: 7, client: null });
      await change(5, { network: "gone" });
      expect(await readAll(limit)).toEqual([exampleEvent(1), exampleEvent(4)]);
      // The next hit comes through as well.
      await store(6, 0);
      expect((await readAll(limit)).at(-1)).toEqual(exampleEvent(6));
    });

    test.each([1, 2, 1_000])(
      "in pages of %i passes documents that no event can be",
      async (limit) => {
        const at = (agoMs: number) => Timestamp.fromMillis(now - agoMs);
        await addForeign("x", at(9 * MINUTE));
        await addForeign("Łódź", at(9 * MINUTE));
        await addForeign("y".repeat(1_000), at(9 * MINUTE));
        await store(1, 8 * MINUTE);
        for (const id of ["a", "b", "c"]) await addForeign(id, at(7 * MINUTE));
        await store(2, 6 * MINUTE);
        for (const id of ["d", "e", "f"]) await addForeign(id, at(5 * MINUTE));
        for (const [index, time] of ["text", 5, null, true, { seconds: 1 }].entries())
          await addForeign(`other-time-other-time-${index}`, time);
        expect(await readAll(limit)).toEqual([exampleEvent(1), exampleEvent(2)]);
      },
    );

    test("says which fields are at fault, and no value of them", async () => {
      await store(1, MINUTE);
      await change(1, { verdict: "anna@example.com" });
      await addForeign("anna@example.com", Timestamp.now());
      await readAll(10);
      expect(opened.logger.lines.join()).toContain("verdict");
      expect(opened.logger.lines.join()).not.toContain("anna@");
    });

    async function readAll(limit: number) {
      const events = [];
      const cursors: string[] = [];
      for (let cursor: string | null = null, more = true; more;) {
        const page = await opened.log.read(ANNA, cursor, limit);
        expect(page.events.length).toBeLessThanOrEqual(limit);
        events.push(...page.events);
        ({ cursor, more } = page);
        cursors.push(cursor);
      }
      // A reader that is told to go on and stands still gives up.
      const onTheWay = cursors.slice(0, -1);
      expect(new Set(onTheWay).size).toBe(onTheWay.length);
      return events;
    }
  },
);
