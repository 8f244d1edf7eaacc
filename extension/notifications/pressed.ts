import { editMails } from "../db/edit-mails.ts";
import type { SightlineDatabase } from "../db/database.ts";
import type { MessageId } from "../../shared/ids.ts";
import { mailOfNotification } from "./notification-id.ts";
import type { NotificationArea } from "./notification-options.ts";
import { awaited } from "./reminders.ts";

export interface PressedDeps {
  readonly db: SightlineDatabase;
  readonly notifications: Pick<NotificationArea, "clear">;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly openMail: (id: MessageId) => Promise<unknown>;
  /** Shows all mails. */
  readonly openMails: () => Promise<unknown>;
  /** After something was changed of mails in these threads. */
  readonly onChanged: (threadIds: readonly string[]) => void;
}

/** What happens when the rep presses a notification, or one of its buttons. Either way it has done its work and goes. */
export interface Pressed {
  readonly notification: (id: string) => Promise<void>;
  /** @param button its place, from 0: to open the mail; then to mute it, or to be reminded once more. */
  readonly button: (id: string, button: number) => Promise<void>;
}

const dayMs = 24 * 3_600_000;

export function createPressed(deps: PressedDeps): Pressed {
  const { db, notifications } = deps;
  return {
    async notification(id) {
      await notifications.clear(id);
      const mail = mailOfNotification(id);
      await (mail === null ? deps.openMails() : deps.openMail(mail.messageId));
    },
    async button(id, button) {
      await notifications.clear(id);
      const mail = mailOfNotification(id);
      if (mail === null) return;
      if (button === 0) {
        await deps.openMail(mail.messageId);
        return;
      }
      const unless = awaited(id);
      const change =
        unless === null ? { muted: true } : { remind: { at: deps.now() + dayMs, unless } };
      await editMails(db, { messageIds: [mail.messageId], change });
      deps.onChanged([]);
    },
  };
}
