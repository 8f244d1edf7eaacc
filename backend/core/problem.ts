import type { Problem } from "../../shared/wire.ts";

type ProblemError = Problem["error"];

/** An answer of status 400 or above: what is wrong, for programs and for people. */
export function problem(
  status: number,
  error: ProblemError,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const body: Problem = { error };
  return Response.json(body, { status, headers });
}

export function invalidField(field: string, message: string): Response {
  return problem(400, { code: "invalid-field", message, field });
}
