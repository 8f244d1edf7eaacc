import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { findFirestoreEmulator } from "./find-emulator.ts";

const thisFile = fileURLToPath(import.meta.url);

test("says so when the named jar is not there", () => {
  expect(findFirestoreEmulator({ FIRESTORE_EMULATOR_JAR: "/nowhere/emulator.jar" })).toEqual({
    kind: "missing",
    why: "FIRESTORE_EMULATOR_JAR names a file that does not exist",
  });
});

test("says so when there is no Java to run it with", () => {
  const found = findFirestoreEmulator({ FIRESTORE_EMULATOR_JAR: thisFile, JAVA_HOME: "/nowhere" });
  expect(found).toEqual({
    kind: "missing",
    why: "no Java (/nowhere/bin/java does not run); install one of version 11 or later",
  });
});

test("finds what is on this machine, or says what is missing", () => {
  const { java, jar, why } = { java: "", jar: "", why: "", ...findFirestoreEmulator(process.env) };
  expect(`${java} ${jar} ${why}`).toMatch(/^\S+ \S+\.jar $|^ {2}.*install/);
});
