/**
 * Calls what is not ours to answer for. What a handler throws is told by its name only, since a message could quote a
 * mail, and goes no further: the mail must leave.
 */
export function callSafely<Result>(call: () => Result, fallback: Result): Result {
  try {
    return call();
  } catch (error) {
    console.error(
      "Sightline: a handler failed,",
      error instanceof Error ? error.name : typeof error,
    );
    return fallback;
  }
}
