/**
 * Where the server says what it does. Lines carry structure only: never an address, a token, a user agent or a URL.
 * pino's logger fits.
 */
export interface StructuredLog {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export const silentLog: StructuredLog = { debug() {}, info() {}, warn() {}, error() {} };

/** What of an error may be written down: its kind and message, which our own code and the database make up. */
export function describeError(error: unknown): { name: string; code?: string; message: string } {
  if (!(error instanceof Error)) return { name: "unknown", message: String(error) };
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  return { name: error.name, ...code, message: error.message };
}
