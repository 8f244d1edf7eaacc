import type { Browser } from "wxt/browser";
import type { SightlineDatabase } from "../db/database.ts";
import type { MessageDocument } from "../db/message-document.ts";
import { hitDetail, hitTitle } from "./words.ts";

type NotificationOptions = Browser.notifications.NotificationCreateOptions;

export interface DeliverDeps {
  readonly db: Pick<SightlineDatabase, "messages" | "transaction">;
  readonly notifications: {
    create(id: string, options: NotificationOptions): Promise<unknown>;
  };
}

/** After a night with the browser closed, so many mails get a notification of their own; one more sums up the rest. */
const mostSingles = 3;

const iconUrl = "/icon/128.png";
const summaryId = "sightline:summary";
const idPrefix = "sightline:mail:";

/**
 * Shows what is due and then says so in the database. When the worker dies in between, the same notification is made
 * again under the same id, which replaces it: nothing is lost, nothing stands there twice.
 * @param paused true: nothing is shown, now or later.
 */
export async function deliverDue(deps: DeliverDeps, paused: boolean): Promise<void> {
  const due = (await deps.db.messages.where("due.at").above(0).toArray()).filter(
    (document) => document.recorded,
  );
  if (due.length === 0) return;
  if (!paused) {
    // The index gives the oldest first; the newest are worth a notification of their own.
    const rest = due.slice(0, -mostSingles);
    if (rest.length > 0) await deps.notifications.create(summaryId, summary(rest));
    for (const document of due.slice(-mostSingles)) {
      await deps.notifications.create(idPrefix + document.id, single(document));
    }
  }
  await deps.db.transaction("rw", deps.db.messages, async () => {
    const current = await deps.db.messages.bulkGet(due.map((document) => document.id));
    const shown = current.flatMap((document, index) =>
      // A hit that came meanwhile stays due.
      document !== undefined && isSame(document.due, due[index]?.due) ? [document] : [],
    );
    await deps.db.messages.bulkPut(shown.map((document) => ({ ...document, due: null })));
  });
}

/** The mail that a notification speaks of, or null for the summary and for what is not ours. */
export function mailOfNotification(notificationId: string): string | null {
  return notificationId.startsWith(idPrefix) ? notificationId.slice(idPrefix.length) : null;
}

function isSame(a: MessageDocument["due"], b: MessageDocument["due"] | undefined): boolean {
  return a?.at === b?.at && a?.kind === b?.kind && a?.link === b?.link;
}

function single(document: MessageDocument): NotificationOptions {
  const { kind, link, at } = document.due ?? { kind: "open", link: 0, at: 0 };
  return {
    type: "basic",
    iconUrl,
    title: hitTitle(document, kind, link),
    message: hitDetail(document, kind),
    eventTime: at,
  };
}

function summary(documents: readonly MessageDocument[]): NotificationOptions {
  const clicked = documents.filter((document) => document.due?.kind === "click").length;
  const mails = documents.length === 1 ? "1 more mail was" : `${documents.length} more mails were`;
  const clicks = clicked === 0 ? "" : `, ${clicked} of them clicked`;
  return {
    type: "basic",
    iconUrl,
    title: `${mails} opened${clicks}`,
    message: "Sightline’s button in the toolbar lists them.",
  };
}
