export const PROXY_HOST = "ci3.googleusercontent.com";

/** `https://ci3.googleusercontent.com/meips/<opaque>=s0-d-e1-ft#<original>`; the opaque part is base64url here. */
export function proxied(source: string): string {
  if (!/^https?:/i.test(source) || source.startsWith(`https://${PROXY_HOST}/`)) return source;
  const bytes = Array.from(new TextEncoder().encode(source), (byte) =>
    String.fromCharCode(byte),
  ).join("");
  const opaque = btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return `https://${PROXY_HOST}/meips/${opaque}=s0-d-e1-ft#${source}`;
}
