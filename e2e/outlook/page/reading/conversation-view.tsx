import { useState } from "react";
import { openStored } from "../compose/open-draft.ts";
import { has } from "../options.ts";
import { type Opened, pageState } from "../page-state.ts";
import { useStore } from "../store.ts";
import { words } from "../words/words.ts";
import { AnswerableMessage } from "./answerable-message.tsx";
import { shortId } from "./short-id.ts";

/** Subject and mails, newest on top, as is Outlook's default. The newest is open; older ones are lines until they are pressed. */
export function ConversationView({ opened }: { readonly opened: Opened }) {
  const { drafts } = useStore(pageState);
  const newest = opened.messages.at(-1)?.ItemId.Id;
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string): void => {
    const others = new Set(unfolded);
    if (!others.delete(id)) others.add(id);
    setUnfolded(others);
  };
  return (
    <>
      <div className="conversation-head">
        <div
          role="heading"
          aria-level={2}
          className="conversation-subject"
          title={opened.subject}
          {...(has("reading-pane") ? { id: `CONV_${shortId(opened.conversationId)}_SUBJECT` } : {})}
        >
          <span>{opened.subject || words.noSubject}</span>
        </div>
      </div>
      <div className="conversation">
        {opened.drafts
          .filter(({ ItemId }) => drafts.every(({ itemId }) => itemId !== ItemId.Id))
          .map((draft) => (
            <button
              key={draft.ItemId.Id}
              type="button"
              className="draft-line"
              data-standin="draft-line"
              onClick={() => void openStored(draft.ItemId.Id)}
            >
              <span className="draft-mark">{words.draftMark}</span> {draft.Preview}
            </button>
          ))}
        {opened.messages.toReversed().map((message) => {
          const id = message.ItemId.Id;
          return (
            <AnswerableMessage
              key={id}
              message={message}
              isOpen={(id === newest) !== unfolded.has(id)}
              onToggle={() => toggle(id)}
            />
          );
        })}
      </div>
    </>
  );
}
