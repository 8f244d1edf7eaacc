import { describe, expect, test } from "vitest";
import * as functions from "./main.ts";

describe("the functions as they are deployed", () => {
  test("have the names that hosting, the queue and the extension know", () => {
    expect(Object.keys(functions).sort()).toEqual([
      "api",
      "maintain",
      "signalHit",
      "storeDeferred",
      "stream",
    ]);
  });

  test("have the secrets that they need, and no other", () => {
    const secrets = Object.entries(functions).map(([name, { __endpoint }]) => [
      name,
      (__endpoint.secretEnvironmentVariables ?? []).map(({ key }) => key),
    ]);
    expect(Object.fromEntries(secrets)).toEqual({
      api: ["SIGHTLINE_SECRET"],
      stream: ["SIGHTLINE_SECRET"],
      signalHit: ["SIGHTLINE_PUSH_PRIVATE_KEY"],
      storeDeferred: [],
      maintain: [],
    });
  });

  test("a new event wakes browsers, and is delivered again until that is done", () => {
    expect(functions.signalHit.__endpoint.eventTrigger).toMatchObject({
      eventType: "google.cloud.firestore.document.v1.created",
      eventFilterPathPatterns: { document: "senders/{sid}/events/{eventId}" },
      retry: true,
    });
  });

  test("the stream may last an hour, and anyone may ask api and stream, who ask for a bearer", () => {
    expect(functions.stream.__endpoint.timeoutSeconds).toBe(3_600);
    for (const { __endpoint } of [functions.api, functions.stream]) {
      expect(__endpoint.httpsTrigger?.invoker).toEqual(["public"]);
    }
  });

  test("a deferred hit is tried for days, at longer and longer intervals", () => {
    expect(functions.storeDeferred.__endpoint.taskQueueTrigger?.retryConfig).toMatchObject({
      maxAttempts: 100,
      minBackoffSeconds: 5,
      maxBackoffSeconds: 3_600,
    });
  });
});
