import { useStore } from "@nanostores/react";
import { useId, useRef, useState } from "react";
import { mailDetailWords } from "../../../words/mail-detail.ts";
import { CloseIcon } from "../../kit/icons.tsx";

/** A mail's tags, each with a button that takes it away, and a field for another one. Enter or a comma adds it. */
export function TagsEditor({
  tags,
  known,
  onAdd,
  onRemove,
}: {
  readonly tags: readonly string[];
  /** All that there are, to be offered. */
  readonly known: readonly string[];
  readonly onAdd: (tag: string) => void;
  readonly onRemove: (tag: string) => void;
}) {
  const id = useId();
  const t = useStore(mailDetailWords);
  const [text, setText] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const add = (): void => {
    const tag = text.trim();
    if (tag !== "" && !tags.includes(tag)) onAdd(tag);
    setText("");
  };
  return (
    <div className="tags-editor">
      {tags.map((tag) => (
        <span key={tag} className="tag">
          <span dir="auto">{tag}</span>
          <button
            type="button"
            aria-label={t.removeTag({ tag })}
            title={t.removeTag({ tag })}
            onClick={() => {
              onRemove(tag);
              field.current?.focus();
            }}
          >
            <CloseIcon />
          </button>
        </span>
      ))}
      <input
        ref={field}
        list={id}
        value={text}
        maxLength={40}
        placeholder={t.addTag}
        aria-label={t.addTag}
        autoComplete="off"
        onChange={({ target }) => setText(target.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key === "Escape" && text !== "") setText("");
          else if (event.key === "Enter" || event.key === ",") add();
          else return;
          event.preventDefault();
        }}
      />
      <datalist id={id}>
        {known
          .filter((tag) => !tags.includes(tag))
          .map((tag) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
    </div>
  );
}
