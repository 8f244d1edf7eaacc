import { beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { noteClock, skewAt, skewWhenSent } from "./known-skew.ts";

const minute = 60_000;
const at = Date.UTC(2026, 10, 2, 12);

beforeEach(() => fakeBrowser.reset());

test("is what the last answer told, for an hour before and after it", async () => {
  expect(await skewAt(at)).toBeNull();
  await noteClock({ skew: 4_000, error: 20, at });
  expect(await skewAt(at - 59 * minute)).toBe(4_000);
  expect(await skewWhenSent({ mintedAt: at - 70 * minute, sentAt: at })).toBe(4_000);
  expect(await skewWhenSent({ mintedAt: at - 70 * minute, sentAt: null })).toBeNull();
  expect(await skewAt(at + 61 * minute)).toBeNull();
});

test("an answer that took long tells nothing", async () => {
  await noteClock({ skew: 4_000, error: 1_500, at });
  expect(await skewAt(at)).toBeNull();
});

test("is written when it says something new, or is old", async () => {
  await noteClock({ skew: 4_000, error: 20, at });
  let writes = 0;
  fakeBrowser.storage.session.onChanged.addListener(() => void (writes += 1));
  await noteClock({ skew: 4_100, error: 20, at: at + minute });
  expect(writes).toBe(0);
  await noteClock({ skew: 9_000, error: 20, at: at + 2 * minute });
  expect(await skewAt(at)).toBe(9_000);
  await noteClock({ skew: 9_000, error: 20, at: at + 20 * minute });
  expect(writes).toBe(2);
});
