/**
 * InboxSDK reports events and errors, with a hash of the user's address, to its maker; its options do not turn all of it
 * off (2.2.26, 2026-11). It does so with this content script's own XMLHttpRequest, which is not Gmail's.
 */
const TELEMETRY_HOSTS = new Set(["api.inboxsdk.com", "pubsub.googleapis.com"]);

/** Drops requests to InboxSDK's maker: they never leave and never answer. Call before `InboxSDK.load`. */
export function blockTelemetry(scope: { XMLHttpRequest: typeof XMLHttpRequest }): void {
  scope.XMLHttpRequest = class extends scope.XMLHttpRequest {
    #dropped = false;

    override open(method: string, url: string | URL, async = true): void {
      this.#dropped = TELEMETRY_HOSTS.has(new URL(url, location.href).hostname);
      super.open(method, url, async);
    }

    override send(body?: Document | XMLHttpRequestBodyInit | null): void {
      if (!this.#dropped) super.send(body);
    }
  };
}
