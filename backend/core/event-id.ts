import type { EventId } from "../../shared/ids.ts";

/**
 * Makes event ids: 12 hexadecimal digits of the time in milliseconds, then 16 random ones (64 bits).
 * Ids made later sort later, as in UUIDv7, so a unique index on them grows at its end only.
 */
export function createEventIds(
  randomBytes: (length: number) => Uint8Array,
): (now: number) => EventId {
  // Random bytes come cheaper by the page than by the id.
  const page = 4_096;
  let pool = "";
  let used = 0;

  return (now) => {
    if (used === pool.length) {
      pool = Buffer.from(randomBytes(page)).toString("hex");
      used = 0;
    }
    const random = pool.slice(used, used + 16);
    used += 16;
    return (now.toString(16).padStart(12, "0") + random) as EventId;
  };
}
