import process from "node:process";
import { describe, inject } from "vitest";

/** host:port of the Firestore emulator that all test files share; "" where there is none, and the tests are skipped. */
export const emulatorHost: string = inject("firestoreEmulator") ?? "";

/** `describe` for tests that need the emulator. Where it cannot be had they count as skipped, and the run says why. */
export const describeWithEmulator: (name: string, define: () => void) => void =
  emulatorHost === "" ? describe.skip : describe;

let projects = 0;

/** A project of the caller's own, and with it an empty database. */
export function freshProjectId(): string {
  projects += 1;
  return `demo-${process.pid}-${Date.now().toString(36)}-${projects}`;
}
