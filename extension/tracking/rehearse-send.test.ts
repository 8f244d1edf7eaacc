import { expect, it } from "vitest";
import { rehearseSend } from "./rehearse-send.ts";

it.each(["html", "editor"] as const)("rehearses only while the page is idle: %s", async (kind) => {
  let waits = 0;
  await rehearseSend(async () => void (waits += 1), kind);
  expect(waits).toBe(4);

  const { promise: never } = Promise.withResolvers<void>();
  let done = false;
  const busy = rehearseSend(() => never, kind).then(() => (done = true));
  await Promise.race([busy, Promise.resolve()]);
  expect(done).toBe(false);
});
