import type { MailFeature, OpenMessage, OpenThread } from "../mail-client.ts";
import { watchReading } from "./outlook-reading.ts";

/** Two conversations. */
export const A = `AAQk${"a".repeat(40)}=`;
export const B = `AAQk${"b".repeat(40)}=`;

/** The message id that is the bytes of this letter. */
export const idOf = (letter: string): string => btoa(letter.repeat(8)).replace(/=+$/, "");

function tokenOf(letter: string, mintedAt: number, link = 0): string {
  const seconds = Math.floor(mintedAt / 1000);
  const time = [24, 16, 8, 0].map((bits) => String.fromCharCode((seconds >>> bits) & 255)).join("");
  const rest = `\u0000${String.fromCharCode(link)}${"\u0000".repeat(9)}`;
  return btoa(`\u0001${letter.repeat(8)}${time}${rest}`)
    .replaceAll("+", "-")
    .replaceAll("/", "_");
}

/** The pixel of that message, made then (milliseconds since 1970). */
export const pixel = (letter: string, mintedAt = 0): string =>
  `<img src="https://t.example.com/o/abcdefghijk/${tokenOf(letter, mintedAt)}.gif">`;

/** A wrapped link of that message, made then. */
export const wrappedLink = (letter: string, mintedAt = 0): string =>
  `<a href="https://t.example.com/c/abcdefghijk/${tokenOf(letter, mintedAt, 1)}/s/shop.example/">shop</a>`;

/** @throws where there is none */
export function find(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (element === null) throw new Error(`no ${selector}`);
  return element;
}

/** A message as the page shows it; `body` null: folded. */
interface Words {
  readonly key?: string;
  readonly from?: string;
  readonly time?: string;
  readonly body?: string | null;
}

function message({
  key = "k1",
  from = "Ruth Rep",
  time = "Sat 11/21/2026 3:14 PM",
  body = "<p>Hello</p>",
}: Words): string {
  const shown =
    body === null ? "" : `<div id="UniqueMessageBody_${key}" role="document">${body}</div>`;
  const sender = from.replace("<", "&lt;");
  return `<div><span role="heading" id="MSG_${key}_FROM"><span aria-label="From: ${sender}">${sender}</span></span><div id="MSG_${key}_DATETIME" data-testid="SentReceivedSavedTime">${time}</div>${shown}</div>`;
}

/** A page of Outlook with a list and a reading pane, and what the adapter makes of it. For tests. */
export class ReadingPage {
  controller = new AbortController();
  messages: OpenMessage[] = [];
  readonly threads: OpenThread[] = [];
  readonly off: MailFeature[] = [];
  readonly list: HTMLElement;
  readonly pane: HTMLElement;
  readonly reading = watchReading(document, (feature) => {
    if (!this.off.includes(feature)) this.off.push(feature);
  });

  constructor() {
    document.documentElement.lang = "en-US";
    document.body.innerHTML = `<div role="listbox"></div><div id="ReadingPaneContainerId"></div>`;
    this.list = find("[role=listbox]");
    this.pane = find("#ReadingPaneContainerId");
  }

  watch(): void {
    const { signal } = this.controller;
    this.reading.onMessage((one) => void this.messages.push(one), signal);
    this.reading.onThread((one) => void this.threads.push(one), signal);
  }

  select(convid: string, subject = "Offer"): void {
    this.list.innerHTML = `<div role="option" data-convid="${convid}" aria-selected="true"><span>${subject}</span></div>`;
  }

  show(...shown: readonly Words[]): void {
    this.pane.innerHTML = `<div role="heading" id="CONV_1_SUBJECT">Offer</div>${shown.map(message).join("")}`;
  }

  openNow(): OpenMessage[] {
    return this.messages.filter(({ closed }) => !closed.aborted);
  }

  ids(): string[] {
    return this.openNow().map(({ messageId }) => messageId);
  }
}
