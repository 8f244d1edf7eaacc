/**
 * Stands in for the package `@firebase/logger` in the built extension: Firebase's SDK says nothing in the console. What goes
 * wrong, it throws, and that is written down as everything else is.
 */
export class Logger {
  readonly logLevel = 0;
  debug(): void {}
  log(): void {}
  info(): void {}
  warn(): void {}
  error(): void {}
}

export const LogLevel = {};

export function setLogLevel(): void {}

export function setUserLogHandler(): void {}
