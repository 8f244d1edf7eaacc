import type { Browser } from "wxt/browser";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { IdentityApi } from "../identity/ask-google.ts";
import type { WorkerApi } from "./worker-api.ts";
import type { Worker } from "./worker.ts";

/** For tests: who sends a message. */
export const extensionPage = {
  id: "test-extension-id",
  origin: "chrome-extension://test-extension-id",
};
const contentScript = { id: "test-extension-id", origin: "https://mail.google.com" };

/** For tests: a browser that notes what the background makes of it. */
export function fakeApi(
  launchWebAuthFlow: IdentityApi["launchWebAuthFlow"] = async () => undefined,
) {
  let rules: Browser.declarativeNetRequest.Rule[] = [];
  const opened: string[] = [];
  const sent: { tab: number; message: unknown }[] = [];
  let popups = 0;
  let badges = 0;
  let listings = 0;
  let level = "granted";
  const api: WorkerApi = {
    ...fakeBrowser,
    action: {
      ...fakeBrowser.action,
      setBadgeText: async (details) => {
        badges += 1;
        await fakeBrowser.action.setBadgeText(details);
      },
      openPopup: async () => {
        popups += 1;
      },
    },
    notifications: {
      create: (id, options) => fakeBrowser.notifications.create(id, options),
      update: (id, options) => fakeBrowser.notifications.create(id, options),
      clear: (id) => fakeBrowser.notifications.clear(id),
      getPermissionLevel: async () => level,
      getAll: () => {
        listings += 1;
        return fakeBrowser.notifications.getAll();
      },
    },
    identity: { getRedirectURL: () => "https://test.chromiumapp.org/", launchWebAuthFlow },
    runtime: {
      ...fakeBrowser.runtime,
      getPlatformInfo: async () => ({}),
      getManifest: () => ({ version: "1.2.3" }),
      getContexts: async () => [],
    },
    permissions: { contains: async () => true },
    declarativeNetRequest: {
      getDynamicRules: async () => rules,
      updateDynamicRules: async ({ removeRuleIds, addRules }) => {
        rules = [...rules.filter(({ id }) => !removeRuleIds.includes(id)), ...addRules];
      },
    },
    tabs: {
      // One tab of a mail client, and none of the extension's.
      query: async ({ url = [] }) =>
        url.some((pattern) => pattern.startsWith("chrome-extension:"))
          ? []
          : [{ id: 5, windowId: 1 }],
      update: async () => {},
      create: async ({ url }) => void opened.push(url),
      sendMessage: async (tab: number, message: unknown) => void sent.push({ tab, message }),
    },
  };
  return {
    api,
    sent,
    opened,
    rules: () => rules,
    /** The rep turns the system's notifications of this extension off, or on again. */
    allowNotifications: (isAllowed: boolean) => void (level = isAllowed ? "granted" : "denied"),
    popups: () => popups,
    /** How often the badge was drawn, and how often notifications were looked through to show one. */
    badges: () => badges,
    deliveries: () => listings,
  };
}

/** For tests: what the background answers to a message, or "ignored". */
export function ask(
  worker: Worker,
  message: unknown,
  sender: Browser.runtime.MessageSender = contentScript,
): Promise<unknown> {
  return new Promise((resolve) => {
    if (!worker.onMessage(message, sender, resolve)) resolve("ignored");
  });
}

/** For tests: the ids of the notifications that stand on the screen. */
export const shown = async () => Object.keys(await fakeBrowser.notifications.getAll());

/** For tests: ends a stream of the server's when the browser does. */
export function endWith(
  stream: ReadableStreamDefaultController,
  signal: AbortSignal | null | undefined,
): void {
  signal?.addEventListener("abort", () => stream.error(signal.reason));
}
