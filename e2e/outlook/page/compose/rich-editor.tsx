import { useLayoutEffect, useRef } from "react";
import {
  createModelFromHtml,
  type DOMCreator,
  EditPlugin,
  Editor,
  type EditorPlugin,
  exportContent,
  getDarkColor,
  PastePlugin,
  ShortcutPlugin,
} from "roosterjs";
import { options } from "../options.ts";
import { inertDocument } from "../trusted-types.ts";
import { words } from "../words/words.ts";
import { attachEditor, type Draft } from "./draft.ts";
import { draftChanged } from "./save-draft.ts";
import { tellExport } from "./stand-in-window.ts";

const domCreator: DOMCreator = { htmlToDOM: inertDocument };

/** Outlook's own editor, roosterjs. What it sends is read from the page when it is asked for. */
export function RichEditor({ draft }: { readonly draft: Draft }) {
  const content = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const div = content.current;
    if (div === null) return;
    // The editor keeps the events of keys and of input to itself.
    const changes: EditorPlugin = {
      getName: () => "Changes",
      initialize: () => undefined,
      dispose: () => undefined,
      onPluginEvent: ({ eventType }) => {
        if (eventType === "input" || eventType === "contentChanged") draftChanged(draft);
      },
    };
    const editor = new Editor(div, {
      plugins: [new PastePlugin(), new EditPlugin(), new ShortcutPlugin(), changes],
      initialModel: createModelFromHtml(draft.body, undefined, domCreator),
      trustedHTMLHandler: domCreator,
      inDarkMode: options.theme === "dark",
      getDarkColor: (color, lightness) => getDarkColor(color, lightness),
      defaultSegmentFormat: {
        fontFamily: "Aptos, Calibri, Helvetica, sans-serif",
        fontSize: "12pt",
        textColor: "rgb(0, 0, 0)",
      },
    });
    const exported = (): string => exportContent(editor, "HTML");
    const detach = attachEditor(draft, { exported });
    tellExport(div, exported);
    return () => {
      detach();
      editor.dispose();
    };
  }, [draft]);
  return (
    <div className="editor-parent" id={`editorParent_${draft.number + 1}`}>
      <div
        ref={content}
        className="editor"
        role="textbox"
        contentEditable
        suppressContentEditableWarning
        aria-multiline="true"
        aria-label={words.body}
        tabIndex={0}
      />
    </div>
  );
}
