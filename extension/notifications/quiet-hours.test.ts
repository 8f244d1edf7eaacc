import { expect, test } from "vitest";
import type { QuietHours } from "../preferences.ts";
import { isQuiet, startOfDay } from "./quiet-hours.ts";

/** In the time zone of whoever runs this: the hours are the rep's own. */
const at = (day: number, hours: number, minutes = 0) =>
  new Date(2026, 10, day, hours, minutes).getTime();
const night: QuietHours = { isOn: true, from: "20:00", to: "07:30", weekends: false };
const noon: QuietHours = { isOn: true, from: "12:00", to: "13:00", weekends: false };

test.each([
  ["right before the night", night, at(18, 19, 59), false],
  ["when the night begins", night, at(18, 20), true],
  ["after midnight", night, at(19, 0), true],
  ["in the last minute of the night", night, at(19, 7, 29), true],
  ["when the night ends", night, at(19, 7, 30), false],
  ["at noon", noon, at(18, 12, 30), true],
  ["after noon", noon, at(18, 13), false],
  ["before noon", noon, at(18, 11, 59), false],
  ["in the night while it is off", { ...night, isOn: false }, at(18, 22), false],
  ["on a Saturday", { ...noon, weekends: true }, at(21, 15), true],
  ["on a Sunday", { ...noon, weekends: true }, at(22, 9), true],
  ["on a Sunday that is as every day", noon, at(22, 9), false],
  ["on a Monday", { ...noon, weekends: true }, at(23, 9), false],
  ["in hours that end when they begin", { ...noon, to: "12:00" }, at(18, 12), false],
])("%s", (_when, hours, time, isIt) => expect(isQuiet(hours, time)).toBe(isIt));

test("a day begins at the rep's own midnight", () => {
  expect(startOfDay(at(18, 23, 59))).toBe(at(18, 0));
  expect(startOfDay(at(19, 0))).toBe(at(19, 0));
});
