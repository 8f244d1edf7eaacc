import type { PushPort, Subscription } from "./push-port.ts";

/** For tests: a browser with a push service, which can be told to misbehave. */
export function fakePush() {
  const browser = {
    subscription: null as Subscription | null,
    /** How many subscriptions were made. */
    made: 0,
    /** Instead of a subscription. */
    subscribe: null as (() => Promise<Subscription>) | null,
  };
  const port: PushPort = {
    current: async () => browser.subscription,
    subscribe: async (key) => {
      if (browser.subscribe !== null) return browser.subscribe();
      if (browser.subscription !== null)
        throw new Error("Registration failed - a subscription with a different key exists");
      browser.made += 1;
      browser.subscription = {
        json: {
          endpoint: `https://push.example/${browser.made}`,
          keys: { p256dh: "p".repeat(87), auth: "a".repeat(22) },
        },
        key,
        unsubscribe: async () => {
          browser.subscription = null;
        },
      };
      return browser.subscription;
    },
  };
  return { browser, port };
}
