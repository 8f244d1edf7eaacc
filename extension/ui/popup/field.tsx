import { useId } from "react";

/** A text field with its label, and below it a hint that an error takes the place of. */
export function Field({
  label,
  value,
  onChange,
  onLeave,
  inputRef,
  hint,
  error,
  inputMode,
  autoFocus,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onLeave?: () => void;
  readonly inputRef: React.RefObject<HTMLInputElement | null>;
  /** Stands below the field as long as there is no error. */
  readonly hint: string;
  readonly error: string;
  readonly inputMode: "url" | "text";
  readonly autoFocus: boolean;
}) {
  const id = useId();
  const noteId = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={inputRef}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
        inputMode={inputMode}
        autoFocus={autoFocus}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-invalid={error !== ""}
        aria-describedby={noteId}
      />
      <p id={noteId} className={error === "" ? "hint" : "error"} aria-live="polite">
        {error === "" ? hint : error}
      </p>
    </div>
  );
}
