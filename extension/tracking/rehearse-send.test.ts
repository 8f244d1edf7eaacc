import { expect, it } from "vitest";
import { rehearseSend } from "./rehearse-send.ts";

it("rehearses only while the page is idle", async () => {
  let waits = 0;
  await rehearseSend(async () => void (waits += 1));
  expect(waits).toBe(4);

  const { promise: never } = Promise.withResolvers<void>();
  let done = false;
  const busy = rehearseSend(() => never).then(() => (done = true));
  await Promise.race([busy, Promise.resolve()]);
  expect(done).toBe(false);
});
