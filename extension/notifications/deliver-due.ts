import type { Browser } from "wxt/browser";
import type { SightlineDatabase } from "../db/database.ts";
import type { MessageDocument } from "../db/message-document.ts";
import { hitDetail, hitTitle } from "./words.ts";

type NotificationOptions = Browser.notifications.NotificationCreateOptions;

export interface DeliverDeps {
  readonly db: Pick<SightlineDatabase, "messages" | "transaction">;
  readonly notifications: {
    create(id: string, options: NotificationOptions): Promise<unknown>;
    clear(id: string): Promise<unknown>;
    /** Those that stand on the screen or in the system's list, by id. */
    getAll(): Promise<Record<string, unknown>>;
  };
}

/** After a night with the browser closed, so many mails get a notification of their own; one more sums up the rest. */
const mostSingles = 3;

const iconUrl = "/icon/128.png";
const summarySubject = "sightline:summary:";
const mailSubject = "sightline:mail:";

/**
 * Shows what is due and then says so in the database. When the worker dies in between, what was shown is known by its
 * id, as long as it stands there: nothing is lost, and nothing alerts twice.
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
    if (rest.length > 0) await show(deps, summarySubject, summary(rest));
    for (const document of due.slice(-mostSingles)) {
      await show(deps, `${mailSubject}${document.id}:`, single(document));
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

/**
 * One notification stands for each subject. Its id also tells of which hit, because Chrome alerts again when one is made
 * a second time under its id.
 */
async function show(
  { notifications }: DeliverDeps,
  subject: string,
  options: NotificationOptions,
): Promise<void> {
  const id = `${subject}${options.eventTime}`;
  const standing = Object.keys(await notifications.getAll());
  if (standing.includes(id)) return;
  const older = standing.filter((other) => other.startsWith(subject));
  await Promise.all(older.map((other) => notifications.clear(other)));
  await notifications.create(id, options);
}

/** The mail that a notification speaks of, or null for the summary and for what is not ours. */
export function mailOfNotification(notificationId: string): string | null {
  if (!notificationId.startsWith(mailSubject)) return null;
  return notificationId.slice(mailSubject.length).split(":")[0] ?? null;
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
    eventTime: Math.max(...documents.map((document) => document.due?.at ?? 0)),
  };
}
