import type { Browser } from "wxt/browser";
import type { SightlineDatabase } from "../db/database.ts";
import { gmailPages, outlookPages } from "../mail/mail-hosts.ts";
import type { Broadcast } from "../messages.ts";
import { preferences } from "../preferences.ts";
import { storedItem } from "../stored-item.ts";
import { within } from "../sync/within.ts";
import { notificationWords } from "../words/notifications.ts";
import { after } from "../worker/timers.ts";
import { mailOfNotification, type MailNotification } from "./notification-id.ts";
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

/** A page that the browser has frozen answers when it is looked at again; other notifications do not wait for that. */
const ANSWERS_WITHIN_MS = 500;

/**
 * Where the rep is told just now: by the system, and as they chose it in the mail page that is before them. Where the system
 * shows nothing, nothing stands there.
 */
export async function openArea(
  { notifications, tabs }: AreaDeps,
  db: Pick<SightlineDatabase, "messages">,
): Promise<NotificationArea> {
  const { toasts } = await preferences.getValue();
  const isOff = (await notifications.getPermissionLevel()) === "denied";
  if (toasts === "never" ? !isOff : !isOff && toasts !== "always") return notifications;

  async function toast(message: Toast, about: MailNotification | null): Promise<boolean> {
    const mail = about === null ? undefined : await db.messages.get(about.messageId);
    const all = [...gmailPages, ...outlookPages];
    // What stands in a page can be read by its scripts, and another provider's have no business with the mail.
    const own = mail === undefined ? all : mail.mailClient === "gmail" ? gmailPages : outlookPages;
    for (const where of [{ lastFocusedWindow: true }, {}])
      for (const url of [own, all]) {
        const [tab] = await tabs.query({ url, active: true, ...where });
        if (tab?.id !== undefined)
          return say(tab.id, url === own ? message : nameless(message, about?.kind));
      }
    return false;
  }

  function say(tabId: number, message: Toast): Promise<boolean> {
    // Frames in the page would say the same.
    const said = tabs.sendMessage(tabId, { type: "toast", ...message }, { frameId: 0 }).then(
      () => true,
      // A page in which nothing of ours runs yet.
      () => false,
    );
    return within(after, ANSWERS_WITHIN_MS, said, false);
  }

  async function tellInPage(message: Toast, about: MailNotification | null): Promise<void> {
    if (toasts === "never" || !(await toast(message, about)) || !isOff) return;
    if (await hinted.getValue()) return;
    const { notificationsOff, howToTurnOn } = notificationWords.get();
    await hinted.setValue(true);
    await toast({ messageId: null, title: notificationsOff, detail: howToTurnOn }, null);
  }

  return {
    async create(id, options) {
      const about = mailOfNotification(id);
      const { title, message: detail } = options;
      await tellInPage({ messageId: about?.messageId ?? null, title, detail }, about);
      if (!isOff) await notifications.create(id, options);
    },
    update: async (id, options) => !isOff && notifications.update(id, options),
    clear: async (id) => !isOff && notifications.clear(id),
    getAll: async () => (isOff ? {} : notifications.getAll()),
  };
}

/** The same for a page of another provider's: neither who nor which mail. */
function nameless({ messageId }: Toast, kind: MailNotification["kind"] | undefined): Toast {
  const t = notificationWords.get();
  const isReminder = kind === "no-open" || kind === "no-answer";
  return { messageId, title: (isReminder ? t.moreReminders : t.moreMails)(1), detail: "" };
}
