import type { DatabaseSync } from "node:sqlite";
import type { SecretRing } from "../../../shared/secret-ring.ts";
import { secretFingerprint } from "../server-secret.ts";
import { fact } from "./facts.ts";

/**
 * A database and a secret belong together: with another secret every link out there would be taken for damaged. So the
 * database keeps the fingerprint of each version that it was ever used with. A version that the ring has retired cannot
 * be compared any more, one that it has lost is a fault.
 * @throws {Error} naming the version at fault. Nothing is stored then.
 */
export function checkSecrets(database: DatabaseSync, ring: SecretRing): void {
  for (const [version, fingerprint] of knownFingerprints(database)) {
    const secret = ring.secret(version);
    if (!ring.versions.includes(version))
      refuse(`Version ${version} of the server's secret is missing`);
    if (secret !== null && secretFingerprint(secret) !== fingerprint) {
      refuse(
        `Version ${version} of the server's secret is not the one that this data directory was made with`,
      );
    }
  }
  for (const version of ring.versions) {
    const secret = ring.secret(version);
    if (secret !== null) fact(database, factName(version), () => secretFingerprint(secret));
  }
}

function refuse(what: string): never {
  throw new Error(
    `${what}. Restore the file \`secret\`, or SIGHTLINE_SECRET where it is set; without it every link and picture ` +
      "sent under that version would be broken.",
  );
}

/** Version 1's is named as it was before there were versions. */
function factName(version: number): string {
  return version === 1 ? "secret-fingerprint" : `secret-fingerprint-${version}`;
}

function knownFingerprints(database: DatabaseSync): [version: number, fingerprint: string][] {
  const rows = database
    .prepare("SELECT name, value FROM facts WHERE name GLOB 'secret-fingerprint*'")
    .all();
  return rows.map(({ name, value }) => [
    Number(String(name).slice("secret-fingerprint-".length) || 1),
    String(value),
  ]);
}
