import { expect, it } from "vitest";
import { editorBodies } from "./editor-bodies.ts";
import { htmlBodies } from "./html-bodies.ts";
import { rehearseSend } from "./rehearse-send.ts";

it.each([
  ["HTML", htmlBodies],
  ["editors", editorBodies],
])("rehearses only while the page is idle: %s", async (_, bodies) => {
  let waits = 0;
  await rehearseSend(async () => void (waits += 1), bodies);
  expect(waits).toBe(4);

  const { promise: never } = Promise.withResolvers<void>();
  let done = false;
  const busy = rehearseSend(() => never, bodies).then(() => (done = true));
  await Promise.race([busy, Promise.resolve()]);
  expect(done).toBe(false);
});
