import { useLayoutEffect, useRef } from "react";
import { inertDocument } from "../trusted-types.ts";
import { words } from "../words/words.ts";
import { attachEditor, type Draft } from "./draft.ts";
import { draftChanged } from "./save-draft.ts";

/** An editor as Outlook does not have it: a frame of its own, in which everything is editable. For a story about that. */
export function FramedEditor({ draft }: { readonly draft: Draft }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useLayoutEffect(() => {
    const page = frame.current?.contentDocument;
    if (page == null) return;
    page.body.replaceChildren(...inertDocument(draft.body).body.childNodes);
    page.designMode = "on";
    page.addEventListener("input", () => draftChanged(draft));
    return attachEditor(draft, { exported: () => page.body.innerHTML });
  }, [draft]);
  return (
    <div className="editor-parent">
      <iframe ref={frame} sandbox="allow-same-origin" className="editor" title={words.body} />
    </div>
  );
}
