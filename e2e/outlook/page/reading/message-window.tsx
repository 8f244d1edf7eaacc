import { createRoot } from "react-dom/client";
import type { ShownItem } from "../../wire.ts";
import { wholeDate } from "../dates.ts";
import { has } from "../options.ts";
import { openWindow } from "../shell/open-window.ts";
import { words } from "../words/words.ts";
import { BodyText } from "./body-text.tsx";
import { MessageView } from "./message-view.tsx";
import { named } from "./named.ts";
import { shortId } from "./short-id.ts";

/** The mail in a window of its own, with its answers. */
export function openInWindow(message: ShownItem): void {
  void openWindow(message.Subject || words.noSubject)?.then(({ root }) =>
    createRoot(root).render(<MessageWindow message={message} />),
  );
}

/** The mail for printing: all of it, nothing to press. */
export function print(message: ShownItem): void {
  void openWindow(message.Subject || words.noSubject)?.then(({ root }) =>
    createRoot(root).render(<PrintedMessage message={message} />),
  );
}

function MessageWindow({ message }: { readonly message: ShownItem }) {
  return (
    <div className="message-window">
      <div
        className="reading-pane"
        aria-label={words.readingPane}
        {...(has("reading-pane") ? { id: "ReadingPaneContainerId" } : {})}
      >
        <div role="heading" aria-level={2} className="conversation-subject">
          {message.Subject || words.noSubject}
        </div>
        <MessageView message={message} isOpen onToggle={() => undefined} />
      </div>
    </div>
  );
}

function PrintedMessage({ message }: { readonly message: ShownItem }) {
  const { From, ToRecipients, Subject, DateTimeSent, NormalizedBody } = message;
  const lines = [
    [words.from, named(From.Mailbox)],
    [words.sentOn, wholeDate(Date.parse(DateTimeSent))],
    [words.to, ToRecipients.map(named).join("; ")],
  ] as const;
  return (
    <div className="printed">
      <div className="printed-subject">{Subject}</div>
      {lines.map(([label, text]) => (
        <div key={label}>
          <b>{label}:</b> {text}
        </div>
      ))}
      <BodyText
        html={NormalizedBody.Value}
        id={`UniqueMessageBody_${shortId(message.ItemId.Id)}`}
      />
    </div>
  );
}
