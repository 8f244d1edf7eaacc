/**
 * Kefir's `debounce` (3.8.8, within InboxSDK) sets a timer for null when a stream ends while its last timer runs. The
 * browser takes null for the code "null", which an extension may not evaluate, and reports a violation under our name.
 */
export function ignoreEmptyTimers(scope: Pick<typeof globalThis, "setTimeout">): void {
  const { setTimeout } = scope;
  const withoutEmpty = (handler: TimerHandler | null, ...rest: unknown[]): number =>
    handler === null ? 0 : Reflect.apply(setTimeout, undefined, [handler, ...rest]);
  scope.setTimeout = Object.assign(withoutEmpty, setTimeout);
}
