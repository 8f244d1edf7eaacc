import type { StructuredLog } from "./structured-log.ts";

/** For tests: a log that keeps its lines. */
export function createRecordingLog(): StructuredLog & { readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (fields: object, message: string) =>
    void lines.push(JSON.stringify({ message, ...fields }));
  return { lines, debug: keep, info: keep, warn: keep, error: keep };
}
