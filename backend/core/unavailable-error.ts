/** Storage cannot be had just now, such as a locked database. The same request may succeed a second later. */
export class UnavailableError extends Error {
  override readonly name = "UnavailableError";
}
