import { tryLockDataDir } from "../../backend/embedded/data-dir-lock.ts";
import {
  readServerSecret,
  secretFile,
  writeServerSecret,
} from "../../backend/embedded/server-secret.ts";
import { changeRing, retirementQuestion, type RingChange } from "./change-ring.ts";

interface RotateOptions {
  readonly dataDir: string;
  /** The version to retire; null: add a new one. */
  readonly retire: number | null;
  readonly randomBytes: (length: number) => Uint8Array;
  /** Asks a person; resolves to false when that is not possible. */
  readonly confirm: (question: string) => Promise<boolean>;
}

/** What to tell the person, and whether it was done. */
export interface RotateOutcome {
  readonly done: boolean;
  readonly text: string;
}

/**
 * Rotates, or retires, the secret in the data directory of an embedded server. The file holds the old text or the new one,
 * whenever this is interrupted. A running server is not disturbed: it reads its secret when it starts.
 * @throws {Error} naming the file and the line, when it is damaged or cannot be read.
 */
export async function rotateDataDir(options: RotateOptions): Promise<RotateOutcome> {
  const { dataDir } = options;
  const wish = await changeOf(options);
  if (wish.kind === "refused") return refused(wish.why);
  if (wish.kind === "retired" && !(await options.confirm(retirementQuestion(wish.version)))) {
    return refused("Nothing was changed. To retire a version without being asked, say --yes.");
  }
  // Held while the file changes, so that no server starts in between; one that runs already holds it.
  const unlock = tryLockDataDir(dataDir);
  try {
    // Once more: the answer may have taken its time.
    const change = await changeOf(options);
    if (change.kind === "refused") return refused(change.why);
    await writeServerSecret(dataDir, change.ring);
    const lines =
      change.kind === "rotated"
        ? [
            `Version ${change.ring.current} of the secret is in ${secretFile(dataDir)}. Make a new backup of this file.`,
            "What was sent so far keeps working. Browsers change over with their next pull from the server.",
          ]
        : [`Version ${change.version} of the secret is retired.`];
    lines.push(
      unlock === null
        ? `Restart the server that is using ${dataDir}: until then it goes on with what it started with.`
        : "The server's next start puts this into force.",
    );
    return { done: true, text: lines.join("\n") };
  } finally {
    unlock?.();
  }
}

async function changeOf({ dataDir, retire, randomBytes }: RotateOptions): Promise<RingChange> {
  const ring = await readServerSecret(dataDir);
  if (ring !== null) return changeRing({ ring, retire, randomBytes });
  const why = `There is no ${secretFile(dataDir)}: a server makes it when it first starts.`;
  return { kind: "refused", why };
}

function refused(text: string): RotateOutcome {
  return { done: false, text };
}
