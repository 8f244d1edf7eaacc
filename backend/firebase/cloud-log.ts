import type { StructuredLog } from "../core/structured-log.ts";

/**
 * The structured log of Cloud Logging: one JSON object a line on standard output, with `severity` and `message` as it
 * knows them. The line has left the process when the call returns, because it may be the last place of a hit.
 */
export function createCloudLog(write: (line: string) => void): StructuredLog {
  const log = (severity: string) => (fields: object, message: string) =>
    write(`${JSON.stringify({ severity, message, ...fields })}\n`);
  return { debug: log("DEBUG"), info: log("INFO"), warn: log("WARNING"), error: log("ERROR") };
}
