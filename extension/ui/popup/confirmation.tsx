import { useEffect, useRef } from "react";

/** A question within the page. The safe answer has the focus; Escape gives it. */
export function Confirmation({
  question,
  explanation,
  confirm,
  isDangerous = false,
  cancel,
  onConfirm,
  onCancel,
}: {
  readonly question: string;
  readonly explanation: string;
  readonly confirm: string;
  readonly isDangerous?: boolean;
  readonly cancel: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}) {
  const safe = useRef<HTMLButtonElement>(null);
  useEffect(() => safe.current?.focus(), []);
  return (
    <section
      className="confirmation"
      role="alertdialog"
      aria-label={question}
      aria-describedby="explanation"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        // Else Chrome closes the whole popup.
        event.preventDefault();
        onCancel();
      }}
    >
      <h2>{question}</h2>
      <p id="explanation" className="hint">
        {explanation}
      </p>
      <div className="buttons">
        <button className={isDangerous ? "danger" : "primary"} type="button" onClick={onConfirm}>
          {confirm}
        </button>
        <button ref={safe} type="button" onClick={onCancel}>
          {cancel}
        </button>
      </div>
    </section>
  );
}
