import { GrpcStatus } from "firebase-admin/firestore";
import { expect, onTestFinished, test, vi } from "vitest";
import { UnavailableError } from "../../core/unavailable-error.ts";
import { answerOf } from "./firestore-call.ts";

test("gives the answer", async () => {
  expect(await answerOf(Promise.resolve(7))).toBe(7);
});

test("does not wait for as long as the SDK does", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const outcome = answerOf(new Promise(() => undefined)).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await outcome).toBeInstanceOf(UnavailableError);
});

test.each([GrpcStatus.UNAVAILABLE, GrpcStatus.DEADLINE_EXCEEDED, GrpcStatus.RESOURCE_EXHAUSTED])(
  "tells what may be otherwise a second later (%i) from a bug",
  async (code) => {
    const cause = Object.assign(new Error("not now"), { code });
    await expect(answerOf(Promise.reject(cause))).rejects.toMatchObject({
      name: "UnavailableError",
      cause,
    });
  },
);

test("lets a bug be a bug", async () => {
  const bug = Object.assign(new Error("no such thing"), { code: GrpcStatus.INVALID_ARGUMENT });
  await expect(answerOf(Promise.reject(bug))).rejects.toBe(bug);
});
