import type { Health } from "../../core/api.ts";
import { within, type DeadlineTimers } from "../firestore/deadline.ts";

interface HealthDeps {
  /** Reads something small from the database. */
  readonly probe: () => Promise<unknown>;
  /** Milliseconds from any fixed time. */
  readonly now: () => number;
  readonly timers: DeadlineTimers;
}

/** Whoever asks more often, for free, must not make us read more often, for money. */
const REMEMBERED_MS = 30_000;
const PATIENCE_MS = 3_000;

/** Gives the function that tells whether the database can be read: by one small read, at most every half minute. */
export function createHealth({ probe, now, timers }: HealthDeps): () => Promise<Health> {
  let known: { readonly at: number; readonly health: Promise<Health> } | null = null;

  return () => {
    if (known === null || now() - known.at >= REMEMBERED_MS) known = { at: now(), health: ask() };
    return known.health;
  };

  async function ask(): Promise<Health> {
    try {
      await within(PATIENCE_MS, timers, probe(), () => new Error("no answer in time"));
      return { logRefuses: false, waiting: 0 };
    } catch {
      return { logRefuses: true, waiting: 0 };
    }
  }
}
