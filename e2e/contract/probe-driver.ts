import { expect } from "playwright/test";
import type { BrowserContext, Worker } from "playwright";
import type { Manner, MarkToShow, Note, Order, PlainMessage, ProbeWorker } from "./probe/notes.ts";

type What = Note["what"];
export type NoteOf<Kind extends What> = Extract<Note, { what: Kind }>;

export const USUAL_MANNER: Manner = { watchesAtOnce: true, throws: [], changes: true };

interface ProbeScope {
  readonly probe?: ProbeWorker;
}

/** The probe in a running browser: what it was given so far, and what it is told to do. */
export class Probe {
  readonly #worker: Worker;

  private constructor(worker: Worker) {
    this.#worker = worker;
  }

  static async in(context: BrowserContext): Promise<Probe> {
    return new Probe(context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker")));
  }

  /** Holds for pages that are loaded from now on. */
  async setManner(manner: Manner): Promise<void> {
    await this.#worker.evaluate((next) => {
      const { probe } = globalThis as ProbeScope;
      if (probe !== undefined) probe.manner = next;
    }, manner);
  }

  /** Everything so far, oldest first. */
  notes(): Promise<Note[]> {
    return this.#worker.evaluate(() => (globalThis as ProbeScope).probe?.notes ?? []);
  }

  /** Forgets what was noted. */
  async forget(): Promise<void> {
    await this.#worker.evaluate(() => {
      const { probe } = globalThis as ProbeScope;
      if (probe !== undefined) probe.notes = [];
    });
  }

  async all<Kind extends What>(what: Kind): Promise<NoteOf<Kind>[]> {
    const notes = await this.notes();
    return notes.filter((note): note is NoteOf<Kind> => note.what === what);
  }

  /** Waits for a note of this kind; gives the last one that fits. */
  async one<Kind extends What>(
    what: Kind,
    fits: (note: NoteOf<Kind>) => boolean = () => true,
  ): Promise<NoteOf<Kind>> {
    let found: NoteOf<Kind> | undefined;
    await expect
      .poll(
        async () => {
          found = (await this.all(what)).findLast(fits);
          return found !== undefined;
        },
        { message: `a note of kind "${what}"` },
      )
      .toBe(true);
    if (found === undefined) throw new Error(`there is no note of kind "${what}"`);
    return found;
  }

  /** What was noted of one compose window, row, thread or message; not its changes, which come any time. */
  async course(id: string): Promise<What[]> {
    const notes = await this.notes();
    return notes
      .filter((note) => "id" in note && note.id === id && note.what !== "changed")
      .map(({ what }) => what);
  }

  async closed(id: string): Promise<void> {
    await this.one("closed", (note) => note.id === id);
  }

  async mark(id: string, mark: MarkToShow | null): Promise<void> {
    await this.order({ order: "mark", id, mark });
  }

  async contents(id: string): Promise<string | null> {
    return (await this.order({ order: "contents", id })) as string | null;
  }

  async messages(id: string): Promise<PlainMessage[]> {
    return (await this.order({ order: "messages", id })) as PlainMessage[];
  }

  /** @throws when no page knows what it is about */
  async order(order: Order): Promise<unknown> {
    const answer = await this.#worker.evaluate(
      (told) => (globalThis as ProbeScope).probe?.order(told),
      order,
    );
    if (answer === undefined) throw new Error(`no page could do this: ${JSON.stringify(order)}`);
    return answer;
  }
}
