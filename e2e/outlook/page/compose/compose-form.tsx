import { type KeyboardEvent, useState } from "react";
import { clockTime } from "../dates.ts";
import { has } from "../options.ts";
import { Icon } from "../shell/icon.tsx";
import { useStore } from "../store.ts";
import { words } from "../words/words.ts";
import { currentBody, type Draft } from "./draft.ts";
import { FramedEditor } from "./framed-editor.tsx";
import { expandQuote } from "./open-draft.ts";
import { PlainEditor } from "./plain-editor.tsx";
import { RecipientWell } from "./recipient-well.tsx";
import { RichEditor } from "./rich-editor.tsx";
import { closeDraft, discardDraft, draftChanged } from "./save-draft.ts";
import { SendButton } from "./send-button.tsx";
import { ask, pressSend } from "./send-draft.ts";
import { textOfHtml } from "./text-of-html.ts";

interface Props {
  readonly draft: Draft;
  /** Moves the form into a window of its own; null where it is in one. */
  readonly onPopOut: (() => void) | null;
}

/** A mail being written: what is above the text, and the text. */
export function ComposeForm({ draft, onPopOut }: Props) {
  const state = useStore(draft.store);
  const [hasFocus, setFocus] = useState(false);
  const { to, cc, bcc, subject, plainText, smart, expanding, problem } = state;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    pressSend(draft);
  };
  const Editor = plainText ? PlainEditor : has("editor") ? RichEditor : FramedEditor;
  return (
    <div
      className={`compose-form ${state.place}`}
      data-app-section={state.place === "popout" ? "Form_Content" : "ComposeForm"}
      {...(state.place === "inline" ? { "data-standin": "inline-compose" } : {})}
      {...(state.place === "popout" ? {} : { id: `docking_InitVisiblePart_${draft.number}` })}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        // A press in the toolbar itself must still find its button when it ends.
        if (target.closest("[role=toolbar]") === null) setFocus(true);
      }}
    >
      {/* Another toolbar once the form has the focus: its elements are made anew. */}
      <Toolbar key={String(hasFocus)} draft={draft} onPopOut={onPopOut} />
      {problem !== null && (
        <div className="problem" role="alert">
          {problem}
        </div>
      )}
      <div className="envelope">
        <RecipientWell draft={draft} name="to" people={to} />
        <RecipientWell draft={draft} name="cc" people={cc} />
        <RecipientWell draft={draft} name="bcc" people={bcc} />
        <div className="subject-line">
          <input
            type="text"
            {...(has("subject-id") ? { id: `MSG_${draft.clientId}_SUBJECT` } : {})}
            data-standin="subject"
            aria-label={words.subjectField}
            placeholder={words.addSubject}
            autoComplete="off"
            value={subject}
            onChange={(event) => {
              draft.store.set({ subject: event.target.value });
              draftChanged(draft);
            }}
          />
          <span className="saved-at">
            {state.savedAt === null ? "" : words.draftSavedAt(clockTime(state.savedAt))}
          </span>
        </div>
      </div>
      <Editor key={state.editorNumber} draft={draft} />
      {smart && (
        <button
          type="button"
          className="quiet dots"
          data-standin="expand-quote"
          aria-label={words.expandQuote}
          title={words.expandQuote}
          aria-expanded="false"
          disabled={expanding}
          onClick={() => void expandQuote(draft)}
        >
          <Icon name="dots" />
        </button>
      )}
    </div>
  );
}

function Toolbar({ draft, onPopOut }: Props) {
  const { plainText } = draft.store.get();
  return (
    <div className="compose-toolbar" role="toolbar">
      <SendButton draft={draft} />
      <button
        type="button"
        className="fui-Button quiet"
        id="discardCompose"
        aria-label={words.discard}
        title={words.discard}
        onClick={() => ask(draft, "discard", () => void discardDraft(draft))}
      >
        <Icon name="delete" />
      </button>
      <button
        type="button"
        className="fui-Button quiet"
        data-standin="plain-text"
        aria-label={plainText ? words.richText : words.plainText}
        title={plainText ? words.richText : words.plainText}
        onClick={() => togglePlainText(draft)}
      >
        <Icon name="text" />
      </button>
      <span className="grow" />
      {onPopOut !== null && (
        <button
          type="button"
          className="fui-Button quiet"
          id="popoutCompose"
          aria-label={words.popOut}
          title={words.popOut}
          onClick={onPopOut}
        >
          <Icon name="window" />
        </button>
      )}
      <button
        type="button"
        className="fui-Button quiet"
        data-standin="close-compose"
        aria-label={words.close}
        title={words.close}
        onClick={() => void closeDraft(draft)}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

function togglePlainText(draft: Draft): void {
  const { plainText, editorNumber } = draft.store.get();
  const body = currentBody(draft);
  draft.editor = null;
  draft.body = plainText ? `<div>${escapeText(body)}</div>` : textOfHtml(body);
  draft.store.set({ plainText: !plainText, editorNumber: editorNumber + 1 });
  draftChanged(draft);
}

const escapeText = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\n", "<br>");
