import { createHash } from "node:crypto";
import { open, readFile, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  formatSecretRing,
  newSecretRing,
  parseSecretRing,
  type SecretRing,
} from "../../shared/secret-ring.ts";
import { syncDirectory } from "./sync-directory.ts";

/** Where a data directory keeps every version of the server's secret. */
export function secretFile(dataDir: string): string {
  return join(dataDir, "secret");
}

/**
 * The server's secret, from which every sender's key is derived: all its versions, from `<dataDir>/secret`, which is made
 * at the first start and readable by this user only.
 * @throws {Error} naming the file and the line, when it holds something else. A new secret would silently break every
 * link out there.
 */
export async function loadServerSecret(
  dataDir: string,
  randomBytes: (length: number) => Uint8Array,
): Promise<SecretRing> {
  const stored = await readServerSecret(dataDir);
  if (stored !== null) return stored;
  const ring = newSecretRing(randomBytes);
  await writeServerSecret(dataDir, ring);
  return ring;
}

/**
 * The versions in `<dataDir>/secret`, or null when there is no such file.
 * @throws {Error} naming the file and the line, when it holds something else.
 */
export async function readServerSecret(dataDir: string): Promise<SecretRing | null> {
  const path = secretFile(dataDir);
  const text = await readIfThere(path);
  if (text === null) return null;
  const parsed = parseSecretRing(text);
  if (parsed.kind === "ring") return parsed.ring;
  throw new Error(
    `The secret in ${path} is damaged: line ${parsed.line} ${parsed.fault}. Restore it from a backup; ` +
      "a new one would break every link and picture sent so far.",
  );
}

/** Replaces `<dataDir>/secret`. Whenever this is interrupted, the file holds the old text or the new one. */
export async function writeServerSecret(dataDir: string, ring: SecretRing): Promise<void> {
  const path = secretFile(dataDir);
  // Written whole before it gets its name, so that no crash leaves half a secret behind.
  const draft = `${path}.new`;
  const file = await open(draft, "w", 0o600);
  try {
    await file.writeFile(formatSecretRing(ring));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  await syncDirectory(dirname(path));
}

/** Tells secrets apart without telling anything about them. */
export function secretFingerprint(secret: Uint8Array): string {
  return createHash("sha256")
    .update("sightline secret fingerprint v1")
    .update(secret)
    .digest("base64url")
    .slice(0, 16);
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return null;
    throw new Error(`The secret in ${path} cannot be read`, { cause });
  }
}
