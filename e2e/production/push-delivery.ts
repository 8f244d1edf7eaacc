import type { BrowserContext } from "playwright";
import type {
  PushService,
  SubscriptionJson,
} from "../../backend/firebase/api/push-service/server.ts";
import { EXTENSION_ID, type Extension } from "../harness/extension.ts";

/**
 * Lets the running worker subscribe at the stand-in for a push service. The browser's own `subscribe` needs Google's
 * (offline it never settles); it is the one thing replaced, and a worker that is stopped loses the replacement.
 */
export async function subscribeAtStandIn(
  extension: Extension,
  service: PushService,
  pushKey: string,
): Promise<SubscriptionJson> {
  const json = service.subscribe(pushKey);
  const worker = await extension.worker();
  await worker.evaluate(
    ({ json, pushKey }) => {
      const binary = atob(pushKey.replaceAll("-", "+").replaceAll("_", "/"));
      const key = Uint8Array.from(binary, (character) => character.codePointAt(0) ?? 0);
      let subscription: object | null = null;
      const made = {
        endpoint: json.endpoint,
        options: { userVisibleOnly: false, applicationServerKey: key.buffer },
        toJSON: () => json,
        unsubscribe: async () => {
          subscription = null;
          return true;
        },
      };
      Object.assign(PushManager.prototype, {
        getSubscription: async () => subscription,
        subscribe: async ({ applicationServerKey }: { applicationServerKey: string }) => {
          if (applicationServerKey !== pushKey) throw new Error("subscribed with another key");
          subscription = made;
          return made;
        },
      });
    },
    { json, pushKey },
  );
  return json;
}

/**
 * Hands on what the stand-in takes, as the browser does with what its push service sends it: through the DevTools
 * protocol, which starts the worker where it does not run.
 */
export async function deliverPushes(context: BrowserContext, service: PushService): Promise<void> {
  // A page of the extension's origin that runs none of its code, and so does not wake the worker itself.
  const page = await context.newPage();
  await page.goto(`chrome-extension://${EXTENSION_ID}/manifest.json`);
  const protocol = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    protocol.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const ours = registrations.find(({ scopeURL }) => scopeURL.includes(EXTENSION_ID));
      if (ours !== undefined) resolve(ours.registrationId);
    });
  });
  await protocol.send("ServiceWorker.enable");
  const registrationId = await registered;
  const origin = `chrome-extension://${EXTENSION_ID}`;
  const stop = service.onMessage(({ text }) => {
    void protocol.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data: text });
  });
  context.once("close", stop);
}
