import type { MailState } from "./mail-state.ts";

/** Which of the list's words says a state; the filters say the same. */
export const stateWords = {
  sent: "notOpened",
  unconfirmed: "unconfirmed",
  opened: "opened",
  clicked: "clicked",
  replied: "replied",
  undeliverable: "undeliverable",
  untracked: "untracked",
} as const satisfies Record<MailState, string>;
