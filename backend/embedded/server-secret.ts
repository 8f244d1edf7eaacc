import { createHash } from "node:crypto";
import { open, readFile, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { syncDirectory } from "./sync-directory.ts";

const SECRET_BYTES = 32;
const FILE_NAME = "secret";

/**
 * The server's secret, from which every sender's key is derived: the one in `<dataDir>/secret`, made at the first start
 * and readable by this user only.
 * @throws {Error} naming the file, when it holds something else. A new secret would silently break every link out there.
 */
export async function loadServerSecret(
  dataDir: string,
  randomBytes: (length: number) => Uint8Array,
): Promise<Uint8Array> {
  const path = join(dataDir, FILE_NAME);
  const text = await readIfThere(path);
  if (text === null) return createSecret(path, randomBytes);
  const secret = parseSecret(text.trim());
  if (secret === null) {
    throw new Error(
      `The secret in ${path} is damaged: it should be ${SECRET_BYTES} bytes as base64url. Restore it from a backup; ` +
        "a new one would break every link and picture sent so far.",
    );
  }
  return secret;
}

/** 32 bytes from their base64url form, or null. */
export function parseSecret(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, "base64url");
  return /^[A-Za-z0-9_-]{43}$/.test(text) && bytes.length === SECRET_BYTES ? bytes : null;
}

/** Tells secrets apart without telling anything about them. */
export function secretFingerprint(secret: Uint8Array): string {
  return createHash("sha256")
    .update("sightline secret fingerprint v1")
    .update(secret)
    .digest("base64url")
    .slice(0, 16);
}

async function createSecret(
  path: string,
  randomBytes: (length: number) => Uint8Array,
): Promise<Uint8Array> {
  const secret = randomBytes(SECRET_BYTES);
  // Written whole before it gets its name, so that no crash leaves half a secret behind.
  const draft = `${path}.new`;
  const file = await open(draft, "w", 0o600);
  try {
    await file.writeFile(`${Buffer.from(secret).toString("base64url")}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  await syncDirectory(dirname(path));
  return secret;
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return null;
    throw new Error(`The secret in ${path} cannot be read`, { cause });
  }
}
