import type { InsetFrame } from "./frame.ts";
import { type Opened, openPopover } from "./popover.ts";
import type { ComposeChange, ComposeMenu } from "./protocol.ts";

/** What a compose window puts into its menu. */
export interface OpenableMenu {
  state(): ComposeMenu;
  /** Runs whenever `state()` gives something else. */
  onState(handler: () => void, until: AbortSignal): void;
  change(change: ComposeChange): void;
  /** Aborted when the window is gone. */
  readonly closed: AbortSignal;
}

/** Opens the menu of a mail that is being written beside its button, or closes it where it is open. */
export type OpenMenu = (button: HTMLElement, menu: OpenableMenu) => void;

export function makeMenu(frame: InsetFrame): OpenMenu {
  let opened: { readonly button: HTMLElement; readonly popover: Opened } | null = null;
  return (button, menu) => {
    const before = opened;
    before?.popover.close(before.button === button);
    if (before?.button === button || menu.closed.aborted) return;
    const popover = openPopover(frame, {
      view: { view: "compose", menu: menu.state() },
      beside: button,
      words: "",
      focus: true,
      heard(message) {
        if (message.type === "compose-change") menu.change(message.change);
      },
    });
    opened = { button, popover };
    menu.onState(
      () => popover.again({ view: { view: "compose", menu: menu.state() }, focus: false }),
      popover.closed,
    );
    menu.closed.addEventListener("abort", () => popover.close(false), { signal: popover.closed });
    popover.closed.addEventListener("abort", () => {
      if (opened?.popover === popover) opened = null;
    });
  };
}
