import { useLayoutEffect, useRef } from "react";
import { words } from "../words/words.ts";
import { attachEditor, type Draft } from "./draft.ts";
import { draftChanged } from "./save-draft.ts";

/** The editor for mail that is only text. */
export function PlainEditor({ draft }: { readonly draft: Draft }) {
  const content = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const area = content.current;
    if (area === null) return;
    area.value = draft.body;
    return attachEditor(draft, { exported: () => area.value });
  }, [draft]);
  return (
    <div className="editor-parent" id={`editorParent_${draft.number + 1}`}>
      <textarea
        ref={content}
        className="editor plain"
        aria-label={words.body}
        onInput={() => draftChanged(draft)}
      />
    </div>
  );
}
