import type { HitEvent } from "../event.ts";
import type { JudgedHit, Mail } from "./refinement.ts";

const QUIET_MS = 30 * 60_000;

/**
 * A person's hits by a client and on a network that are both new to the mail, after half an hour of quiet. Of a mail to
 * several people it says nothing: a new client is most likely another recipient's.
 */
export function findForwarded({ hits, recipients }: Mail): Set<JudgedHit> {
  const persons = hits.filter(({ verdict }) => recipients === 1 && verdict === "person");
  return new Set(persons.filter(({ event }, index) => isForwarded(event, persons, index)));
}

/** @param index where the hit stands among all of a person. */
function isForwarded(hit: HitEvent, persons: readonly JudgedHit[], index: number): boolean {
  let compared = false;
  // Backwards, so that hardly any has to look at more than the one before it.
  for (let at = index - 1; at >= 0; at--) {
    const earlier = persons[at]?.event;
    if (earlier === undefined || hit.receivedAt - earlier.receivedAt < QUIET_MS) return false;
    // The first click after a provider's proxy showed the mail is always the first sign of the person's own program.
    if (hit.kind === "click" && earlier.network.class === "mail-proxy") continue;
    if (isSameClient(hit, earlier) || isSameNetwork(hit, earlier)) return false;
    compared = true;
  }
  return compared;
}

function isSameClient({ client: a }: HitEvent, { client: b }: HitEvent): boolean {
  return a.family === b.family && a.os === b.os && a.device === b.device;
}

/** Of what is not known, nobody can say that it is another. */
function isSameNetwork({ network: a }: HitEvent, { network: b }: HitEvent): boolean {
  const isSameClass = a.class === b.class || a.class === "unknown" || b.class === "unknown";
  const isSameCountry = a.country === b.country || a.country === null || b.country === null;
  return isSameClass && isSameCountry;
}
