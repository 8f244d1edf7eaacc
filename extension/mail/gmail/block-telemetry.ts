/**
 * InboxSDK reports events and errors, with a hash of the user's address, to its maker; its options do not turn all of it
 * off (2.2.26, 2026-11). It does so with this content script's own XMLHttpRequest, which is not Gmail's.
 */
const TELEMETRY_HOSTS = new Set(["api.inboxsdk.com", "pubsub.googleapis.com"]);

/** Drops requests to InboxSDK's maker: they never leave and never answer. Call before `InboxSDK.load`. */
export function blockTelemetry(prototype: XMLHttpRequest): void {
  const dropped = new WeakSet<XMLHttpRequest>();
  const { open, send } = prototype;

  prototype.open = function (
    this: XMLHttpRequest,
    method: string,
    url: string | URL,
    ...rest: unknown[]
  ) {
    if (TELEMETRY_HOSTS.has(new URL(url, location.href).hostname)) dropped.add(this);
    else dropped.delete(this);
    Reflect.apply(open, this, [method, url, ...rest]);
  };
  prototype.send = function (this: XMLHttpRequest, body) {
    if (!dropped.has(this)) send.call(this, body);
  };
}
