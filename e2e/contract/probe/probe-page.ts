import type { Manner, Note } from "./notes.ts";

/** What the parts of the probe in one page share. */
export interface ProbePage {
  /** A name that no other page gives. */
  newId(): string;
  note(note: Note): void;
  /** Notes what a handler of the port is given; throws then, where that is the probe's manner. */
  handle(note: Note): void;
  readonly manner: Manner;
  readonly signal: AbortSignal;
}
