import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import {
  type EmulatorSearch,
  findFirestoreEmulator,
} from "../../backend/firebase/emulator/find-emulator.ts";

type Environment = Readonly<Record<string, string | undefined>>;

const firebase = fileURLToPath(
  new URL("../../node_modules/firebase-tools/lib/bin/firebase.js", import.meta.url),
);

/** The Firestore emulator of this machine, or the one that firebase-tools downloads (130 MB, once; it needs Java 21). */
export function haveFirestoreEmulator(env: Environment): EmulatorSearch {
  const found = findWithDownloads(env);
  if (found.kind === "found") return found;
  const download = spawnSync(process.execPath, [firebase, "setup:emulators:firestore"], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  return download.status === 0 ? findWithDownloads(env) : found;
}

/** As `findFirestoreEmulator`, and what firebase-tools downloaded before. */
export function findWithDownloads(env: Environment): EmulatorSearch {
  const found = findFirestoreEmulator(env);
  const jar = downloadedJar(env);
  if (found.kind === "found" || jar === null) return found;
  return findFirestoreEmulator({ ...env, FIRESTORE_EMULATOR_JAR: jar });
}

/** The newest that lies where firebase-tools keeps them (lib/emulator/downloadableEmulators.js). */
function downloadedJar(env: Environment): string | null {
  const cache =
    env["FIREBASE_EMULATORS_PATH"] ?? join(homedir(), ".cache", "firebase", "emulators");
  if (!existsSync(cache)) return null;
  const jars = readdirSync(cache).filter((name) => /^cloud-firestore-emulator-.*\.jar$/.test(name));
  const newest = jars.toSorted((a, b) => a.localeCompare(b, "en", { numeric: true })).at(-1);
  return newest === undefined ? null : join(cache, newest);
}
