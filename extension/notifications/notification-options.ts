import type { Browser } from "wxt/browser";
import type { MessageDocument } from "../db/message-document.ts";
import { hitDetail, hitTitle, type ToldHit } from "./words.ts";

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

const common = { type: "basic", iconUrl: "/icon/128.png" } as const;

export function single(news: News): NotificationOptions {
  return {
    ...common,
    title: hitTitle(news.document, news),
    message: hitDetail(news.document, news),
    eventTime: news.at,
  };
}

export function summary(news: readonly News[]): NotificationOptions {
  const mails = news.length === 1 ? "1 more mail was" : `${news.length} more mails were`;
  const clicked = news.filter(({ kind }) => kind === "click").length;
  const unsure = news.filter(({ isSure }) => !isSure).length;
  return {
    ...common,
    title: `${mails} opened${ofThem(clicked, "clicked")}${ofThem(unsure, "perhaps")}`,
    message: "Sightline’s button in the toolbar lists them.",
    eventTime: Math.max(...news.map(({ at }) => at)),
  };
}

function ofThem(count: number, what: string): string {
  return count === 0 ? "" : `, ${count} of them ${what}`;
}
