import { createRoot } from "react-dom/client";
import { Dialog } from "../shell/dialog.tsx";
import { pageState } from "../page-state.ts";
import { type OpenedWindow, openWindow } from "../shell/open-window.ts";
import { useStore } from "../store.ts";
import { words } from "../words/words.ts";
import { ComposeForm } from "./compose-form.tsx";
import { currentBody, type Draft } from "./draft.ts";
import { closeDraft } from "./save-draft.ts";

/** Its form moves into a window of its own. */
export function popOut(draft: Draft): void {
  currentBody(draft);
  draft.editor = null;
  const opened = openWindow(draft.store.get().subject || words.newMail);
  if (opened === null) return;
  draft.store.set({ place: "popout" });
  const { front } = pageState.get();
  pageState.set({ front: front === draft ? null : front });
  void opened.then((place) => fill(place, draft));
}

function fill({ window: popout, root }: OpenedWindow, draft: Draft): void {
  const view = createRoot(root);
  view.render(<Popout draft={draft} page={popout.document} />);
  // Gone from the page's drafts: it was sent, thrown away or put aside.
  const unsubscribe = pageState.subscribe(() => {
    if (pageState.get().drafts.includes(draft) && draft.store.get().place === "popout") return;
    unsubscribe();
    view.unmount();
    popout.close();
  });
  popout.addEventListener("pagehide", () => {
    if (pageState.get().drafts.includes(draft) && draft.store.get().place === "popout")
      void closeDraft(draft);
  });
}

function Popout({ draft, page }: { readonly draft: Draft; readonly page: Document }) {
  const { question } = useStore(pageState);
  return (
    <div className="popout-window">
      <ComposeForm draft={draft} onPopOut={null} />
      {question?.about === draft && <Dialog question={question} page={page} />}
    </div>
  );
}
