import { pageState } from "../page-state.ts";
import { useStore } from "../store.ts";
import { words } from "../words/words.ts";

/** The notice at the bottom: what became of the mail that was sent last. */
export function Bar() {
  const { bar } = useStore(pageState);
  if (bar === null) return null;
  const close = () => pageState.set({ bar: null });
  return (
    <div
      className={`bar ${bar.kind}`}
      role={bar.kind === "failed" ? "alert" : "status"}
      data-standin={`send-${bar.kind}`}
    >
      <span>{textOf(bar.kind)}</span>
      {bar.kind === "undo" && (
        <button type="button" data-standin="undo-send" onClick={bar.undo}>
          {words.undoSend}
        </button>
      )}
      {bar.kind === "failed" && (
        <button
          type="button"
          data-standin="try-again"
          onClick={() => {
            close();
            bar.again();
          }}
        >
          {words.tryAgain}
        </button>
      )}
      {bar.kind !== "undo" && (
        <button type="button" className="close" aria-label={words.close} onClick={close}>
          ×
        </button>
      )}
    </div>
  );
}

function textOf(kind: "undo" | "sent" | "scheduled" | "failed"): string {
  return {
    undo: words.sending,
    sent: words.sent,
    scheduled: words.scheduled,
    failed: words.sendFailed,
  }[kind];
}
