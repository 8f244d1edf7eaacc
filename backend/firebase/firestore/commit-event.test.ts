import { expect, onTestFinished, test } from "vitest";
import { exampleEvent } from "../../core/example-event.ts";
import { UnavailableError } from "../../core/unavailable-error.ts";
import type { AccessToken } from "./access-token.ts";
import { createEventWriter } from "./commit-event.ts";
import { createTestClock, startFakeGoogle } from "./fake-google.ts";

const DONE = { status: 200, body: { writeResults: [{}], commitTime: "2026-11-21T13:00:00Z" } };
const EXISTS = refusal(409, "ALREADY_EXISTS");
const DOWN = refusal(503, "UNAVAILABLE");

test("sends one commit that creates the event and has Firestore stamp it", async () => {
  const google = await startFakeGoogle(DONE);
  const { writer } = openWriter(google.host, { databaseId: "other" });
  const event = exampleEvent(1);
  await writer.append(event);
  expect(google.requests).toHaveLength(1);
  expect(google.requests[0]).toMatchObject({
    method: "POST",
    path: "/v1/projects/demo-project/databases/other/documents:commit",
    headers: { authorization: "Bearer token-1", "content-type": "application/json" },
  });
  const { writes } = JSON.parse(google.requests[0]?.body ?? "");
  expect(writes).toEqual([
    {
      update: {
        name: `projects/demo-project/databases/other/documents/senders/${event.sid}/events/${event.id}`,
        fields: expect.objectContaining({ kind: { stringValue: "open" } }),
      },
      currentDocument: { exists: false },
      updateTransforms: [{ fieldPath: "storedAt", setToServerValue: "REQUEST_TIME" }],
    },
  ]);
});

test("keeps its connection for the next event", async () => {
  const google = await startFakeGoogle(DONE);
  const { writer } = openWriter(google.host);
  for (const number of [1, 2, 3]) await writer.append(exampleEvent(number));
  expect(google.requests.map(({ connection }) => connection)).toEqual([1, 1, 1]);
});

test("an event that is there already is stored", async () => {
  const google = await startFakeGoogle(EXISTS);
  const { writer } = openWriter(google.host);
  await writer.append(exampleEvent(1));
  expect(google.requests).toHaveLength(1);
});

test.each([
  ["is down", DOWN],
  ["has an error of its own", refusal(500, "INTERNAL")],
  ["is asked too much", refusal(429, "RESOURCE_EXHAUSTED")],
  ["gives up a write that met another one", refusal(409, "ABORTED")],
  ["is hidden behind a proxy's page", { status: 502, body: "<html>" }],
])("tries the same event once more, a little later, when Firestore %s", async (_, problem) => {
  const google = await startFakeGoogle(problem, EXISTS);
  const { writer, time } = openWriter(google.host);
  const appended = writer.append(exampleEvent(1));
  await time.waits(100);
  expect(google.requests).toHaveLength(1);
  time.advance(100);
  await appended;
  expect(google.requests.map(({ body, connection }) => ({ body, connection }))).toEqual([
    { body: google.requests[0]?.body, connection: 1 },
    { body: google.requests[0]?.body, connection: 1 },
  ]);
});

test("gives up after the second attempt", async () => {
  const google = await startFakeGoogle(DOWN);
  const { writer, time } = openWriter(google.host);
  const appended = writer.append(exampleEvent(1));
  appended.catch(() => undefined);
  await time.waits(100);
  time.advance(100);
  await expect(appended).rejects.toThrow(UnavailableError);
  await expect(appended).rejects.toMatchObject({
    cause: { message: "Firestore answered 503 UNAVAILABLE" },
  });
  expect(google.requests).toHaveLength(2);
});

test.each([
  ["is not one of its own", 400, "INVALID_ARGUMENT"],
  ["comes from one who may not", 403, "PERMISSION_DENIED"],
  ["is for a database that is not there", 404, "NOT_FOUND"],
])("does not try again what %s", async (_, status, code) => {
  const google = await startFakeGoogle(refusal(status, code));
  const { writer } = openWriter(google.host);
  const error = await writer.append(exampleEvent(1)).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ message: `Firestore refused the event: ${status} ${code}` });
  expect(error).not.toBeInstanceOf(UnavailableError);
  expect(google.requests).toHaveLength(1);
});

test("a token that is not taken is replaced, once, and at once", async () => {
  const google = await startFakeGoogle(refusal(401, "UNAUTHENTICATED"), DONE);
  const { writer, tokens } = openWriter(google.host);
  await writer.append(exampleEvent(1));
  expect(tokens).toEqual([undefined, "token-1"]);
  expect(google.requests.map(({ headers }) => headers.authorization)).toEqual([
    "Bearer token-1",
    "Bearer token-2",
  ]);
});

