import * as fc from "fast-check";
import {
  appleAhead,
  eventId,
  fromHosting,
  gmail,
  hit,
  minutes,
  scanner,
  seconds,
  view,
} from "./engagement.fixture.ts";
import type { HitEvent, LogEvent } from "./event.ts";
import { traitsOf, type MessageFacts } from "./message-facts.ts";
import { messageFacts } from "./message-facts.fixture.ts";

/** Close together often, so that hits meet, and over a bit more than two hours. */
const time = fc.oneof(
  fc.integer({ min: -5, max: 60 }).map(seconds),
  fc.integer({ min: 0, max: 130 }).map(minutes),
  fc.tuple(fc.constantFrom(3, 40, 65), fc.nat({ max: 6_000 })).map(([at, ms]) => minutes(at) + ms),
);

const phone = { family: "Safari", os: "iOS", device: "mobile", country: "US" } as const;
const headRequest = { verdict: "machine", reasons: ["head-request"] } as const;

const who = fc.constantFrom({}, {}, phone, gmail, appleAhead, fromHosting, scanner, headRequest);

/** For tests: the hits of one mail, of every kind. */
export const someHits: fc.Arbitrary<HitEvent[]> = fc
  .array(
    fc.record({
      who,
      kind: fc.constantFrom("open", "open", "click"),
      receivedAt: time.map((at) => Math.max(0, at)),
      recipient: fc.constantFrom(0, 0, 0, 1),
      link: fc.integer({ min: 1, max: 4 }),
    }),
    { maxLength: 14 },
  )
  .map((list) =>
    list.map(({ who: traits, kind, link, ...rest }, id) =>
      hit({ ...traits, ...rest, kind, link: kind === "click" ? link : 0, id }),
    ),
  );

/** For tests: hits of one mail, and views of it by the rep. */
export const someEvents: fc.Arbitrary<LogEvent[]> = fc
  .tuple(someHits, fc.array(time, { maxLength: 2 }))
  .map(([hits, views]) => [
    ...hits,
    ...views.map((at, index) => view(Math.max(0, at), { id: 500 + index })),
  ]);

const ids = fc.subarray([0, 1, 2, 3, 4, 5, 6, 7].map(eventId), { maxLength: 2 });

/** For tests: what may be known of a mail that was sent at 0. */
export const someFacts: fc.Arbitrary<MessageFacts> = fc
  .record(
    {
      confirmedAt: fc.option(fc.integer({ min: 0, max: 12 }).map(seconds)),
      scheduled: fc.boolean(),
      recipients: fc.integer({ min: 1, max: 3 }),
      links: fc.nat({ max: 4 }),
      repliedAt: fc.option(time),
      bouncedAt: fc.option(time),
      followUps: fc.array(time, { maxLength: 2 }),
      alongside: fc
        .tuple(ids, fc.constantFrom("quoted", "quoting", "copied"))
        .map(([list, mark]) => Object.fromEntries(list.map((id) => [id, mark]))),
      corrections: fc
        .tuple(ids, fc.constantFrom("event", "same-client"))
        .map(([list, scope]) => list.map((id) => ({ eventId: id, scope }) as const)),
      ownDevices: fc.subarray([traitsOf(hit(phone))]),
    },
    { requiredKeys: [] },
  )
  .map(messageFacts);
