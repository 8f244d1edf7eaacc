import type { OpenMessage } from "../../mail/mail-client.ts";
import type { BackgroundLink } from "../background-link.ts";
import type { TrackingSettings } from "../settings.ts";
import type { StatusBook } from "../status-book.ts";
import { followExplanation } from "./explanation.ts";
import { panelContent } from "./panel-content.ts";
import { openPanelFrame, type PanelFrame } from "./panel-frame.ts";

export interface PanelOptions {
  readonly link: Pick<BackgroundLink, "explainMessage" | "correctHit">;
  readonly book: Pick<StatusBook, "follow">;
  readonly settings: Pick<TrackingSettings, "readiness" | "countUnconfirmed">;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The panels of a page, of which one is open at most. */
export interface Panels {
  /** Opens what became of a message beside its mark, or closes it where it is open. */
  toggle(
    message: Pick<OpenMessage, "threadId" | "messageId" | "closed">,
    button: HTMLElement,
  ): void;
}

export function makePanels({ link, book, settings, now }: PanelOptions): Panels {
  let current: { readonly button: HTMLElement; readonly frame: PanelFrame } | null = null;

  function open(
    message: Pick<OpenMessage, "threadId" | "messageId" | "closed">,
    button: HTMLElement,
  ): void {
    const frame = openPanelFrame(button, "What became of this mail");
    current = { button, frame };
    message.closed.addEventListener("abort", () => frame.close(false), { signal: frame.closed });
    frame.closed.addEventListener("abort", () => {
      if (current?.frame === frame) current = null;
    });
    const options = {
      isReloaded: () => settings.readiness().state === "reloaded",
      countUnconfirmed: () => settings.countUnconfirmed(),
      now,
    };
    followExplanation({
      mail: message,
      link,
      book,
      signal: frame.closed,
      show: (state, actions) => frame.show(panelContent(state, { ...options, actions })),
    });
  }

  return {
    toggle(message, button) {
      const before = current;
      before?.frame.close(before.button === button);
      if (before?.button !== button) open(message, button);
    },
  };
}
