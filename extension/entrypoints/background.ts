import "../strict-csp.ts";
import "@inboxsdk/core/background.js";
import { browser } from "wxt/browser";
import { defineBackground } from "wxt/utils/define-background";
import { createFirebaseSdk } from "../identity/firebase-sdk.ts";
import { browserPush } from "../push/browser-push.ts";
import { watchSends } from "../sends/watch-sends.ts";
import { speak } from "../worker/speak.ts";
import { createWorker } from "../worker/worker.ts";

export default defineBackground({
  main() {
    // Chrome replays the event that woke the worker only to listeners that stand after the first turn.
    const parts = { accounts: createFirebaseSdk(), push: browserPush(), speak };
    const worker = createWorker(browser, parts);
    browser.runtime.onMessage.addListener(worker.onMessage);
    browser.alarms.onAlarm.addListener(worker.onTick);
    browser.notifications.onClicked.addListener(worker.onNotificationClicked);
    browser.notifications.onButtonClicked.addListener(worker.onNotificationButtonClicked);
    browser.runtime.onInstalled.addListener(worker.onInstalled);
    watchSends(browser.webRequest, worker.sends);
    browser.storage.onChanged.addListener(worker.onStorageChanged);
    // Without it the worker would not start with the browser, but only with the next alarm.
    browser.runtime.onStartup.addListener(() => {});
    globalThis.addEventListener("push", worker.onPush);
    globalThis.addEventListener("pushsubscriptionchange", worker.onPushSubscriptionChange);
    globalThis.addEventListener("online", worker.onOnline);
    worker.start();
  },
});
