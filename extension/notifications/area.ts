import type { Browser } from "wxt/browser";
import { gmailPages, outlookPages } from "../mail/mail-hosts.ts";
import type { Broadcast } from "../messages.ts";
import { preferences } from "../preferences.ts";
import { storedItem } from "../stored-item.ts";
import { notificationWords } from "../words/notifications.ts";
import { mailOfNotification } from "./notification-id.ts";
import type { NotificationArea } from "./notification-options.ts";

/** The system's notifications, with whether the rep allows them. */
export interface SystemNotifications extends NotificationArea {
  /** "denied": it shows none of this extension's. */
  getPermissionLevel(): Promise<string>;
}

/** What it takes to tell the rep something. */
export interface AreaDeps {
  readonly notifications: SystemNotifications;
  readonly tabs: {
    query(info: {
      url: string[];
      active: boolean;
      lastFocusedWindow?: boolean;
    }): Promise<Pick<Browser.tabs.Tab, "id">[]>;
    sendMessage(tabId: number, message: Broadcast, options: { frameId: number }): Promise<unknown>;
  };
}

type Toast = Omit<Extract<Broadcast, { type: "toast" }>, "type">;

/** Whether the rep was told how to turn notifications on; once is enough. */
const hinted = storedItem<boolean>("local", "notifications-hint", false);

/**
 * Where the rep is told just now: by the system, and as they chose it in the mail page that is before them. Where the system
 * shows nothing, nothing stands there.
 */
export async function openArea({ notifications, tabs }: AreaDeps): Promise<NotificationArea> {
  const { toasts } = await preferences.getValue();
  const isOff = (await notifications.getPermissionLevel()) === "denied";
  if (toasts === "never" ? !isOff : !isOff && toasts !== "always") return notifications;

  async function toast(message: Toast): Promise<boolean> {
    const url = [...gmailPages, ...outlookPages];
    const before = await tabs.query({ url, active: true, lastFocusedWindow: true });
    const [tab] = before.length > 0 ? before : await tabs.query({ url, active: true });
    if (tab?.id === undefined) return false;
    // Frames in the page would say the same.
    return tabs.sendMessage(tab.id, { type: "toast", ...message }, { frameId: 0 }).then(
      () => true,
      // A page in which nothing of ours runs yet.
      () => false,
    );
  }

  async function tellInPage(message: Toast): Promise<void> {
    if (toasts === "never" || !(await toast(message)) || !isOff || (await hinted.getValue()))
      return;
    const { notificationsOff, howToTurnOn } = notificationWords.get();
    await hinted.setValue(true);
    await toast({ messageId: null, title: notificationsOff, detail: howToTurnOn });
  }

  return {
    async create(id, options) {
      const messageId = mailOfNotification(id)?.messageId ?? null;
      await tellInPage({ messageId, title: options.title ?? "", detail: options.message ?? "" });
      if (!isOff) await notifications.create(id, options);
    },
    update: async (id, options) => !isOff && notifications.update(id, options),
    clear: async (id) => !isOff && notifications.clear(id),
    getAll: async () => (isOff ? {} : notifications.getAll()),
  };
}
