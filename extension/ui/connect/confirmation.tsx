import { useEffect, useId, useRef } from "react";
import { Button } from "../kit/button.tsx";
import "./connect.css";

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
  const id = useId();
  useEffect(() => safe.current?.focus(), []);
  return (
    <section
      className="confirmation"
      role="alertdialog"
      aria-label={question}
      aria-describedby={id}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        // Else Chrome closes the whole popup.
        event.preventDefault();
        onCancel();
      }}
    >
      <h2>{question}</h2>
      <p id={id} className="hint">
        {explanation}
      </p>
      <div className="buttons">
        <Button kind={isDangerous ? "destroy" : "primary"} onClick={onConfirm}>
          {confirm}
        </Button>
        <Button ref={safe} onClick={onCancel}>
          {cancel}
        </Button>
      </div>
    </section>
  );
}
