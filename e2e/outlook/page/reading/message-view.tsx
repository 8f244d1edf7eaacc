import type { ReactNode } from "react";
import type { EmailAddress, ShownItem } from "../../wire.ts";
import { wholeDate } from "../dates.ts";
import { has } from "../options.ts";
import { Avatar } from "../shell/avatar.tsx";
import { words } from "../words/words.ts";
import { MessageBody } from "./message-body.tsx";
import { named } from "./named.ts";
import { shortId } from "./short-id.ts";

interface Props {
  readonly message: ShownItem;
  readonly isOpen: boolean;
  /** A press on its head. */
  readonly onToggle: () => void;
  /** Its buttons. */
  readonly children?: ReactNode;
}

/** One mail: a line, or all of it. */
export function MessageView({ message, isOpen, onToggle, children }: Props) {
  const id = shortId(message.ItemId.Id);
  const sender = message.From.Mailbox;
  return (
    <div className="message" aria-label={words.message} data-standin="message">
      {/* Folding and unfolding draw another head. */}
      <div
        key={String(isOpen)}
        className="message-head"
        role="button"
        tabIndex={0}
        aria-expanded={isOpen}
        data-standin="message-head"
        onClick={onToggle}
        onKeyDown={(event) => {
          if (event.key === "Enter" || event.key === " ") onToggle();
        }}
      >
        <Avatar name={has("senders") ? sender.Name || sender.EmailAddress : "?"} />
        <div className="message-people">
          {has("senders") && <Sender id={id} sender={sender} />}
          {isOpen ? (
            <Recipients id={id} message={message} />
          ) : (
            <div className="folded-text">{message.Preview}</div>
          )}
        </div>
        <div
          className="message-date"
          role="heading"
          aria-level={3}
          data-testid="SentReceivedSavedTime"
          id={`MSG_${id}_DATETIME`}
        >
          {wholeDate(Date.parse(message.DateTimeSent))}
        </div>
      </div>
      {isOpen && children}
      {isOpen && <MessageBody message={message} />}
    </div>
  );
}

function Sender({ id, sender }: { readonly id: string; readonly sender: EmailAddress }) {
  const text = named(sender);
  return (
    <span role="heading" aria-level={3} className="sender" id={`MSG_${id}_FROM`}>
      <span className="OZZZK" aria-label={`${words.from}: ${text}`}>
        <span className="lpc-hoverTarget" dir="auto" data-lpc-hover-target-id={`lpc-from-${id}`}>
          {text}
        </span>
      </span>
    </span>
  );
}

function Recipients({ id, message }: { readonly id: string; readonly message: ShownItem }) {
  const lines: readonly (readonly [label: string, people: readonly EmailAddress[]])[] = [
    [words.to, message.ToRecipients],
    [words.cc, message.CcRecipients],
    [words.bcc, message.BccRecipients],
  ];
  return (
    <div
      data-testid="RecipientWell"
      className="message-recipients"
      role="heading"
      aria-level={3}
      id={`MSG_${id}_TO`}
    >
      {lines
        .filter(([, people]) => people.length > 0)
        .map(([label, people]) => (
          <div key={label} aria-label={`${label}: ${people.map(named).join("; ")}`}>
            {label}:{" "}
            {people.map((person, index) => (
              <span key={person.EmailAddress}>
                {index > 0 && "; "}
                <span className="lpc-hoverTarget" dir="auto">
                  {named(person)}
                </span>
              </span>
            ))}
          </div>
        ))}
    </div>
  );
}
