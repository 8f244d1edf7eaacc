import { expect, test } from "vitest";
import type { ShortReading } from "../../db/summary.ts";
import { connection, type ConnectionState } from "../../sync/connection.ts";
import { signedInSession } from "../../sync/samples.ts";
import { outcomeOf, stateOfConnect, stateOfNotify } from "./step-states.ts";

test.each<[ConnectionState, string]>([
  ["live", "done"],
  ["polling", "done"],
  ["connecting", "todo"],
  ["offline", "attention"],
  ["unauthorized", "attention"],
])("who belongs to a server that is %s: %s", (state, expected) => {
  expect(stateOfConnect(signedInSession, { ...connection.fallback, state })).toBe(expected);
});

test("who belongs to no server is to connect", () => {
  expect(stateOfConnect(null, connection.fallback)).toBe("todo");
});

test.each([
  ["granted", null, "todo"],
  ["granted", "seen", "done"],
  ["granted", "not-seen", "attention"],
  ["denied", "seen", "attention"],
  ["unknown", null, "todo"],
] as const)("notifications that are %s and of which the rep says %s: %s", (level, seen, state) => {
  expect(stateOfNotify(level, seen)).toBe(state);
});

test("the best that arrived counts, and own views are told apart", () => {
  const readings: ShortReading[] = [
    [1, "open", "self"],
    [2, "open", "machine"],
    [3, "open", "unconfirmed"],
    [4, "click", "person"],
  ];
  expect(outcomeOf({ readings })).toEqual({
    arrived: { verdict: "person", at: 4 },
    ownWasSeen: true,
  });
  expect(outcomeOf({ readings: readings.slice(1, 3) })).toEqual({
    arrived: { verdict: "unconfirmed", at: 3 },
    ownWasSeen: false,
  });
  expect(outcomeOf({ readings: readings.slice(0, 1) })).toEqual({
    arrived: null,
    ownWasSeen: true,
  });
  expect(outcomeOf(undefined)).toEqual({ arrived: null, ownWasSeen: false });
});
