import * as fc from "fast-check";
import { expect, test } from "vitest";
import { InvalidCursorError } from "../../core/event-log.ts";
import { createCursorText, type Position } from "./log-cursor.ts";

const position: fc.Arbitrary<Position> = fc.record({
  id: fc.stringMatching(/^[A-Za-z0-9_-]{16,40}$/).filter((id) => !/^__.*__$/.test(id)),
  seconds: fc.nat({ max: 253_402_300_799 }),
  nanoseconds: fc.nat({ max: 999_999_999 }),
});
const cursor = fc.record({
  settled: fc.option(position, { nil: null }),
  page: fc.option(position, { nil: null }),
});
const texts = createCursorText("demo-project", "(default)");

test("any cursor comes back from its text, which fits into a URL as it is", () => {
  fc.assert(
    fc.property(cursor, (cursor) => {
      const text = texts.format(cursor);
      expect(texts.parse(text)).toEqual(cursor);
      expect(text.length).toBeLessThanOrEqual(256);
      expect(encodeURIComponent(text)).toBe(text);
    }),
  );
});

test("takes no text but its own", () => {
  fc.assert(
    fc.property(cursor, fc.nat(), fc.string({ maxLength: 3 }), (cursor, at, inserted) => {
      const text = texts.format(cursor);
      const index = at % (text.length + 1);
      const changed = text.slice(0, index) + inserted + text.slice(index);
      // What is taken all the same must be another good cursor, such as one with another id, and mean that one.
      expect([changed, "invalid"]).toContain(readBack(changed));
    }),
  );
});

test.each([
  ["nothing", ""],
  ["a bare number", "17"],
  ["a time with more digits", "start~01~000000000"],
  ["nothing settled", "start."],
  ["a time after the year 9999", "aaaaaaaaaaaaaaaa~253402300800~000000000"],
  ["an id that Firestore reserves", "__aaaaaaaaaaaaaaaaaa__~1795000000~000000000"],
])("refuses %s", (_, text) => {
  const log = texts.format({ settled: null, page: null }).split(".")[0];
  for (const candidate of [text, `${log}.${text}`, `${log}.start.${text}`])
    expect(() => texts.parse(candidate)).toThrow(InvalidCursorError);
});

test("refuses the cursors of another project and of another database", () => {
  const text = texts.format({ settled: null, page: null });
  expect(() => createCursorText("demo-other", "(default)").parse(text)).toThrow(InvalidCursorError);
  expect(() => createCursorText("demo-project", "other").parse(text)).toThrow(InvalidCursorError);
});

function readBack(text: string): string {
  try {
    return texts.format(texts.parse(text));
  } catch (error) {
    if (error instanceof InvalidCursorError) return "invalid";
    throw error;
  }
}
