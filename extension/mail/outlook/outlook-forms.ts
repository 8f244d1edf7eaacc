import type { ComposeWindow, MailClient, MissedSend } from "../mail-client.ts";
import type { FollowSends } from "../../sends/follow-sends.ts";

export interface FormsOptions {
  readonly page: Document;
  readonly account: () => string;
  readonly openConversation: (within: Element) => string | null;
  readonly followSends: FollowSends;
  readonly off: (feature: "confirmation") => void;
}

/** Watches what mail is written in a page. */
export function watchForms(_options: FormsOptions): Pick<MailClient, "onCompose" | "onMissedSend"> {
  return {
    onCompose(_handler: (compose: ComposeWindow) => void) {},
    onMissedSend(_handler: (reason: MissedSend) => void) {},
  };
}
