import { browser } from "wxt/browser";
import {
  type FromFrame,
  type KeyQuestion,
  portMessageSchema,
  type ToFrame,
  toFrameSchema,
} from "./protocol.ts";

/** The page about a frame, as the frame's side sees it. */
export interface PageLink {
  tell(message: FromFrame): void;
}

/**
 * For the extension's page in a frame: waits for the content script that made the frame, and hears it from then on. A page
 * that puts the frame into itself gets nothing shown in it: its key is no content script's. To be called as soon as the
 * frame's script runs, since the content script gives its port when the frame has loaded.
 * @param heard every message of the content script's, in order
 */
export async function linkToPage(heard: (message: ToFrame) => void): Promise<PageLink> {
  const port = await firstTruePort();
  port.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    const message = toFrameSchema.safeParse(data);
    if (message.success) heard(message.data);
  });
  port.start();
  return { tell: (message) => port.postMessage(message) };
}

function firstTruePort(): Promise<MessagePort> {
  return new Promise((resolve) => {
    const receive = async ({ data, ports, source }: MessageEvent<unknown>): Promise<void> => {
      const [port] = ports;
      const offer = portMessageSchema.safeParse(data);
      if (source !== parent || port === undefined || !offer.success) return;
      if (!(await isContentScripts(offer.data.sightlineInset))) return;
      removeEventListener("message", listener);
      resolve(port);
    };
    const listener = (event: MessageEvent<unknown>): void => void receive(event);
    addEventListener("message", listener);
  });
}

/** Content scripts share no memory with the page, and only the extension can ask them. */
async function isContentScripts(key: string): Promise<boolean> {
  const question: KeyQuestion = { type: "is-inset-key", key };
  try {
    const tab = await browser.tabs.getCurrent();
    if (tab?.id === undefined) return false;
    return (await browser.tabs.sendMessage(tab.id, question)) === true;
  } catch {
    return false;
  }
}
