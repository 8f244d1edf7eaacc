/**
 * Whether everybody looks the same there: behind a mail provider's proxy or a relay. What comes from there is no device of
 * anybody's.
 * @param kind a hit's network class
 */
export function isShared(kind: string): boolean {
  return kind === "mail-proxy" || kind === "relay";
}
