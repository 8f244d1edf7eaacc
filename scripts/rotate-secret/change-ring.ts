import { retire, rotate, type SecretRing } from "../../shared/secret-ring.ts";
import { LAST_VERSION } from "../../shared/token.ts";

/** What became of the wish to change a server's secret, wherever it is kept. */
export type RingChange =
  | { readonly kind: "rotated"; readonly ring: SecretRing }
  | { readonly kind: "retired"; readonly ring: SecretRing; readonly version: number }
  /** Nothing is to be stored: one or two sentences that say why. */
  | { readonly kind: "refused"; readonly why: string };

interface ChangeOptions {
  readonly ring: SecretRing;
  /** The version whose links are no longer to be honoured; null: a new version is wanted. */
  readonly retire: number | null;
  /** Cryptographically strong. */
  readonly randomBytes: (length: number) => Uint8Array;
}

/** Adds a version to a ring, or retires one. */
export function changeRing(options: ChangeOptions): RingChange {
  const { ring, retire: version, randomBytes } = options;
  if (version === null) {
    if (ring.current < LAST_VERSION) return { kind: "rotated", ring: rotate(ring, randomBytes) };
    const why = `This secret has had all ${LAST_VERSION} versions that a link can name. Start a new data directory or project.`;
    return { kind: "refused", why };
  }
  if (version === ring.current) {
    const why = `Version ${version} is the one in force. Rotate first, without --retire; retire it when the server runs with the new one.`;
    return { kind: "refused", why };
  }
  if (!ring.versions.includes(version)) {
    return {
      kind: "refused",
      why: `There is no version ${version} of this secret, only ${listed(ring)}.`,
    };
  }
  if (ring.secret(version) === null) {
    return { kind: "refused", why: `Version ${version} of this secret is retired already.` };
  }
  return { kind: "retired", ring: retire(ring, version), version };
}

/** What a person should know before a version is retired. */
export function retirementQuestion(version: number): string {
  return (
    `Every picture and link sent under version ${version} stops counting, for good; such links then show where they ` +
    "lead. Browsers that have not been online since the rotation still send under it. Retire it?"
  );
}

function listed(ring: SecretRing): string {
  return ring.versions.join(", ");
}
