/** The push services of the browsers that there are. Whoever else asks to be called is refused. */
const PUSH_HOSTS = new Set([
  "fcm.googleapis.com",
  "updates.push.services.mozilla.com",
  "web.push.apple.com",
]);

/** Windows gives each region a host of its own under this one. */
const PUSH_DOMAIN = /^(?:[a-z0-9-]+\.)+notify\.windows\.com$/;

/**
 * Whether the server may call this address to wake a browser. A subscription comes from outside, so anything but a known
 * push service could make the server call addresses inside its own network.
 * @param endpoint As in the browser's subscription.
 * @param extraOrigins Further services, such as `http://127.0.0.1:9000` in a test.
 */
export function isPushEndpoint(endpoint: string, extraOrigins: readonly string[]): boolean {
  const url = URL.parse(endpoint);
  if (url === null || url.username !== "" || url.password !== "") return false;
  if (extraOrigins.includes(url.origin)) return true;
  if (url.protocol !== "https:" || url.port !== "") return false;
  return PUSH_HOSTS.has(url.hostname) || PUSH_DOMAIN.test(url.hostname);
}
