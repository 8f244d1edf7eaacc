/**
 * Makes an origin of what somebody typed: `localhost:8787`, `track.example.com/`, `HTTPS://Track.example.com`.
 * Without a scheme, loopback gets http and everything else https. A path, query or fragment is dropped, because people
 * paste addresses of pages.
 * @returns null when it is no http(s) address, or carries a user name or password.
 */
export function normalizeServerAddress(typed: string): string | null {
  const text = typed.trim();
  if (text === "" || /\s/.test(text)) return null;
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const candidate = hasScheme ? text : `https://${text}`;
  if (!URL.canParse(candidate)) return null;
  const url = new URL(candidate);
  if (!hasScheme && isLoopback(url.origin)) return normalizeServerAddress(`http://${text}`);
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  if (url.username !== "" || url.password !== "") return null;
  return url.origin;
}

/** Whether an origin is on this machine only. */
export function isLoopback(origin: string): boolean {
  const { hostname } = new URL(origin);
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
}

/** The match patterns that give access to these origins, each once. Patterns carry no port: it stands for all. */
export function permissionPatterns(origins: readonly string[]): string[] {
  const patterns = origins.map((origin) => {
    const { protocol, hostname } = new URL(origin);
    return `${protocol}//${hostname}/*`;
  });
  return [...new Set(patterns)];
}
