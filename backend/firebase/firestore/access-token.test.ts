import { expect, test } from "vitest";
import { createMetadataAccessToken } from "./access-token.ts";
import { createTestClock, startFakeGoogle } from "./fake-google.ts";

const HOUR = 3_600;
const MINUTE_MS = 60_000;

test("asks the metadata server as Google says, once for all who wait, and keeps the token", async () => {
  const google = await startFakeGoogle(token("one", HOUR), token("two", HOUR));
  const { accessToken } = open(google.host);
  const given = await Promise.all(Array.from({ length: 50 }, () => accessToken()));
  expect(new Set(given)).toEqual(new Set(["one"]));
  expect(await accessToken()).toBe("one");
  expect(google.requests).toHaveLength(1);
  expect(google.requests[0]).toMatchObject({
    method: "GET",
    path: "/computeMetadata/v1/instance/service-accounts/default/token",
    headers: { "metadata-flavor": "Google" },
  });
});

test("fetches the next token in the last minutes of the old one, once, and lets nobody wait", async () => {
  const google = await startFakeGoogle(token("one", HOUR), token("two", HOUR));
  const { accessToken, time } = open(google.host);
  await accessToken();
  time.advance(55 * MINUTE_MS);
  expect(await accessToken()).toBe("one");
  expect(google.requests).toHaveLength(1);
  time.advance(1 * MINUTE_MS);
  expect(await Promise.all([accessToken(), accessToken()])).toEqual(["one", "one"]);
  await google.received(2);
  // Joins the fetch that is under way, if it still is.
  expect(await accessToken("one")).toBe("two");
  expect(await accessToken()).toBe("two");
  expect(google.requests).toHaveLength(2);
});

test("goes on with a good token while no better one is to be had, and asks every 15 seconds", async () => {
  const down = { status: 503, body: {} };
  const google = await startFakeGoogle(token("one", HOUR), down, down, down, down, token("two", 1));
  const { accessToken, time } = open(google.host);
  await accessToken();
  time.advance(57 * MINUTE_MS);
  expect(await accessToken()).toBe("one");
  await google.received(3);
  time.advance(14_999);
  expect(await accessToken()).toBe("one");
  expect(google.requests).toHaveLength(3);
  time.advance(1);
  expect(await accessToken()).toBe("one");
  await google.received(5);
});

test("waits for another token when the old one is about to end", async () => {
  const google = await startFakeGoogle(token("one", HOUR), token("two", HOUR));
  const { accessToken, time } = open(google.host);
  await accessToken();
  time.advance(HOUR * 1_000 - 10_000);
  expect(await accessToken()).toBe("two");
});

test("a token that was refused is replaced, once for all whom it was refused", async () => {
  const google = await startFakeGoogle(
    token("one", HOUR),
    token("two", HOUR),
    token("three", HOUR),
  );
  const { accessToken } = open(google.host);
  await accessToken();
  const given = await Promise.all([1, 2, 3].map(() => accessToken("one")));
  expect(given).toEqual(["two", "two", "two"]);
  expect(await accessToken("one")).toBe("two");
  expect(google.requests).toHaveLength(2);
});

test("tries twice, then says so, and begins anew with the next one who asks", async () => {
  const google = await startFakeGoogle("reset", { status: 500, body: {} }, token("one", HOUR));
  const { accessToken } = open(google.host);
  await expect(accessToken()).rejects.toMatchObject({
    message: "no access token from the metadata server",
    cause: { message: "the metadata server answered 500" },
  });
  expect(google.requests).toHaveLength(2);
  expect(await accessToken()).toBe("one");
});

test("waits a second for an answer", async () => {
  const google = await startFakeGoogle("hang", token("one", HOUR));
  const { accessToken, time } = open(google.host);
  const asked = accessToken();
  await google.received(1);
  time.advance(1_000);
  expect(await asked).toBe("one");
});

test.each([
  ["nothing", ""],
  ["a list", ["secret-token"]],
  ["no time of its end", { access_token: "secret-token" }],
  ["a time that is none", { access_token: "secret-token", expires_in: "3600" }],
  ["an empty token", { access_token: "", expires_in: 3_600 }],
])("takes no answer that holds %s, and repeats nothing of it", async (_, body) => {
  const google = await startFakeGoogle({ status: 200, body });
  const { accessToken } = open(google.host);
  const error = await accessToken().catch((reason: unknown) => reason);
  expect(error).toMatchObject({ cause: { message: expect.stringContaining("holds no token") } });
});

function open(host: string) {
  const time = createTestClock();
  return { time, accessToken: createMetadataAccessToken({ host, ...time }) };
}

function token(value: string, seconds: number) {
  return { status: 200, body: { access_token: value, expires_in: seconds, token_type: "Bearer" } };
}
