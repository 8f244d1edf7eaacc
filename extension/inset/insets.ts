import { browser } from "wxt/browser";
import { type Card, makeCard } from "./card.ts";
import { type Drawer, makeDrawer } from "./drawer.ts";
import { makeInsetFrame } from "./frame.ts";
import { makeMenu, type OpenMenu } from "./menu.ts";
import { isKeyQuestion } from "../own-scripts.ts";

/** The extension's page that stands in frames within pages of mail clients. */
const INSET_PAGE = "/inset.html";

/** What Sightline shows over the page of a mail client. */
export interface Insets {
  readonly card: Card;
  readonly drawer: Drawer;
  readonly openMenu: OpenMenu;
}

/**
 * Everything of one page; nothing is loaded before it is wanted.
 * @param signal aborted when the extension was reloaded: its frames are dead then
 */
export function openInsets(signal: AbortSignal): Insets {
  const key = crypto.randomUUID();
  browser.runtime.onMessage.addListener((message: unknown, _sender, answer) => {
    if (isKeyQuestion(message) && message.key === key) answer(true);
  });
  const url = (): string | null =>
    signal.aborted || browser.runtime.id === undefined
      ? null
      : `chrome-extension://${browser.runtime.id}${INSET_PAGE}`;
  const drawerFrame = makeInsetFrame("thread", key, url);
  const drawer = makeDrawer(drawerFrame);
  const card = makeCard(makeInsetFrame("card", key, url), (message, mark) => {
    if (message.type === "open-thread") drawer.toggle(message, mark);
  });
  const openMenu = makeMenu(makeInsetFrame("compose", key, url));
  signal.addEventListener("abort", () => {
    card.close();
    drawer.close();
  });
  return { card, drawer, openMenu };
}
