import type { OpenThread, ThreadMessage } from "../mail-client.ts";
import { callSafely } from "../call-safely.ts";
import type { PaneMessage } from "./pane-messages.ts";

/** A conversation of which the page shows messages. */
export interface KnownThread {
  readonly offered: OpenThread;
  /** @param read its messages, the oldest first */
  readonly update: (read: readonly PaneMessage[]) => void;
  readonly close: () => void;
}

export function openThread(threadId: string): KnownThread {
  const controller = new AbortController();
  const handlers = new Set<() => void>();
  let messages: readonly ThreadMessage[] = [];
  return {
    offered: {
      account: "",
      threadId,
      closed: controller.signal,
      messages: () => messages,
      onMessages: (handler) => void handlers.add(handler),
    },
    update(read) {
      const next = threadMessages(read);
      const isNew =
        next.length !== messages.length || next.some((one, at) => !areEqual(one, messages[at]));
      messages = next;
      if (isNew) for (const handler of handlers) callSafely(handler, undefined);
    },
    close: () => controller.abort(),
  };
}

/** One whose sender the page does not say would pass for a delivery notice. */
function threadMessages(read: readonly PaneMessage[]): ThreadMessage[] {
  return read.flatMap(({ sender, messageId, body, sentAt }) =>
    sender === null
      ? []
      : [{ messageId, sender: sender.address, senderName: sender.name, contents: body, sentAt }],
  );
}

function areEqual(a: ThreadMessage, b: ThreadMessage | undefined): boolean {
  return (
    a.messageId === b?.messageId &&
    a.sender === b.sender &&
    a.senderName === b.senderName &&
    a.contents === b.contents &&
    a.sentAt === b.sentAt
  );
}
