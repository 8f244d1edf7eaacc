import { encodeBase64Url } from "../../shared/base64url.ts";
import { pushSubscriptionSchema } from "../../shared/wire.ts";
import type { PushPort, Subscription } from "./push-port.ts";

/** Of a worker's global scope; a page has none. */
declare const registration: ServiceWorkerRegistration | undefined;

/** The browser's own Web Push, or null where there is none: Firefox's background is a page. */
export function browserPush(): PushPort | null {
  if (typeof registration === "undefined" || !("pushManager" in registration)) return null;
  const worker = registration;
  return {
    current: async () => {
      const subscription = await worker.pushManager.getSubscription();
      return subscription === null ? null : wrap(subscription);
    },
    subscribe: async (applicationServerKey) => {
      await activated(worker);
      // An extension's push need not show a notification (Chrome 121): a hit of a machine's is not worth one.
      const options = { userVisibleOnly: false, applicationServerKey };
      return wrap(await worker.pushManager.subscribe(options));
    },
  };
}

function wrap(subscription: PushSubscription): Subscription {
  const key = subscription.options.applicationServerKey;
  return {
    json: pushSubscriptionSchema.parse(subscription.toJSON()),
    key: key === null ? null : encodeBase64Url(new Uint8Array(key)),
    unsubscribe: () => subscription.unsubscribe(),
  };
}

/** A worker that is only being installed cannot subscribe. */
async function activated({ installing, waiting, active }: ServiceWorkerRegistration) {
  const worker = active ?? waiting ?? installing;
  if (worker === null || worker.state === "activated") return;
  await new Promise<void>((resolve) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") resolve();
    });
  });
}
