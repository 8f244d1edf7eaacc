import type { ThreadMessage } from "../mail/mail-client.ts";

type Sender = Pick<ThreadMessage, "sender" | "senderName">;

/** Who the rep is in a thread: the mailbox's address, and whoever sent a tracked mail, since the rep may send under an alias. */
export interface OwnSenders {
  add(message: Sender): void;
  has(message: Sender): boolean;
  readonly isEmpty: () => boolean;
}

/**
 * Goes by addresses; by names only where one of two mails does not say its address, as folded mails and those of one's own
 * organisation may not.
 * @param account "" where the page does not say it
 */
export function ownSenders(account: string): OwnSenders {
  const senders = new Set(account === "" ? [] : [plain(account)]);
  const names = new Set<string>();
  return {
    add({ sender, senderName }) {
      if (sender !== "") senders.add(plain(sender));
      if (senderName !== "") names.add(plain(senderName));
    },
    has({ sender, senderName }) {
      if (senders.has(plain(sender))) return true;
      if (!sender.includes("@")) return names.has(plain(sender));
      return senderName !== "" && senders.has(plain(senderName));
    },
    isEmpty: () => senders.size === 0,
  };
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}
