import { ComposeForm } from "../compose/compose-form.tsx";
import { openResponse } from "../compose/open-draft.ts";
import { wholeDate } from "../dates.ts";
import { has } from "../options.ts";
import { pageState } from "../page-state.ts";
import type { EmailAddress, ShownItem } from "../../wire.ts";
import { Avatar } from "../shell/avatar.tsx";
import { Icon, type IconName } from "../shell/icon.tsx";
import { useStore } from "../store.ts";
import { words } from "../words/words.ts";
import { named } from "./named.ts";
import { shortId } from "./short-id.ts";
import { MessageBody } from "./message-body.tsx";
import { openInWindow, print } from "./message-window.tsx";

interface Props {
  readonly message: ShownItem;
  readonly isOpen: boolean;
  /** In a window of its own, where nothing is answered. */
  readonly isAlone?: boolean;
  /** A press on its head. */
  readonly onToggle: () => void;
}

/** One mail of an open conversation: a line, or all of it. */
export function MessageView({ message, isOpen, isAlone = false, onToggle }: Props) {
  const { drafts } = useStore(pageState);
  const answer = drafts.findLast(
    ({ reference, store }) =>
      reference?.itemId === message.ItemId.Id && store.get().place === "inline",
  );
  const sender = message.From.Mailbox;
  return (
    <>
      {answer !== undefined && !isAlone && <ComposeForm key={answer.clientId} draft={answer} />}
      <div className="message" aria-label={words.message} data-standin="message">
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events */}
        <div
          className="message-head"
          role="button"
          tabIndex={0}
          aria-expanded={isOpen}
          data-standin="message-head"
          onClick={onToggle}
        >
          <Avatar name={has("senders") ? sender.Name || sender.EmailAddress : "?"} />
          <div className="message-people">
            <Sender message={message} />
            {isOpen && <Recipients message={message} />}
            {!isOpen && <div className="folded-text">{message.Preview}</div>}
          </div>
          <div
            className="message-date"
            role="heading"
            aria-level={3}
            data-testid="SentReceivedSavedTime"
            id={`MSG_${shortId(message.ItemId.Id)}_DATETIME`}
          >
            {wholeDate(Date.parse(message.DateTimeSent))}
          </div>
        </div>
        {isOpen && !isAlone && <Actions message={message} />}
        {isOpen && <MessageBody message={message} />}
      </div>
    </>
  );
}

function Sender({ message }: { readonly message: ShownItem }) {
  if (!has("senders")) return null;
  const text = named(message.From.Mailbox);
  return (
    <span
      role="heading"
      aria-level={3}
      className="sender"
      id={`MSG_${shortId(message.ItemId.Id)}_FROM`}
    >
      <span className="OZZZK" aria-label={`${words.from}: ${text}`}>
        <span
          className="lpc-hoverTarget"
          data-lpc-hover-target-id={`lpc-${message.ItemId.Id.slice(-8)}`}
        >
          {text}
        </span>
      </span>
    </span>
  );
}

function Recipients({ message }: { readonly message: ShownItem }) {
  const lines: readonly (readonly [label: string, people: readonly EmailAddress[]])[] = [
    [words.to, message.ToRecipients],
    [words.cc, message.CcRecipients],
    [words.bcc, message.BccRecipients],
  ];
  return (
    <div data-testid="RecipientWell" className="message-recipients">
      {lines
        .filter(([, people]) => people.length > 0)
        .map(([label, people]) => (
          <div key={label} aria-label={`${label}: ${people.map(named).join("; ")}`}>
            {label}:{" "}
            {people.map((person, index) => (
              <span key={person.EmailAddress}>
                {index > 0 && "; "}
                <span className="lpc-hoverTarget" title={person.EmailAddress}>
                  {named(person)}
                </span>
              </span>
            ))}
          </div>
        ))}
    </div>
  );
}

function Actions({ message }: { readonly message: ShownItem }) {
  const buttons: readonly (readonly [IconName, string, string, () => void])[] = [
    ["reply", "reply", words.reply, () => void openResponse("Reply", message)],
    ["reply-all", "reply-all", words.replyAll, () => void openResponse("ReplyAll", message)],
    ["forward", "forward", words.forward, () => void openResponse("Forward", message)],
    ["print", "print", words.print, () => print(message)],
    ["window", "open-window", words.openWindow, () => openInWindow(message)],
  ];
  return (
    <div className="message-actions" role="toolbar">
      {buttons.map(([icon, name, label, press]) => (
        <button
          key={name}
          type="button"
          className="fui-Button quiet"
          data-standin={name}
          aria-label={label}
          title={label}
          onClick={press}
        >
          <Icon name={icon} />
        </button>
      ))}
    </div>
  );
}
