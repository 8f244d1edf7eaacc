import { GrpcStatus } from "firebase-admin/firestore";
import { UnavailableError } from "../../core/unavailable-error.ts";
import { holdingTimers, within } from "./deadline.ts";

/** The SDK itself tries for minutes, far longer than anybody waits for an answer. */
const PATIENCE_MS = 10_000;

/** For work that nobody waits for, such as a list of all senders. */
export const UNHURRIED_MS = 300_000;

/** What may be otherwise a second later. */
const TRANSIENT: ReadonlySet<unknown> = new Set([
  GrpcStatus.CANCELLED,
  GrpcStatus.UNKNOWN,
  GrpcStatus.DEADLINE_EXCEEDED,
  GrpcStatus.RESOURCE_EXHAUSTED,
  GrpcStatus.ABORTED,
  GrpcStatus.INTERNAL,
  GrpcStatus.UNAVAILABLE,
]);

/**
 * Waits for one call of the SDK.
 * @param patienceMs For calls that nobody waits for; else 10 seconds.
 * @throws {UnavailableError} when Firestore cannot be reached, has too much to do, or takes longer than that.
 */
export async function answerOf<Value>(
  call: Promise<Value>,
  patienceMs = PATIENCE_MS,
): Promise<Value> {
  try {
    return await within(
      patienceMs,
      holdingTimers,
      call,
      () => new UnavailableError(`Firestore gave no answer in ${patienceMs} ms`),
    );
  } catch (cause) {
    if (TRANSIENT.has(codeOf(cause)))
      throw new UnavailableError("Firestore cannot be had just now", { cause });
    throw cause;
  }
}

/** Whether an error of the SDK has this code. */
export function hasCode(error: unknown, code: GrpcStatus): boolean {
  return codeOf(error) === code;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
