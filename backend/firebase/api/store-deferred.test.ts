import { expect, test, vi } from "vitest";
import type { EventLog } from "../../core/event-log.ts";
import { exampleEvent } from "../../core/example-event.ts";
import { createRecordingLog } from "../../core/recording-log.ts";
import { UnavailableError } from "../../core/unavailable-error.ts";
import { createStoreDeferred, DEFERRED_RETRIES } from "./store-deferred.ts";

const LAST = DEFERRED_RETRIES.maxAttempts - 1;

test("stores the hit as it was, each time that it is delivered", async () => {
  const { storeDeferred, append } = setUp();
  // As it comes out of JSON.
  const data: unknown = JSON.parse(JSON.stringify({ event: exampleEvent(1) }));
  await storeDeferred({ data, retryCount: 0 });
  await storeDeferred({ data, retryCount: 3 });
  expect(append.mock.calls).toEqual([[exampleEvent(1)], [exampleEvent(1)]]);
});

test("asks for another delivery while the log is down", async () => {
  const { storeDeferred, append, logger } = setUp();
  append.mockRejectedValue(new UnavailableError("down"));
  const data = { event: exampleEvent(1) };
  await expect(storeDeferred({ data, retryCount: LAST - 1 })).rejects.toThrow("down");
  expect(logger.lines).toEqual([]);
});

test("after the last delivery the whole event stands in one line, which the replay reads", async () => {
  const { storeDeferred, append, logger } = setUp();
  append.mockRejectedValue(new UnavailableError("down"));
  await storeDeferred({ data: { event: exampleEvent(1) }, retryCount: LAST });
  expect(logger.lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { message: "hit kept in this line only", event: exampleEvent(1) },
  ]);
});

test.each([
  ["nothing", undefined, [""]],
  ["null", null, [""]],
  ["a text", "event", [""]],
  ["no event", {}, ["event"]],
  ["a strange sender", { event: { ...exampleEvent(1), sid: "../../secret" } }, ["event.sid"]],
  ["half an event", { event: { ...exampleEvent(1), client: {} } }, ["event.client.family"]],
])(
  "keeps %s for a newer version, then is done with it and says which field",
  async (_, data, fields) => {
    const { storeDeferred, append, logger } = setUp();
    // `hit` may be of a newer version already, and this function of it in a minute.
    await expect(storeDeferred({ data, retryCount: LAST - 1 })).rejects.toThrow("cannot be read");
    expect(logger.lines).toEqual([]);
    await storeDeferred({ data, retryCount: LAST });
    expect(append).not.toHaveBeenCalled();
    const [line] = logger.lines.map((text) => JSON.parse(text) as { fields: string[] });
    expect(line?.fields).toEqual(expect.arrayContaining(fields));
    expect(logger.lines.join()).not.toContain("secret");
  },
);

function setUp() {
  const append = vi.fn<EventLog["append"]>().mockResolvedValue();
  const logger = createRecordingLog();
  return { storeDeferred: createStoreDeferred({ log: { append }, logger }), append, logger };
}
