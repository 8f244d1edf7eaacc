import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ANNA, BORIS } from "./example-event.ts";
import type { SenderDirectory } from "./sender-directory.ts";

/** An empty directory for one test, and what it takes to look at its storage with fresh eyes. */
export interface SenderDirectoryUnderTest {
  readonly directory: SenderDirectory;
  /** Opens the same storage again. */
  reopen(): Promise<SenderDirectory>;
  dispose(): Promise<void>;
}

const NOW = 1_795_000_000_000;

/** What every adapter of `SenderDirectory` must do. */
export function describeSenderDirectory(
  name: string,
  create: () => Promise<SenderDirectoryUnderTest>,
): void {
  describe(`${name} keeps the contract of SenderDirectory`, () => {
    let subject: SenderDirectoryUnderTest;
    let directory: SenderDirectory;
    beforeEach(async () => {
      subject = await create();
      directory = subject.directory;
    });
    afterEach(() => subject.dispose());

    test("knows nobody at first", async () => {
      expect(await directory.find("anna")).toBeNull();
    });

    test("finds who was enrolled, and nobody else", async () => {
      expect(await directory.enrol("anna", ANNA, NOW)).toBe(ANNA);
      expect(await directory.enrol("boris", BORIS, NOW)).toBe(BORIS);
      expect(await directory.find("anna")).toBe(ANNA);
      expect(await directory.find("boris")).toBe(BORIS);
      for (const other of ["Anna", "ann", "anna ", "annaanna"]) {
        expect(await directory.find(other)).toBeNull();
      }
    });

    test("a principal stays the sender that it was first", async () => {
      await directory.enrol("anna", ANNA, NOW);
      expect(await directory.enrol("anna", BORIS, NOW + 1)).toBe(ANNA);
      expect(await directory.find("anna")).toBe(ANNA);
    });

    test("several principals can be one sender", async () => {
      await directory.enrol("laptop", ANNA, NOW);
      await directory.enrol("desktop", ANNA, NOW + 1);
      expect(await directory.find("laptop")).toBe(ANNA);
      expect(await directory.find("desktop")).toBe(ANNA);
    });

    test("gives all who enrol the same principal at once the same sender", async () => {
      const sids = Array.from({ length: 8 }, (_, n) => (n % 2 === 0 ? ANNA : BORIS));
      const given = await Promise.all(sids.map((sid) => directory.enrol("anna", sid, NOW)));
      expect(new Set(given).size).toBe(1);
      expect(await directory.find("anna")).toBe(given[0]);
    });

    test("knows them after it was opened again", async () => {
      await directory.enrol("anna", ANNA, NOW);
      directory = await subject.reopen();
      expect(await directory.find("anna")).toBe(ANNA);
      expect(await directory.enrol("anna", BORIS, NOW)).toBe(ANNA);
    });
  });
}
