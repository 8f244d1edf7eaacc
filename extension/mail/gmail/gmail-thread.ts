import type { InboxSDK, MessageView, ThreadView } from "@inboxsdk/core";
import type { OpenThread, ThreadMessage } from "../mail-client.ts";
import { callSafely } from "../call-safely.ts";
import { destroySignal } from "./destroy-signal.ts";

/** An open thread of Gmail. Its messages become known as Gmail loads them. */
export async function gmailThread(sdk: InboxSDK, view: ThreadView): Promise<OpenThread> {
  const closed = destroySignal(view);
  const handlers = new Set<() => void>();
  let messages: readonly ThreadMessage[] = [];

  async function read(): Promise<void> {
    // A message may load when its thread is left already; InboxSDK then throws.
    const views = callSafely(() => (closed.aborted ? [] : view.getMessageViewsAll()), []);
    const read = await Promise.all(views.map(readMessage));
    if (closed.aborted) return;
    messages = read.filter((message) => message !== null);
    for (const handler of handlers) callSafely(handler, undefined);
  }

  const unregister = sdk.Conversations.registerMessageViewHandlerAll((message) => {
    if (message.getThreadView() !== view) return;
    void read();
    message.on("load", () => void read());
  });
  closed.addEventListener("abort", unregister);
  return {
    account: sdk.User.getEmailAddress(),
    threadId: await view.getThreadIDAsync(),
    closed,
    messages: () => messages,
    onMessages: (handler) => void handlers.add(handler),
  };
}

/** Null for what has no id or no sender yet, such as a draft. */
async function readMessage(view: MessageView): Promise<ThreadMessage | null> {
  try {
    const messageId = await view.getMessageIDAsync();
    const { emailAddress, name } = view.getSender();
    return {
      messageId,
      sender: emailAddress,
      senderName: name,
      contents: bodyOf(view),
      sentAt: sentAt(view),
    };
  } catch {
    return null;
  }
}

/** A message's body; null while Gmail shows no more than a line of it. */
export function bodyOf(view: MessageView): HTMLElement | null {
  try {
    return view.isLoaded() ? view.getBodyElement() : null;
  } catch {
    return null;
  }
}

/** Gmail shows the date in the rep's language; only some can be read. */
function sentAt(view: MessageView): number | null {
  const text = callSafely(() => view.getDateString(), "");
  const parsed = Date.parse(text.replaceAll("\u202F", " ").replace(" at ", " "));
  return Number.isNaN(parsed) ? null : parsed;
}
