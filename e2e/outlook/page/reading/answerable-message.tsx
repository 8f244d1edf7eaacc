import type { ShownItem } from "../../wire.ts";
import { ComposeForm } from "../compose/compose-form.tsx";
import { openResponse } from "../compose/open-draft.ts";
import { popOut } from "../compose/popout.tsx";
import { pageState } from "../page-state.ts";
import { Icon, type IconName } from "../shell/icon.tsx";
import { useStore } from "../store.ts";
import { words } from "../words/words.ts";
import { MessageView } from "./message-view.tsx";
import { openInWindow, print } from "./message-window.tsx";

interface Props {
  readonly message: ShownItem;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** One mail of the open conversation with its buttons, and above it the answer that is being written. */
export function AnswerableMessage({ message, isOpen, onToggle }: Props) {
  const { drafts } = useStore(pageState);
  const answer = drafts.findLast(
    ({ reference, store }) =>
      reference?.itemId === message.ItemId.Id && store.get().place === "inline",
  );
  return (
    <>
      {answer !== undefined && (
        <ComposeForm key={answer.clientId} draft={answer} onPopOut={() => popOut(answer)} />
      )}
      <MessageView message={message} isOpen={isOpen} onToggle={onToggle}>
        <Actions message={message} />
      </MessageView>
    </>
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
