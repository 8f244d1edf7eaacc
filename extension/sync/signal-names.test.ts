import { expect, test } from "vitest";
import { signalNames } from "./signal-names.ts";

/** A stream that comes in these pieces. */
function streamOf(...pieces: readonly string[]): NonNullable<Response["body"]> {
  return new ReadableStream({
    start(stream) {
      for (const piece of pieces) stream.enqueue(new TextEncoder().encode(piece));
      stream.close();
    },
  });
}

async function namesIn(...pieces: readonly string[]): Promise<string[]> {
  const names: string[] = [];
  for await (const name of signalNames(streamOf(...pieces))) names.push(name);
  return names;
}

test("each event is named once it is complete", async () => {
  expect(await namesIn("event: ready\ndata: {}\n\nevent:hit\ndata: {}\n\nevent: hit\n")).toEqual([
    "ready",
    "hit",
  ]);
});

test("also when it comes in pieces, with the line ends of Windows", async () => {
  const text = "retry: 5\r\nevent: ready\r\ndata: {}\r\n\r\nevent: heartbeat\r\ndata: {}\r\n\r\n";
  expect(await namesIn(...(text.match(/.{1,5}/gs) ?? []))).toEqual(["ready", "heartbeat"]);
  expect(await namesIn(text)).toEqual(["ready", "heartbeat"]);
});

test("comments, and events without a name, are none", async () => {
  expect(await namesIn(": still here\n\ndata: {}\n\n", "event: hit\n: why\ndata: {}\n\n")).toEqual([
    "hit",
  ]);
});

test("a line without an end is not kept for ever", async () => {
  await expect(namesIn("event: ".padEnd(70_000, "x"))).rejects.toThrow("does not end");
});
