import type { MailClient, MailFeature } from "../mail-client.ts";

/** What the page shows of mail to be read. */
export interface Reading extends Pick<MailClient, "onThread" | "onMessage" | "onMailPage"> {
  /**
   * The conversation that is open, as `ListRow.threadId` names it; null where the page does not say so.
   * @param within a form of a reply that stands in it
   */
  readonly openConversation: (within: Element) => string | null;
}

/** Watches the reading pane of a page. */
export function watchReading(_page: Document, _off: (feature: MailFeature) => void): Reading {
  return {
    onThread() {},
    onMessage() {},
    onMailPage() {},
    openConversation: () => null,
  };
}
