import { expect, test } from "vitest";
import { backoffDelay, retryAfterDelay } from "./backoff.ts";

test("waits longer with each failure, at most 30 s, at least half of it", () => {
  expect([1, 2, 3, 6, 60].map((failures) => backoffDelay(failures, 1))).toEqual([
    1000, 2000, 4000, 30_000, 30_000,
  ]);
  expect([1, 60].map((failures) => backoffDelay(failures, 0))).toEqual([500, 15_000]);
});

test("reads Retry-After as seconds or as a date", () => {
  const now = Date.UTC(2026, 0, 1);
  expect(retryAfterDelay("7", now)).toBe(7000);
  expect(retryAfterDelay(new Date(now + 9000).toUTCString(), now)).toBe(9000);
  expect(retryAfterDelay(new Date(now - 9000).toUTCString(), now)).toBe(0);
  expect(retryAfterDelay("999999", now)).toBe(3_600_000);
  expect(retryAfterDelay("soon", now)).toBeNull();
  expect(retryAfterDelay(" ", now)).toBeNull();
  expect(retryAfterDelay(null, now)).toBeNull();
});
