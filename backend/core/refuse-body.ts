import { invalidField, problem } from "./problem.ts";
import type { JsonBody } from "./read-json-body.ts";

const FAULTS = {
  "not-utf8": "The body is not valid UTF-8.",
  "not-json": "The body is not valid JSON.",
};

/** The answer to a body that is none, or more than `limit` bytes. */
export function refuseBody(fault: Exclude<JsonBody["kind"], "json">, limit: number): Response {
  if (fault !== "too-large") return invalidField("body", FAULTS[fault]);
  const message = `The body may have at most ${limit} bytes.`;
  return problem(413, { code: "body-too-large", message, field: "body" });
}