test("two tokens that are not taken are enough", async () => {
  const google = await startFakeGoogle(refusal(401, "UNAUTHENTICATED"));
  const { writer } = openWriter(google.host);
  await expect(writer.append(exampleEvent(1))).rejects.toThrow(UnavailableError);
  expect(google.requests).toHaveLength(2);
});

test.each(["hang", "halt"] as const)(
  "an answer that does not come (%s) is waited for 1.5 s, another one for the last second",
  async (behaviour) => {
    const google = await startFakeGoogle(behaviour);
    const { writer, time } = openWriter(google.host);
    const appended = writer.append(exampleEvent(1));
    const settled = observe(appended);
    await google.received(1);
    time.advance(1_499);
    expect(google.requests).toHaveLength(1);
    time.advance(1);
    await google.received(2);
    await time.waits(1_000);
    time.advance(999);
    expect(await settled.now()).toBe("pending");
    time.advance(1);
    await expect(appended).rejects.toThrow(UnavailableError);
    expect(google.requests).toHaveLength(2);
  },
);

test("the second attempt does not trust in connections that slept", async () => {
  const google = await startFakeGoogle(DONE, DONE, "hang", DONE);
  const { writer, time } = openWriter(google.host);
  await Promise.all([1, 2].map((number) => writer.append(exampleEvent(number))));
  const appended = writer.append(exampleEvent(3));
  await google.received(3);
  time.advance(1_500);
  await appended;
  expect(google.requests[2]?.connection).toBeLessThanOrEqual(2);
  expect(google.requests[3]?.connection).toBe(3);
});

test.each(["reset", "half"] as const)(
  "a connection that breaks (%s) leads to another attempt at once",
  async (behaviour) => {
    const google = await startFakeGoogle(behaviour, EXISTS);
    const { writer } = openWriter(google.host);
    await writer.append(exampleEvent(1));
    expect(google.requests.map(({ connection }) => connection)).toEqual([1, 2]);
  },
);

test("says so when nobody is there", async () => {
  const google = await startFakeGoogle(DONE);
  await google.stop();
  const { writer } = openWriter(google.host);
  await expect(writer.append(exampleEvent(1))).rejects.toMatchObject({
    name: "UnavailableError",
    cause: { code: "ECONNREFUSED" },
  });
});

test("an answer without an end is not read to the end", async () => {
  const google = await startFakeGoogle({ status: 200, body: "x".repeat(1_000_000) }, DONE);
  const { writer } = openWriter(google.host);
  await writer.append(exampleEvent(1));
  expect(google.requests).toHaveLength(2);
});

test("waiting for a token is a part of the deadline", async () => {
  const google = await startFakeGoogle(DONE);
  const { writer, time } = openWriter(google.host, {
    accessToken: () => new Promise<string>(() => undefined),
  });
  const appended = writer.append(exampleEvent(1));
  appended.catch(() => undefined);
  time.advance(1_500);
  await time.waits(1_000);
  time.advance(1_000);
  await expect(appended).rejects.toThrow(UnavailableError);
  expect(google.requests).toEqual([]);
});

test("without a token there is a second attempt to get one, and nothing is sent", async () => {
  const google = await startFakeGoogle(DONE);
  let asked = 0;
  const { writer } = openWriter(google.host, {
    accessToken: async () => {
      asked += 1;
      throw new Error("no token");
    },
  });
  await expect(writer.append(exampleEvent(1))).rejects.toThrow(UnavailableError);
  expect(asked).toBe(2);
  expect(google.requests).toEqual([]);
});

function openWriter(
  host: string,
  options: { databaseId?: string; accessToken?: AccessToken } = {},
) {
  const time = createTestClock();
  const tokens: (string | undefined)[] = [];
  const writer = createEventWriter({
    projectId: "demo-project",
    endpoint: `http://${host}`,
    accessToken: async (rejected) => `token-${tokens.push(rejected)}`,
    timeoutMs: 2_500,
    retentionMs: 86_400_000,
    timers: time.timers,
    clock: time.clock,
    ...options,
  });
  onTestFinished(() => writer.close());
  return { writer, time, tokens };
}

function refusal(status: number, code: string) {
  return { status, body: { error: { code: status, message: "no", status: code } } };
}

/** Tells at any time whether a promise is settled; keeps its rejection from being unhandled. */
function observe(promise: Promise<unknown>) {
  let state = "pending";
  const settle = () => void (state = "settled");
  promise.then(settle, settle);
  return {
    async now() {
      for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
      return state;
    },
  };
}
