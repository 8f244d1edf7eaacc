/** Google's servers that the SDK talks to. */
const hosts = new Set(["identitytoolkit.googleapis.com", "securetoken.googleapis.com"]);

let isDone = false;

/**
 * When Google's servers fail (5xx) or want us to wait (429), the SDK takes that for the end of the sign-in and deletes it:
 * at its start it spares it for a network error only (`reloadAndSetCurrentUserOrClear`, SDK 12.19). So to it, these are
 * network errors. It looks up `fetch` anew for each call.
 */
export function failuresAsNetworkErrors(): void {
  if (isDone) return;
  isDone = true;
  const original = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (input, init) => {
    const response = await original(input, init);
    const isFailure = response.status >= 500 || response.status === 429;
    if (isFailure && hosts.has(URL.parse(response.url)?.host ?? ""))
      throw new TypeError(`Google answered ${response.status}.`);
    return response;
  };
}
