/** What a pairing link carries. */
export interface PairingLink {
  readonly server: string;
  /** "" in a link to a server that takes Google accounts, not codes. */
  readonly code: string;
}

/**
 * Reads the fragment of a pairing link, `#pair=<encodeURIComponent(server)>[,<code>]`.
 * @returns null when it is not one.
 */
export function parsePairingLink(fragment: string): PairingLink | null {
  const match = /^#pair=([^,]+)(?:,([^,]+))?$/.exec(fragment);
  if (match === null) return null;
  try {
    return { server: decodeURIComponent(match[1] ?? ""), code: decodeURIComponent(match[2] ?? "") };
  } catch {
    return null;
  }
}
