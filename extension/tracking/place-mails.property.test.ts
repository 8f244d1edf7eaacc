import * as fc from "fast-check";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { SentMessage } from "../messages.ts";
import { mail, page, START } from "./place-mails.fixture.ts";
import { unplaced } from "./unplaced.ts";

/** What a rep does with three subjects to one person, and what happens meanwhile. */
const step = fc.oneof(
  fc.record({
    do: fc.constant("send" as const),
    subject: fc.constantFrom("Offer", "Other", "Third"),
    tracked: fc.boolean(),
    /** Until the list has it, milliseconds. */
    lag: fc.integer({ min: 0, max: 2_500 }),
  }),
  fc.record({
    do: fc.constant("wait" as const),
    ms: fc.constantFrom(50, 400, 1_000, 4_000, 40_000),
  }),
  fc.record({
    do: fc.constant("show" as const),
    from: fc.nat(5),
    count: fc.integer({ min: 0, max: 6 }),
  }),
  fc.record({ do: fc.constant("open" as const), which: fc.nat(9) }),
  fc.record({ do: fc.constant("reload" as const) }),
);

interface Conversation {
  readonly threadId: string;
  readonly mail: SentMessage;
  readonly tracked: boolean;
  /** From when the mail client knows it. */
  readonly since: number;
}

const minute = (at: number): number => Math.floor(at / 60_000);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it("no mail is ever taken for another one, whatever is sent, shown and opened in whichever order", async () => {
  let placed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 40 }), async (steps) => {
      fakeBrowser.reset();
      vi.setSystemTime(START);
      const sent: Conversation[] = [];
      let tab = page();
      const tabs = [tab];
      let rows: AbortController[] = [];

      const listed = (): Conversation[] => sent.filter(({ since }) => since <= Date.now());
      /** As the port has it: the row says the same as the mail, and no row about it does. */
      const looksLike =
        (row: Conversation) =>
        ({ subject, sentAt }: Pick<SentMessage, "subject" | "sentAt">): boolean => {
          const same = listed().filter(
            (other) =>
              other.mail.subject === subject &&
              minute(other.mail.sentAt ?? 0) === minute(sentAt ?? 0),
          );
          return same.length === 1 && same[0] === row;
        };
      const show = (from: number, count: number): void => {
        for (const row of rows) row.abort();
        rows = listed()
          .toReversed()
          .slice(from, from + count)
          .map((row) => tab.row(row.threadId, looksLike(row)));
      };

      for (const next of steps) {
        if (next.do === "send") {
          const id = String.fromCharCode(65 + sent.length);
          const message = mail(id, { subject: next.subject });
          const since = Date.now() + next.lag;
          sent.push({ threadId: `t${id}`, mail: message, tracked: next.tracked, since });
          if (next.tracked) await unplaced.put(message);
        } else if (next.do === "wait") {
          await vi.advanceTimersByTimeAsync(next.ms);
        } else if (next.do === "show") {
          show(next.from, next.count);
        } else if (next.do === "open") {
          const opened = listed()[next.which];
          if (opened !== undefined) tab.message(opened.threadId, opened.mail.id.charAt(0));
        } else {
          tab.reload();
          tab = page();
          tabs.push(tab);
          rows = [];
        }
      }
      show(0, 30);
      await vi.advanceTimersByTimeAsync(10_000);
      for (const record of tabs.flatMap(({ recorded }) => recorded)) {
        const [, id, threadId] = /(\w) in (\w+)$/.exec(record) ?? [];
        expect(threadId).toBe(`t${id}`);
        placed += 1;
      }
      tab.reload();
    }),
    { numRuns: 300 },
  );
  // It is not that nothing is ever found.
  expect(placed).toBeGreaterThan(10);
});
