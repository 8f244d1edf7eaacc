import { expect, test } from "vitest";
import { appleAhead, gmail, hit, minutes, seconds } from "../engagement.fixture.ts";
import { foldEngagement } from "../engagement.ts";
import type { HitEvent } from "../event.ts";
import { messageFacts } from "../message-facts.fixture.ts";
import { click, head, phone } from "./refinements.fixture.ts";

/** The sessions that these hits make, each as "verdict number number". */
function sessions(hits: readonly HitEvent[]): string[] {
  const folded = foldEngagement(messageFacts(), hits);
  return folded.sessions.map((session) =>
    [session.verdict, ...session.hits.map(({ id }) => Number(id.slice("event-".length)))].join(" "),
  );
}

const at = (...times: number[]): { id: number; receivedAt: number }[] =>
  times.map((receivedAt, id) => ({ id, receivedAt: minutes(60) + receivedAt }));

test("Outlook's eight fetches are one reading", () => {
  const hits = at(0, 10, 200, 400, 900, 2_000, 5_000, 9_000).map((time) => hit(time));
  expect(sessions(hits)).toEqual(["person 0 1 2 3 4 5 6 7"]);
});

test("a reload within two minutes of the last fetch is the same reading, a later one is another", () => {
  const hits = at(0, seconds(120), seconds(240), seconds(361)).map((time) => hit(time));
  expect(sessions(hits)).toEqual(["person 0 1 2", "person 3"]);
});

test("no reading takes longer than half an hour", () => {
  const hits = at(...Array.from({ length: 17 }, (_, index) => index * seconds(120)));
  expect(sessions(hits.map((time) => hit(time)))).toEqual([
    "person 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15",
    "person 16",
  ]);
});

test("another recipient, client or network reads for itself", () => {
  const [a, b, c, d] = at(0, 1, 2, 3);
  expect(
    sessions([
      hit(a),
      hit({ ...b, recipient: 1 }),
      hit({ ...c, ...phone }),
      hit({ ...d, country: "AT" }),
    ]),
  ).toEqual(["person 0", "person 1", "person 2", "person 3"]);
});

test("an unconfirmed fetch of a person's reading counts with it, before it and after it", () => {
  const [a, b, c] = at(0, seconds(60), seconds(90));
  const unconfirmed = { ...gmail, verdict: "unconfirmed" } as const;
  const hits = [
    hit({ ...a, ...unconfirmed }),
    hit({ ...b, ...gmail }),
    hit({ ...c, ...unconfirmed }),
  ];
  expect(sessions(hits)).toEqual(["person 0 1 2"]);
  expect(sessions(hits.filter(({ verdict }) => verdict === "unconfirmed"))).toEqual([
    "unconfirmed 0 2",
  ]);
});

test("a reading that a click confirmed is one, however often it was fetched", () => {
  const [a, b, c] = at(0, seconds(5), seconds(60));
  expect(
    sessions([hit({ ...a, ...appleAhead }), hit({ ...b, ...appleAhead }), hit({ ...c, ...click })]),
  ).toEqual(["person 0 1", "person 2"]);
});

test("a machine's hits do not count with a person's", () => {
  const [a, b, c] = at(0, seconds(10), seconds(20));
  expect(sessions([hit(a), hit({ ...b, ...head, os: "" }), hit(c)])).toEqual([
    "person 0 2",
    "machine 1",
  ]);
});

test("a double click on one link is one click; a second one later, or on another link, is another", () => {
  const hits = at(0, 400, seconds(3), seconds(7)).map((time) => hit({ ...time, ...click }));
  const [time] = at(200);
  expect(sessions([...hits, hit({ ...time, ...click, link: 2, id: 9 })])).toEqual([
    "person 0 1 2",
    "person 9",
    "person 3",
  ]);
});
