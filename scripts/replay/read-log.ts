import { createReadStream } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import * as z from "zod";
import type { LogEvent } from "../../shared/event.ts";
import { readEntry, readLine, type ReadEntry } from "./last-resort.ts";

/** What a file of log lines holds. */
export interface LogContent {
  /** Lines, or entries where the file is one JSON array. */
  readonly read: number;
  /** In the order of the file; what stands there twice, twice. */
  readonly events: readonly LogEvent[];
  readonly invalid: readonly InvalidEntry[];
}

interface InvalidEntry {
  /** Such as `line 17`, or `entry 17` of an array. */
  readonly place: string;
  readonly fields: readonly string[];
}

/** Enough to see past a byte order mark and white space. */
const LOOKED_AT = 64;

/**
 * Reads a file of log lines: one JSON object a line (Cloud Logging's downloads and sinks, our own servers' output), or one
 * JSON array of them (`gcloud logging read --format=json`).
 * @throws {Error} when the file cannot be read, or begins like an array and is none
 */
export async function readLog(path: string): Promise<LogContent> {
  const content = { read: 0, events: [] as LogEvent[], invalid: [] as InvalidEntry[] };
  const add = (entry: ReadEntry, unit: "line" | "entry"): void => {
    if (entry.kind === "event") content.events.push(entry.event);
    if (entry.kind === "invalid")
      content.invalid.push({ place: `${unit} ${content.read}`, fields: entry.fields });
  };

  if (await isArray(path)) {
    for (const entry of await readArray(path)) {
      content.read++;
      add(readEntry(entry), "entry");
    }
    return content;
  }
  for await (const line of createInterface({
    input: createReadStream(path),
    crlfDelay: Infinity,
  })) {
    content.read++;
    add(readLine(line), "line");
  }
  return content;
}

async function isArray(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LOOKED_AT), 0, LOOKED_AT, 0);
    return withoutMark(buffer.toString("utf8", 0, bytesRead))
      .trimStart()
      .startsWith("[");
  } finally {
    await file.close();
  }
}

async function readArray(path: string): Promise<unknown[]> {
  try {
    return z.array(z.unknown()).parse(JSON.parse(withoutMark(await readFile(path, "utf8"))));
  } catch (cause) {
    throw new Error(`${path} begins like a JSON array and is none: was it cut off?`, { cause });
  }
}

function withoutMark(text: string): string {
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}
