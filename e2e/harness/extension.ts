import type { BrowserContext, Page, Worker } from "playwright";
import type { Preferences } from "../../extension/preferences.ts";

/** Fixed by the key in `wxt.config.ts`. */
export const EXTENSION_ID = "angedcdpicchbkllhjmcfgfiagjjpbml";

/** The part of Chrome's API that the tests look through, inside the extension's own worker and pages. */
declare const chrome: {
  runtime: {
    reload(): void;
    sendMessage(message: { type: string }): Promise<unknown>;
    onMessage: {
      addListener(
        listener: (message: {
          type: string;
          threadIds?: string[];
          mails?: { sid: string }[];
        }) => void,
      ): void;
    };
  };
  declarativeNetRequest: {
    getDynamicRules(): Promise<readonly { readonly id: number }[]>;
    updateDynamicRules(change: { removeRuleIds: number[] }): Promise<void>;
  };
  storage: {
    session: { get(key: string): Promise<Record<string, { readonly state?: string }>> };
    local: {
      get(key: "preferences"): Promise<{ readonly preferences?: Partial<Preferences> }>;
      set(items: { readonly preferences: Partial<Preferences> }): Promise<void>;
    };
  };
  notifications: {
    getAll(): Promise<Record<string, true>>;
    clear(id: string): Promise<boolean>;
    /** Chrome gives its events this method for tests. */
    onClicked: { dispatch(id: string): void };
    create(id: string, options: ShownNotification): Promise<string>;
  };
};

export interface ShownNotification {
  readonly title: string;
  readonly message: string;
}

/** A message to the background. */
export interface WatchedMessage {
  readonly type: string;
  /** Of one that asks for statuses: how many threads it names. */
  readonly threads?: number;
  /** Of one that tells of views: whose mails. */
  readonly senders?: readonly string[];
}

/** A tracked mail as the extension's database holds it; what the stories look at. */
export interface StoredMail {
  readonly id: string;
  readonly subject: string;
  readonly threadId: string | null;
  readonly mailMessageId: string | null;
  readonly recorded: boolean;
  readonly sentAt: number | null;
  readonly links: readonly string[];
  readonly recipients: readonly { readonly email: string; readonly field: string }[];
  readonly events: readonly {
    readonly id: string;
    readonly kind: string;
    readonly verdict: string;
    readonly reasons: readonly string[];
  }[];
  readonly engagement: {
    readonly state: string;
    readonly opens: Readonly<Record<string, number>>;
    readonly clicks: Readonly<Record<string, number>>;
  };
  readonly due: unknown;
  readonly tracking?: { readonly opens: boolean; readonly links: boolean };
  readonly remind: { readonly at: number; readonly unless: string } | null;
}

/** The built extension in a running browser: looked at, never changed. */
export class Extension {
  #workerWasKilled = false;
  readonly #context: BrowserContext;

  constructor(context: BrowserContext) {
    this.#context = context;
  }

  /** The running worker; waits for one where there is none at the moment. */
  async worker(): Promise<Worker> {
    const running = this.#context
      .serviceWorkers()
      .find((worker) => worker.url().includes(EXTENSION_ID));
    return running ?? this.#context.waitForEvent("serviceworker");
  }

  /** Reloads the extension, as an update does: open tabs keep what ran in them, cut off from the new worker. */
  async reload(): Promise<void> {
    const worker = await this.worker();
    const closed = worker.waitForEvent("close");
    await worker.evaluate(() => setTimeout(() => chrome.runtime.reload()));
    await closed;
  }

  /** The popup's page, in a tab. `fragment` is that of a pairing link, say. */
  async openPopup(fragment = ""): Promise<Page> {
    const page = await this.#context.newPage();
    await page.goto(`chrome-extension://${EXTENSION_ID}/popup.html${fragment}`);
    return page;
  }

  /** Pairs as a person does who opens the link that `npm start` prints. */
  async pair(server: string, code: string): Promise<void> {
    const popup = await this.openPopup(`#pair=${encodeURIComponent(server)},${code}`);
    await popup.locator('.connection[data-state="live"]').waitFor();
    await popup.close();
  }

  /**
   * From now on remembers every notification that the worker shows. The worker's own function is called with what it
   * was given; only a note is made on the way. A worker that is stopped forgets.
   */
  async watchNotifications(): Promise<void> {
    const worker = await this.worker();
    await worker.evaluate(() => {
      const shown: ShownNotification[] = [];
      const create = chrome.notifications.create.bind(chrome.notifications);
      chrome.notifications.create = (id, options) => {
        shown.push({ title: options.title, message: options.message });
        return create(id, options);
      };
      Object.assign(globalThis, { shownNotifications: shown });
    });
  }

  /** What was shown since `watchNotifications`, oldest first. */
  async shownNotifications(): Promise<ShownNotification[]> {
    const worker = await this.worker();
    return worker.evaluate(
      () => (globalThis as { shownNotifications?: ShownNotification[] }).shownNotifications ?? [],
    );
  }

