import * as fc from "fast-check";
import { expect, test } from "vitest";
import { deleteMails, forgottenOf, purgeDeleted, restoreMails, UNDO_MS } from "./delete-mails.ts";
import { isGone } from "./message-document.ts";
import { readMailDetail } from "./mail-detail.ts";
import { recordEvents } from "./record-events.ts";
import { recordSent } from "./record-sent.ts";
import { refoldAll } from "./refold-all.ts";
import { account, emptyDatabase, hit, mailId, sentAt, sentMessage, telling } from "./samples.ts";
import { readAllSummaries } from "./summaries.ts";

const mail = fc.nat({ max: 4 });
const step = fc.oneof(
  fc.record({
    do: fc.constant("send" as const),
    mail,
    thread: fc.option(fc.nat({ max: 1 })),
    isConfirmed: fc.boolean(),
  }),
  fc.record({ do: fc.constant("hit" as const), mail, number: fc.nat({ max: 9 }) }),
  fc.record({ do: fc.constant("delete" as const), mail }),
  fc.record({ do: fc.constant("restore" as const), mail }),
  fc.record({ do: fc.constant("purge" as const) }),
);

test("lists, threads and mails say the same, whatever is deleted, restored and forgotten when", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const db = emptyDatabase();
      let now = sentAt;
      const deletedForGood = new Set<string>();
      for (const one of steps) {
        now += 60_000;
        if (one.do === "send") {
          const { thread, isConfirmed } = one;
          await recordSent(
            db,
            sentMessage(one.mail, {
              threadId: thread === null ? null : `thread-${thread}`,
              // The first two are one mail, sent again, and so are the next two; the second of each is untracked.
              mailMessageId: isConfirmed ? `gmail-${Math.floor(one.mail / 2)}` : null,
              mintedAt: sentAt + one.mail,
              tracking: { opens: one.mail % 2 === 0, links: one.mail % 2 === 0 },
            }),
          );
        } else if (one.do === "hit") {
          const events = [hit(one.number, { messageId: mailId(one.mail) })];
          await recordEvents(db, { account, events, cursor: "c", telling });
        } else if (one.do === "delete") await deleteMails(db, [mailId(one.mail)], now);
        else if (one.do === "restore") await restoreMails(db, [mailId(one.mail)]);
        else for (const id of await purgeDeleted(db, now + UNDO_MS)) deletedForGood.add(id);
      }

      const documents = await db.messages.toArray();
      const standing = documents.filter((document) => !isGone(document)).map(({ id }) => id);
      const summaries = await readAllSummaries(db);
      expect(summaries.map(({ id }) => id).toSorted()).toEqual(standing.toSorted());
      for (const summary of summaries)
        expect((await readMailDetail(db, summary.id))?.summary).toEqual(summary);

      const forgotten = await forgottenOf(db, [0, 1, 2, 3, 4].map(mailId));
      expect(new Set(forgotten)).toEqual(deletedForGood);
      expect(documents.filter(({ id }) => forgotten.has(id))).toEqual([]);

      // Made from nothing but the mails, the rows are the same, but for those of threads in which no mail stands.
      const before = await db.threads.toArray();
      await db.threads.clear();
      await refoldAll(db);
      const after = await db.threads.toArray();
      const filled = (rows: typeof before) =>
        rows.filter((row) => Object.keys(row.messages).length > 0 || row.untracked !== undefined);
      const inOrder = (rows: typeof before) =>
        filled(rows).map((row) => ({ ...row, untracked: row.untracked?.toSorted() }));
      expect(inOrder(before)).toEqual(inOrder(after));
      db.close();
    }),
    { numRuns: 60 },
  );
});
