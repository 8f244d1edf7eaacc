import process from "node:process";
import type { TestProject } from "vitest/node";
import { findFirestoreEmulator } from "./find-emulator.ts";
import { startFirestoreEmulator } from "./start-emulator.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** host:port of the Firestore emulator that all test files share, or null where there is none. */
    firestoreEmulator: string | null;
  }
}

/** Vitest runs this once before the first `*.emulator.test.ts`, and not at all when none of them is to run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const search = findFirestoreEmulator(process.env);
  if (search.kind === "missing") {
    process.stderr.write(`\nSKIPPED: all tests against the Firestore emulator: ${search.why}\n\n`);
    project.provide("firestoreEmulator", null);
    return () => Promise.resolve();
  }
  const emulator = await startFirestoreEmulator(search);
  project.provide("firestoreEmulator", emulator.host);
  return emulator.stop;
}