  /** Ids of the notifications that stand on the screen, from the browser itself. */
  async standingNotifications(): Promise<string[]> {
    const worker = await this.worker();
    return worker.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
  }

  async dismissNotifications(): Promise<void> {
    const worker = await this.worker();
    await worker.evaluate(async () => {
      for (const id of Object.keys(await chrome.notifications.getAll()))
        await chrome.notifications.clear(id);
    });
  }

  /** As if the rep clicked on the one notification that stands on the screen. */
  async clickNotification(): Promise<void> {
    const worker = await this.worker();
    await worker.evaluate(async () => {
      const [id = ""] = Object.keys(await chrome.notifications.getAll());
      chrome.notifications.onClicked.dispatch(id);
    });
  }

  /** What the rep chose in the settings, beside what was chosen before. */
  async prefer(changes: Partial<Preferences>): Promise<void> {
    const worker = await this.worker();
    await worker.evaluate(async (changed) => {
      const { preferences = {} } = await chrome.storage.local.get("preferences");
      await chrome.storage.local.set({ preferences: { ...preferences, ...changed } });
    }, changes);
  }

  /** Every tracked mail in the extension's database. */
  async mails(): Promise<StoredMail[]> {
    const worker = await this.worker();
    return worker.evaluate(
      () =>
        new Promise<StoredMail[]>((resolve, reject) => {
          const opening = indexedDB.open("sightline");
          opening.addEventListener("error", () => reject(opening.error));
          opening.addEventListener("success", () => {
            const database = opening.result;
            const reading = database.transaction("messages").objectStore("messages").getAll();
            reading.addEventListener("error", () => reject(reading.error));
            reading.addEventListener("success", () => {
              database.close();
              resolve(reading.result as StoredMail[]);
            });
          });
        }),
    );
  }

  /** The tracked mail with this subject; fails where it is not recorded, or twice. */
  async mail(subject: string): Promise<StoredMail | undefined> {
    const found = (await this.mails()).filter((mail) => mail.subject === subject);
    if (found.length > 1)
      throw new Error(`There are ${found.length} tracked mails with the subject "${subject}"`);
    return found[0];
  }

  /**
   * Notes from now on every message that reaches the worker from elsewhere, by one more listener in it.
   * @returns asks for what was noted so far, oldest first
   */
  async watchMessages(): Promise<() => Promise<WatchedMessage[]>> {
    const worker = await this.worker();
    await worker.evaluate(() => {
      const messages: WatchedMessage[] = [];
      chrome.runtime.onMessage.addListener(({ type, threadIds, mails }) => {
        messages.push({
          type,
          ...(threadIds !== undefined && { threads: threadIds.length }),
          ...(mails !== undefined && { senders: mails.map(({ sid }) => sid) }),
        });
      });
      Object.assign(globalThis, { watchedMessages: messages });
    });
    return () =>
      worker.evaluate(
        () => (globalThis as { watchedMessages?: WatchedMessage[] }).watchedMessages ?? [],
      );
  }

  /** Takes away every rule that keeps own views from being counted, as nobody should. */
  async removeRules(): Promise<void> {
    const worker = await this.worker();
    await worker.evaluate(async () => {
      const rules = await chrome.declarativeNetRequest.getDynamicRules();
      await chrome.declarativeNetRequest.updateDynamicRules({
        removeRuleIds: rules.map(({ id }) => id),
      });
    });
  }

  /** How many such rules there are, and what the extension last found when it looked at them. */
  async protection(): Promise<{ readonly rules: number; readonly state: string | undefined }> {
    const worker = await this.worker();
    return worker.evaluate(async () => {
      const rules = await chrome.declarativeNetRequest.getDynamicRules();
      const { protection } = await chrome.storage.session.get("protection");
      return { rules: rules.length, state: protection?.state };
    });
  }

  /** Wakes a stopped worker, as the popup's messages do. */
  async wakeWorker(): Promise<void> {
    const popup = await this.openPopup();
    await popup.evaluate(() => chrome.runtime.sendMessage({ type: "sync" }));
    await popup.close();
  }

  /** Stops the worker as the browser does: at once, whatever it is at. */
  async killWorker(): Promise<void> {
    const [page] = this.#context.pages();
    if (page === undefined)
      throw new Error("There is no page to reach the browser's protocol through.");
    const protocol = await this.#context.newCDPSession(page);
    const stopped = new Promise<void>((resolve) => {
      protocol.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
        if (versions.some(({ runningStatus }) => runningStatus === "stopped")) resolve();
      });
    });
    await protocol.send("ServiceWorker.enable");
    this.#workerWasKilled = true;
    await protocol.send("ServiceWorker.stopAllWorkers");
    await stopped;
    await protocol.detach();
  }

  /** Whether this story ended the worker, perhaps in the middle of things. */
  get workerWasKilled(): boolean {
    return this.#workerWasKilled;
  }
}
