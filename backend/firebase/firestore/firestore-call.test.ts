import { GrpcStatus } from "firebase-admin/firestore";
import { expect, onTestFinished, test, vi } from "vitest";
import { UnavailableError } from "../../core/unavailable-error.ts";
import { answerOf, UNHURRIED_MS } from "./firestore-call.ts";

test("gives the answer", async () => {
  expect(await answerOf(Promise.resolve(7))).toBe(7);
});

test.each([
  ["somebody waits for", [], 10_000],
  ["nobody waits for", [UNHURRIED_MS], 300_000],
] as const)("gives up what %s, though the SDK does not", async (_, patience, expected) => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const refused = vi.fn<(error: unknown) => void>();
  const never = new Promise(() => undefined);
  const outcome = answerOf(never, ...patience).catch(refused);
  await vi.advanceTimersByTimeAsync(expected - 1);
  expect(refused).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await outcome;
  expect(refused).toHaveBeenCalledWith(expect.any(UnavailableError));
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
