import { createHash } from "node:crypto";
import { InvalidCursorError } from "../../core/event-log.ts";

/** The place right after one event in the order of storing. */
export interface Position {
  /** Of the event's `storedAt`. */
  readonly seconds: number;
  readonly nanoseconds: number;
  readonly id: string;
}

/** What a reader has behind it. See docs/adr/0011. */
export interface LogCursor {
  /** Everything up to here was read and can have no late neighbours any more; null: nothing yet. */
  readonly settled: Position | null;
  /** Where the next page begins, when it does not begin at `settled`. */
  readonly page: Position | null;
}

/** Writes and reads the cursors of one log. */
export interface CursorText {
  format(cursor: LogCursor): string;
  /** @throws {InvalidCursorError} for any text that `format` of this very log does not give. */
  parse(text: string): LogCursor;
}

const START = "start";
/** No event has an id of the form `__…__`, which Firestore keeps for itself. */
const POSITION = /^(?!__[^~]*__~)([A-Za-z0-9_-]{16,40})~(\d{1,12})~(\d{9})$/;
/** The end of the year 9999, where Firestore's time ends too. */
const LAST_SECOND = 253_402_300_799;

/**
 * The text of a cursor: `<log>.<settled>` or `<log>.<settled>.<page>`, at most 150 characters. The first part stands for the
 * project and the database: times of another one say nothing here, where a copy of its events may have been stored later.
 */
export function createCursorText(projectId: string, databaseId: string): CursorText {
  const name = `${projectId}/${databaseId}`;
  const log = createHash("sha256").update(name).digest("base64url").slice(0, 8);

  const format = ({ settled, page }: LogCursor): string => {
    const parts = [log, settled === null ? START : formatPosition(settled)];
    return (page === null ? parts : [...parts, formatPosition(page)]).join(".");
  };
  return {
    format,
    parse(text) {
      const [, settled = "", page, ...rest] = text.split(".");
      const cursor = {
        settled: settled === START ? null : parsePosition(settled),
        page: page === undefined ? null : parsePosition(page),
      };
      // One text for one cursor: nothing that was damaged passes for another number or another log.
      if (rest.length > 0 || format(cursor) !== text) throw invalid();
      return cursor;
    },
  };
}

function formatPosition({ id, seconds, nanoseconds }: Position): string {
  return `${id}~${seconds}~${String(nanoseconds).padStart(9, "0")}`;
}

function parsePosition(text: string): Position {
  const [, id, seconds, nanoseconds] = POSITION.exec(text) ?? [];
  if (id === undefined || Number(seconds) > LAST_SECOND) throw invalid();
  return { id, seconds: Number(seconds), nanoseconds: Number(nanoseconds) };
}

function invalid(): InvalidCursorError {
  return new InvalidCursorError("not a cursor of this log");
}
