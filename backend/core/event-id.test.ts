import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { eventIdSchema } from "../../shared/ids.ts";
import { createEventIds } from "./event-id.ts";

test("ids are valid, unique, and sort by time", () => {
  const newId = createEventIds(randomBytes);
  const ids = Array.from({ length: 2_000 }, (_, n) => newId(Date.UTC(2026, 0, 1) + n));
  for (const id of ids) eventIdSchema.parse(id);
  expect(new Set(ids).size).toBe(2_000);
  expect([...ids].sort()).toEqual(ids);
});
