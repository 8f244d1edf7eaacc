import type { InsetFrame } from "./frame.ts";
import { openFrame, type Opened } from "./popover.ts";

/** Which conversation, and which of its messages first; null: the newest. */
export interface DrawerOf {
  readonly threadId: string;
  readonly mailMessageId: string | null;
}

/** What stands at the page's edge: the timeline of a conversation. */
export interface Drawer {
  /** Opens it with this, shows this in it, or closes it where the same button opened it with the same. */
  toggle(of: DrawerOf, button: HTMLElement): void;
  /** A conversation came before the rep: an open drawer goes on to it. */
  follow(threadId: string, closed: AbortSignal): void;
  close(): void;
}

/** Below what pages have at their top; higher than this it is no bar any more. */
const TALLEST_BAR = 160;
/** Between two conversations pages show none for a moment. */
const BETWEEN_MS = 600;
const EDITED = "input, textarea, select, [contenteditable=true], [contenteditable=plaintext-only]";

/**
 * It lies over the page, which keeps its width. It stays open while the rep works in the page, goes with the conversation
 * that is read, and closes when none is.
 */
export function makeDrawer(frame: InsetFrame): Drawer {
  let opened: { readonly button: HTMLElement; readonly drawer: Opened; of: DrawerOf } | null = null;
  let leaving: ReturnType<typeof setTimeout> | undefined;

  function place(): boolean {
    const bar = document.querySelector("header, [role=banner]")?.getBoundingClientRect();
    const top = bar === undefined || bar.bottom > TALLEST_BAR ? 0 : Math.max(0, bar.bottom);
    frame.host.style.setProperty("--top", `${top}px`);
    return true;
  }

  function open(of: DrawerOf, button: HTMLElement): void {
    const drawer = openFrame(frame, {
      view: { view: "thread", ...of },
      beside: button,
      words: "",
      focus: true,
      place,
      // Who writes takes Escape for the page's.
      ownsEscape: () => document.activeElement?.matches(EDITED) !== true,
      heard: (message) => {
        if (message.type === "open-thread") show(message);
      },
    });
    const now = { button, drawer, of };
    opened = now;
    drawer.closed.addEventListener("abort", () => {
      clearTimeout(leaving);
      if (opened === now) opened = null;
    });
  }

  function show({ threadId, mailMessageId }: DrawerOf, focus = true): void {
    if (opened === null) return;
    opened.of = { threadId, mailMessageId };
    opened.drawer.again({ view: { view: "thread", ...opened.of }, focus });
  }

  return {
    toggle(of, button) {
      const before = opened;
      if (before === null) return open(of, button);
      const isSame =
        before.of.threadId === of.threadId && before.of.mailMessageId === of.mailMessageId;
      before.drawer.close(isSame && before.button === button);
      if (!isSame || before.button !== button) open(of, button);
    },
    follow(threadId, closed) {
      clearTimeout(leaving);
      if (opened !== null && opened.of.threadId !== threadId)
        show({ threadId, mailMessageId: null }, false);
      closed.addEventListener("abort", () => {
        if (opened?.of.threadId !== threadId) return;
        clearTimeout(leaving);
        leaving = setTimeout(() => opened?.drawer.close(false), BETWEEN_MS);
      });
    },
    close: () => opened?.drawer.close(false),
  };
}
