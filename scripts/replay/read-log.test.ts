import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { exampleEvent } from "../../backend/core/example-event.ts";
import { createCloudLog } from "../../backend/firebase/cloud-log.ts";
import { readLog } from "./read-log.ts";

const MESSAGE = "hit kept in this line only";
const cloudEntry = (event: unknown, message = MESSAGE) => ({
  insertId: "1",
  severity: "ERROR",
  timestamp: "2026-11-21T12:00:00Z",
  jsonPayload: { message, event, error: { name: "Error", message: "down" } },
});
const pinoLine = (event: unknown) => ({ level: 50, time: 1, event, msg: MESSAGE });

function write(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "sightline-replay-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "lines.json");
  writeFileSync(file, text);
  return file;
}

const lines = (...entries: unknown[]) => entries.map((entry) => JSON.stringify(entry)).join("\n");

test("finds the hits in lines of every host, and nothing else", async () => {
  const written: string[] = [];
  createCloudLog((line) => void written.push(line.trim())).error(
    { event: exampleEvent(4), error: {} },
    MESSAGE,
  );
  const file = write(
    [
      lines(cloudEntry(exampleEvent(1)), pinoLine(exampleEvent(2))),
      "",
      "Serving function...",
      lines({ textPayload: JSON.stringify({ message: MESSAGE, event: exampleEvent(3) }) }),
      written.join("\n"),
      lines(
        cloudEntry(exampleEvent(5), "something else"),
        { textPayload: "unknown open" },
        { jsonPayload: { message: "event log down" } },
        { event: exampleEvent(6) },
        [1],
        null,
      ),
    ].join("\r\n"),
  );
  expect(await readLog(file)).toEqual({
    read: 12,
    events: [1, 2, 3, 4].map((number) => exampleEvent(number)),
    invalid: [],
  });
});

test("reads gcloud's array, on one line or pretty, with a byte order mark or without", async () => {
  const entries = [cloudEntry(exampleEvent(1)), {}, cloudEntry(exampleEvent(2))];
  for (const text of [JSON.stringify(entries), `\ufeff\n${JSON.stringify(entries, null, 2)}\n`]) {
    const content = await readLog(write(text));
    expect(content).toMatchObject({ read: 3, events: [exampleEvent(1), exampleEvent(2)] });
  }
});

test("tells where a hit cannot be read, and which fields are at fault", async () => {
  const broken = { ...exampleEvent(1), sid: "ANNA", extra: 1 };
  const file = write(
    `${lines({}, pinoLine(broken))}\n${JSON.stringify(pinoLine(exampleEvent(2))).slice(0, 300)}\n` +
      `{"message":"${MESSAGE}"}`,
  );
  expect(await readLog(file)).toMatchObject({
    read: 4,
    events: [],
    invalid: [
      { place: "line 2", fields: ["sid"] },
      { place: "line 3", fields: ["not JSON"] },
      { place: "line 4", fields: ["event"] },
    ],
  });
  const array = write(JSON.stringify([{}, cloudEntry(broken), cloudEntry(null)]));
  expect((await readLog(array)).invalid.map(({ place }) => place)).toEqual(["entry 2", "entry 3"]);
});

test("a torn line is told when it can be seen what it was", async () => {
  const torn = `{"severity":"ERROR","message":"${MESSAGE}","event":{"id":"01a1`;
  expect((await readLog(write(torn))).invalid).toEqual([{ place: "line 1", fields: ["not JSON"] }]);
});

test("an export that leaves out nulls is read all the same", async () => {
  const { network, ...rest } = exampleEvent(1);
  const file = write(lines(cloudEntry({ ...rest, network: { class: network.class } })));
  expect((await readLog(file)).events).toEqual([exampleEvent(1)]);
});

test("an array that was cut off, and a file that is not there, are told", async () => {
  await expect(readLog(write('[{"jsonPayload":'))).rejects.toThrow("was it cut off?");
  await expect(readLog("/nowhere/at-all.json")).rejects.toThrow("at-all.json");
  expect(await readLog(write(""))).toEqual({ read: 0, events: [], invalid: [] });
});
