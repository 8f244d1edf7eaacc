import "fake-indexeddb/auto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod/mini";
import type { LogEvent } from "../../shared/event.ts";
import { eventIdSchema, type EventId } from "../../shared/ids.ts";
import { viewEvent } from "../../shared/view-event.ts";
import { correctHit } from "../db/correct-hit.ts";
import type { SightlineDatabase } from "../db/database.ts";
import { foldDocument } from "../db/message-document.ts";
import { ownDevices } from "../db/own-devices.ts";
import { recordEvents, recordViews } from "../db/record-events.ts";
import { recordSeen } from "../db/record-seen.ts";
import { recordSent } from "../db/record-sent.ts";
import { account, emptyDatabase, hit, mailId, sentAt, sentMessage } from "../db/samples.ts";
import { isTold, type Telling } from "../db/tell.ts";
import { forgetUnseen } from "../db/unseen.ts";
import { deliverDue } from "./deliver-due.ts";
import { mailOfNotification } from "./notification-id.ts";

const clients: Partial<LogEvent>[] = [
  {},
  {
    client: { family: "Safari", os: "iOS", device: "mobile" },
    network: { class: "access", country: "DE" },
  },
];
const verdicts: Partial<LogEvent>[] = [
  { verdict: "person", reasons: ["ordinary-program"] },
  { verdict: "unconfirmed", reasons: ["gmail-proxy-at-once"] },
  { verdict: "machine", reasons: ["head-request"] },
];
const someHit = fc.record({
  mail: fc.constantFrom(1, 2),
  /** Seconds: near each other often, so that hits meet. */
  after: fc.oneof(fc.integer({ min: 60, max: 600 }), fc.integer({ min: 600, max: 12_000 })),
  facts: fc.tuple(
    fc.constantFrom(...clients),
    fc.constantFrom(...verdicts, ...verdicts.slice(0, 1)),
  ),
  isClick: fc.constantFrom(false, false, false, true),
});
/** What may happen; `of` picks a hit among those that came. */
const someStep = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("hits"),
      hits: fc.array(someHit, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("view"), of: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("word"),
      of: fc.nat(),
      scope: fc.constantFrom(null, "event", "same-client"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom("reply", "count", "pause"), of: fc.nat() }),
  },
);
type Step = typeof someStep extends fc.Arbitrary<infer S> ? S : never;

/** Every reading of every mail. */
async function readings(db: SightlineDatabase) {
  const devices = await ownDevices.read(db);
  const mails = await db.messages.toArray();
  return mails.flatMap((mail) =>
    foldDocument(mail, devices).sessions.map((reading) => ({ mail: mail.id, ...reading })),
  );
}

test("whatever happens, notifications and badge speak of what counts, and of each reading once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someStep, { minLength: 4, maxLength: 24 }), async (steps: Step[]) => {
      const db = emptyDatabase();
      await recordSent(db, sentMessage(1), 0);
      await recordSent(db, sentMessage(2), 0);
      const standing = new Set<string>();
      const created: string[] = [];
      const notifications = {
        create: async (id: string) => void created.push(...[id].filter(() => standing.add(id))),
        update: async () => undefined,
        clear: async (id: string) => standing.delete(id),
        getAll: async () => Object.fromEntries([...standing].map((id) => [id, true])),
      };
      let telling: Telling = { notify: true, countUnconfirmed: false };
      const came: LogEvent[] = [];
      const told = new Set<EventId>();

      /** Each has a time of its own, by which notifications are told apart. */
      const next = () => came.length + 10;
      async function take(step: Step): Promise<void> {
        if (step.kind === "hits") {
          const events = step.hits.map(({ mail, after, facts, isClick }) => {
            const number = next();
            const event = hit(number, {
              messageId: mailId(mail),
              ...(isClick && { kind: "click", link: 1 }),
              ...facts[0],
              ...facts[1],
              receivedAt: sentAt + after * 1_000 + number,
              age: after,
            });
            came.push(event);
            return event;
          });
          await recordEvents(db, { account, events, cursor: "c", telling });
        } else if (step.kind === "reply") {
          const at = sentAt + 900_000;
          const answers = ["gmail-1"];
          await recordSeen(db, { kind: "reply", threadId: "thread-1", answers, at }, telling);
        } else if (step.kind === "count") {
          telling = { ...telling, countUnconfirmed: !telling.countUnconfirmed };
          // The switch stands in the popup, where all is seen.
          await forgetUnseen(db);
        } else if (step.kind === "pause") {
          telling = { ...telling, notify: !telling.notify };
        } else if (came.length > 0) {
          const one = came[step.of % came.length];
          if (one === undefined) return;
          const { messageId, id: eventId, sid, receivedAt } = one;
          if (step.kind === "word") {
            await correctHit(db, { messageId, eventId, scope: step.scope }, telling);
          } else {
            const id = eventIdSchema.parse(
              `view${came.length}${step.of}`.padEnd(32, "v").slice(0, 32),
            );
            const view = viewEvent({ sid, id, messageId, mailClient: "gmail" }, receivedAt + 1_000);
            await recordViews(db, [view], telling);
          }
        }
      }

      for (const step of steps) {
        created.length = 0;
        await take(step);
        await deliverDue({ db, notifications }, telling);
        const all = await readings(db);
        const toldOf = (id: string) => {
          const about = mailOfNotification(id);
          return all.find(
            ({ mail, hits }) =>
              mail === about?.messageId && hits.some(({ receivedAt }) => receivedAt === about.at),
          );
        };
        for (const id of standing)
          expect(isTold(toldOf(id)?.verdict ?? "self", telling)).toBe(true);
        for (const id of created) {
          const ids = toldOf(id)?.hits.map((one) => one.id) ?? [];
          expect(ids.filter((one) => told.has(one))).toEqual([]);
          for (const one of ids) told.add(one);
        }
        const kept = await db.kv.get("unseen");
        const unseen = z.array(z.string()).parse(kept?.value ?? []);
        const counted = unseen.map((id) =>
          all.find(({ hits }) => hits.some((one) => one.id === id)),
        );
        expect(new Set(counted).size).toBe(counted.length);
        for (const one of counted) expect(isTold(one?.verdict ?? "self", telling)).toBe(true);
      }
      db.close();
    }),
    { numRuns: 60 },
  );
}, 30_000);
