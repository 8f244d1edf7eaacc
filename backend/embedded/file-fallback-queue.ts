import { createReadStream } from "node:fs";
import { appendFile, open, readdir, rename, rm, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import * as z from "zod/mini";
import { logEventSchema, type LogEvent } from "../../shared/event.ts";
import type { FallbackQueue } from "../core/fallback-queue.ts";
import { syncDirectory } from "./sync-directory.ts";

/** A fallback queue that can be emptied into the log again. */
export interface FileFallbackQueue extends FallbackQueue {
  /** How many events lie in the files; what a dead process left counts from the first replay on. */
  waiting(): number;
  /**
   * Hands every waiting event to `store`. What it stores leaves the queue, what it rejects stays; an event may be handed
   * over more than once, which an idempotent `store` does not notice.
   */
  replay(store: Store): Promise<ReplayResult>;
  /** Waits for what is being written, then lets go of the file. */
  close(): Promise<void>;
}

interface ReplayResult {
  readonly stored: number;
  /** What could not be stored, as far as it was tried. */
  readonly kept: number;
  /** Lines that are no event, torn by a full disk or a dead process; they are kept aside in `hits.unreadable`. */
  readonly unreadable: number;
}

interface Waiting {
  readonly event: LogEvent;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

const QUEUE = "hits.ndjson";
const UNREADABLE = "hits.unreadable";
const REPLAYING = "hits.replaying.ndjson";
const CAPACITY = 10_000;
const REPLAY_GROUP = 500;

/**
 * One event a line in `<directory>/hits.ndjson`, on disk before `add` resolves. A replay renames the file and works on
 * that, so hits that arrive meanwhile start a new one; the renamed file goes when all of it is in the log, and one that
 * a dead process left behind is taken up by the next replay. An operator may append to it the lines of the structured
 * log that hold a whole event: `grep '"event":' server.log >> <directory>/hits.ndjson`.
 */
export function createFileFallbackQueue(directory: string): FileFallbackQueue {
  const queueFile = join(directory, QUEUE);
  const replayingFile = join(directory, REPLAYING);
  let waiting: Waiting[] = [];
  /** Everything that touches the open file, one after the other. */
  let turn: Promise<unknown> = Promise.resolve();
  let file: FileHandle | null = null;
  let replaying: Promise<ReplayResult> | null = null;
  /** Events in the queue's file, and in the one that is being replayed: null as long as nobody has counted. */
  let queued = 0;
  let takenUp: number | null = 0;

  return {
    waiting: () => queued + (takenUp ?? 0),

    add(event) {
      if (waiting.length >= CAPACITY)
        return Promise.reject(new Error("the fallback queue is full"));
      return new Promise((resolve, reject) => {
        waiting.push({ event, resolve, reject });
        // Those that arrive while a write is under way share the next one.
        if (waiting.length === 1) void inTurn(writeWaiting);
      });
    },

    replay(store) {
      replaying ??= replayAll(store).finally(() => (replaying = null));
      return replaying;
    },

    async close() {
      await replaying;
      await inTurn(releaseFile);
    },
  };

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  async function writeWaiting(): Promise<void> {
    const group = waiting;
    waiting = [];
    try {
      file ??= await openQueueFile();
      // The line break comes first: whatever a failed write left behind ends there.
      await file.appendFile(group.map(({ event }) => `\n${JSON.stringify(event)}`).join(""));
      await file.datasync();
      queued += group.length;
      for (const { resolve } of group) resolve();
    } catch (cause) {
      for (const { reject } of group) reject(cause);
    }
  }

  async function openQueueFile(): Promise<FileHandle> {
    const opened = await open(queueFile, "a", 0o600);
    await syncDirectory(directory);
    return opened;
  }

  async function releaseFile(): Promise<void> {
    const opened = file;
    file = null;
    await opened?.close();
  }

  async function replayAll(store: Store): Promise<ReplayResult> {
    const total = { stored: 0, kept: 0, unreadable: 0 };
    while (total.kept === 0 && (await inTurn(takeUp))) {
      takenUp ??= await countLines(replayingFile);
      const result = await replayFile(replayingFile, store);
      total.stored += result.stored;
      total.kept += result.kept;
      if (result.kept > 0) break;
      // Put aside only now: a file that stays is read again, and its lines must not be put aside twice.
      if (result.unreadable.length > 0) {
        await appendFile(join(directory, UNREADABLE), result.unreadable.join("\n") + "\n", {
          mode: 0o600,
        });
      }
      total.unreadable += result.unreadable.length;
      await rm(replayingFile);
      takenUp = 0;
    }
    return total;
  }

  /** Whether there is a file to replay; one that a dead process left comes first. */
  async function takeUp(): Promise<boolean> {
    const names = await readdir(directory);
    if (names.includes(REPLAYING)) {
      // Nobody has counted what a dead process left.
      if (takenUp === 0) takenUp = null;
      return true;
    }
    // Also when there is none: somebody may have removed the file that is open here.
    await releaseFile();
    queued = 0;
    takenUp = 0;
    if (!names.includes(QUEUE)) return false;
    await rename(queueFile, replayingFile);
    takenUp = null;
    return true;
  }
}

async function countLines(path: string): Promise<number> {
  let count = 0;
  for await (const line of readLines(path)) if (line !== "") count++;
  return count;
}

function readLines(path: string) {
  return createInterface({ input: createReadStream(path), crlfDelay: Infinity });
}

type Store = (event: LogEvent) => Promise<void>;

/** Stops at the first group that is not stored whole: the log is down, and the rest would only wait for it too. */
async function replayFile(path: string, store: Store) {
  const result = { stored: 0, kept: 0, unreadable: [] as string[] };
  let group: LogEvent[] = [];

  const storeGroup = async () => {
    const outcomes = await Promise.allSettled(group.map((event) => store(event)));
    const stored = outcomes.filter(({ status }) => status === "fulfilled").length;
    result.stored += stored;
    result.kept += outcomes.length - stored;
    group = [];
  };

  for await (const line of readLines(path)) {
    if (line === "") continue;
    const event = parseEvent(line);
    if (event === null) result.unreadable.push(line);
    else group.push(event);
    if (group.length >= REPLAY_GROUP) await storeGroup();
    if (result.kept > 0) return result;
  }
  await storeGroup();
  return result;
}

const lineSchema = z.union([logEventSchema, z.object({ event: logEventSchema })]);

/** An event, or a line of the structured log that holds one: the way back for what was logged only. */
function parseEvent(line: string): LogEvent | null {
  try {
    const parsed = lineSchema.parse(JSON.parse(line));
    return "event" in parsed ? parsed.event : parsed;
  } catch {
    return null;
  }
}
