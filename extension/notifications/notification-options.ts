import type { Browser } from "wxt/browser";
import type { MessageDocument } from "../db/message-document.ts";
import { notificationWords } from "../words/notifications.ts";
import type { Day } from "./day.ts";
import { hitDetail, hitTitle, inOneLine, personOf, type ToldHit } from "./told-hit.ts";
import { quotedSubject } from "./words.ts";

export type NotificationOptions = Browser.notifications.NotificationCreateOptions;

/** The system's notifications, as far as they are this extension's. */
export interface NotificationArea {
  create(id: string, options: NotificationOptions): Promise<unknown>;
  /** Changes the words of one that stands, without alerting. */
  update(id: string, options: NotificationOptions): Promise<unknown>;
  clear(id: string): Promise<unknown>;
  /** Those that stand on the screen or in the system's list, by id. */
  getAll(): Promise<Record<string, unknown>>;
}

/** A hit to tell of, with its mail. */
export interface News extends ToldHit {
  readonly document: MessageDocument;
  /** When it was received, in milliseconds since 1970. */
  readonly at: number;
}

/** What every notification has; the system shows at most two buttons. */
export function basic(
  title: string,
  message: string,
  eventTime: number,
  buttons: readonly string[] = [],
): NotificationOptions {
  return {
    type: "basic",
    iconUrl: "/icon/128.png",
    title,
    message,
    eventTime,
    ...(buttons.length > 0 && { buttons: buttons.map((button) => ({ title: button })) }),
  };
}

export function single(news: News): NotificationOptions {
  const { openMail, muteMail } = notificationWords.get();
  const title = hitTitle(news.document, news);
  return basic(title, hitDetail(news.document, news), news.at, [openMail, muteMail]);
}

/** Of a mail that is read often, everything of the day. */
export function daySummary(document: MessageDocument, day: Day): NotificationOptions {
  const t = notificationWords.get();
  const told = { name: personOf(document), subject: quotedSubject(document) };
  const title = day.opens > 0 ? t.openedToday(day.opens, told) : t.clickedToday(day.clicks, told);
  const detail = inOneLine([
    ...(day.opens > 0 && day.clicks > 0 ? [t.clicksToday(day.clicks)] : []),
    ...(day.unsure > 0 ? [t.perhapsOfThem(day.unsure)] : []),
    t.countedSilently,
  ]);
  return basic(title, detail, day.newest, [t.openMail, t.muteMail]);
}

/**
 * Of several mails.
 * @param wereQuiet all of it came in quiet hours
 */
export function summary(news: readonly News[], wereQuiet = false): NotificationOptions {
  const t = notificationWords.get();
  const clicked = news.filter(({ kind }) => kind === "click").length;
  const unsure = news.filter(({ isSure }) => !isSure).length;
  const detail = inOneLine([
    ...(clicked > 0 ? [t.clickedOfThem(clicked)] : []),
    ...(unsure > 0 ? [t.perhapsOfThem(unsure)] : []),
    t.whereTheyAre,
  ]);
  const title = (wereQuiet ? t.mailsInQuietHours : t.moreMails)(news.length);
  return basic(title, detail, Math.max(...news.map(({ at }) => at)));
}
