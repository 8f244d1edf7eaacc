import { expect, test } from "vitest";
import { viewedAt } from "./viewed-at.ts";

test.each([
  [{ kind: "view", receivedAt: 7, verdict: "self" }, 7],
  [{ kind: "open", receivedAt: 7 }, null],
  [{ kind: "view" }, null],
  [undefined, null],
])("of %j is %j", (fields, time) => {
  expect(viewedAt(fields)).toBe(time);
});
