import * as z from "zod";
import { logEventSchema, type LogEvent } from "../../shared/event.ts";
import { LAST_RESORT_MESSAGE } from "../../backend/core/last-resort.ts";

/** The beginning of an event, where pino's message, which comes last, is torn off. */
const TORN_EVENT = /"event":\s*\{\s*"id"/;

/** What an entry of a log came to. */
export type ReadEntry =
  | { readonly kind: "event"; readonly event: LogEvent }
  /** A line of last resort whose event cannot be read any more; `fields` are at fault. */
  | { readonly kind: "invalid"; readonly fields: readonly string[] }
  | { readonly kind: "other" };

const object = z.record(z.string(), z.unknown());

/** Where the same line stands: in Cloud Logging's export, in functions' own output, in pino's. */
const entrySchema = z.union([
  z.object({ jsonPayload: object }).transform(({ jsonPayload }) => jsonPayload),
  z.object({ textPayload: z.string() }).transform(({ textPayload }) => parseObject(textPayload)),
  object,
]);

const lineSchema = z.union([
  z.object({ message: z.literal(LAST_RESORT_MESSAGE), event: z.unknown().optional() }),
  z.object({ msg: z.literal(LAST_RESORT_MESSAGE), event: z.unknown().optional() }),
]);

/** Reads an entry of a log: one of Cloud Logging, as its API and gcloud export it, or a line that a server has written. */
export function readEntry(entry: unknown): ReadEntry {
  const line = lineSchema.safeParse(entrySchema.safeParse(entry).data);
  if (!line.success) return { kind: "other" };
  const event = logEventSchema.safeParse(withNulls(line.data.event));
  if (event.success) return { kind: "event", event: event.data };
  const fields = event.error.issues.map(({ path }) => path.join(".") || "event");
  return { kind: "invalid", fields: [...new Set(fields)] };
}

/** Reads a line of a file of lines; one that is no JSON is invalid when it seems to hold a hit, for it was torn. */
export function readLine(text: string): ReadEntry {
  const entry = parseJson(text);
  if (entry !== undefined) return readEntry(entry);
  return text.includes(LAST_RESORT_MESSAGE) || TORN_EVENT.test(text)
    ? { kind: "invalid", fields: ["not JSON"] }
    : { kind: "other" };
}

/** Some exports leave out what is null. */
function withNulls(event: unknown): unknown {
  const { data } = z.looseObject({ network: z.looseObject({}) }).safeParse(event);
  return data === undefined ? event : { ...data, network: { country: null, ...data.network } };
}

function parseObject(text: string): Record<string, unknown> {
  return object.safeParse(parseJson(text)).data ?? {};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
